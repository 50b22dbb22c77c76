"""A file that grows by blocks and can be cut back to any of them: the journal of a single-file output.

A block ends where its content says, never where the clock says. So the file of a run that was killed and
resumed is byte for byte that of an uninterrupted run.
"""

import os
from collections.abc import Callable
from typing import Any

from newsparse.batch.outputs.codec import PackedBlock, Payload, Rest
from newsparse.files.standard_output import write_all
from newsparse.files.write import create


class BlockWriter:
    """Collects payloads until they weigh `block_bytes`, packs them, and appends the result.

    `pack` turns payloads into bytes; `weigh` gives the weight of a payload in bytes, at least roughly;
    `header` opens a new file.
    """

    def __init__(
        self,
        path: str,
        size: int,
        units: int,
        pack: Callable[[list[Payload]], bytes],
        *,
        block_bytes: int,
        weigh: Callable[[Any], int] = len,
        header: bytes = b"",
    ) -> None:
        self._pack, self._weigh, self._block_bytes = pack, weigh, block_bytes
        self._descriptor = _opened(path) if size else create(path)
        os.ftruncate(self._descriptor, size)
        os.lseek(self._descriptor, 0, os.SEEK_END)
        self._size, self._start, self._units = size, units, units
        self._waiting: list[Payload] = []
        self._weight = 0
        self._taken: list[PackedBlock] = []
        if not size:
            self._write(header)

    def append(self, payload: Payload) -> int:
        """Add a document's payload; returns the unit at which it starts."""
        start = self._units
        if len(payload):
            self._waiting.append(payload)
            self._units += len(payload)
            self._weight += self._weigh(payload)
            if self._weight >= self._block_bytes:
                self._complete()
        return start

    def taken(self) -> list[PackedBlock]:
        """The blocks completed since the last call."""
        taken, self._taken = self._taken, []
        return taken

    def rest(self) -> Rest | None:
        """The payloads that wait for their block to be complete."""
        if not self._waiting:
            return None
        return Rest(self._start, sum(map(len, self._waiting)), self._pack(self._waiting))

    def sync(self) -> None:
        """Flush all completed blocks to disk."""
        os.fsync(self._descriptor)

    def finish(self) -> None:
        """Write the last block, even if it is short."""
        if self._waiting:
            self._complete()

    def close(self) -> None:
        """Close the file; payloads of an incomplete block are lost."""
        os.close(self._descriptor)

    def _complete(self) -> None:
        data = self._pack(self._waiting)
        block = PackedBlock(self._start, self._units - self._start, self._size, len(data))
        self._write(data)
        self._taken.append(block)  # only now: a block that could not be written does not count
        self._waiting, self._weight, self._start = [], 0, self._units

    def _write(self, data: bytes) -> None:
        write_all(self._descriptor, data)
        self._size += len(data)


def _opened(path: str) -> int:
    """The journal of an earlier run, which is continued; never through a link."""
    return os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0))
