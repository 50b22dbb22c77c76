"""A file that grows block by block, and can be cut back to any of them: the journal of a single output.

Where a block ends depends on what is in it alone, never on when it was written: so the file of a run that was
killed and went on is, byte for byte, that of a run that was not.
"""

import os
from collections.abc import Callable
from typing import Any

from newsparse.batch.outputs.codec import Block, Payload
from newsparse.files.write import write_all


class BlockWriter:
    """Collects payloads until they weigh enough, packs them, and appends what comes of it.

    `pack` makes bytes of payloads; `weigh` says what one weighs, in bytes or about; `head` opens the file.
    """

    def __init__(
        self,
        path: str,
        size: int,
        units: int,
        pack: Callable[[list[Payload]], bytes],
        *,
        enough: int,
        weigh: Callable[[Any], int] = len,
        head: bytes = b"",
    ) -> None:
        self._pack, self._weigh, self._enough = pack, weigh, enough
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
        os.ftruncate(self._descriptor, size)
        os.lseek(self._descriptor, 0, os.SEEK_END)
        self._size, self._start, self._units = size, units, units
        self._waiting: list[Payload] = []
        self._weight = 0
        self._taken: list[Block] = []
        if not size:
            self._write(head)

    def append(self, payload: Payload) -> int:
        """Add a document's payload; gives the unit at which it starts."""
        start = self._units
        if len(payload):
            self._waiting.append(payload)
            self._units += len(payload)
            self._weight += self._weigh(payload)
            if self._weight >= self._enough:
                self._complete()
        return start

    def taken(self) -> list[Block]:
        """The blocks completed since this was last asked."""
        taken, self._taken = self._taken, []
        return taken

    def sync(self) -> None:
        """Wait until all completed blocks are on the disk."""
        os.fsync(self._descriptor)

    def finish(self) -> None:
        """Write out the last block, short as it may be."""
        if self._waiting:
            self._complete()

    def close(self) -> None:
        """Close the file; what waits for its block to be completed is lost."""
        os.close(self._descriptor)

    def _complete(self) -> None:
        data = self._pack(self._waiting)
        block = Block(self._start, self._units - self._start, self._size, len(data))
        self._write(data)
        self._taken.append(block)  # not before: a block that the disk did not take is none
        self._waiting, self._weight, self._start = [], 0, self._units

    def _write(self, data: bytes) -> None:
        write_all(self._descriptor, data)
        self._size += len(data)
