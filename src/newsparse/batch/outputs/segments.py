"""Which files hold the articles of a single output, as the state knows them: the finished one, the journal.

A *segment* is one such file with its blocks. `part` is the journal that the runs add to, `new` a file that is
put together of others, `out` the output itself.
"""

import os
from contextlib import suppress
from typing import NamedTuple

from newsparse.batch.outputs.codec import Block
from newsparse.batch.state.store import State

OUT, PART, NEW = "out", "part", "new"
_OPEN, _CLOSED, _TO_BE_NAMED = 0, 1, 2


class Segment(NamedTuple):
    """One row of the table: the file that it is in, how much of that counts, whether its last block is short."""

    id: int
    file: str
    size: int
    units: int
    mtime: int | None = None
    closed: int = _OPEN


class Segments:
    """The segments of an output. What is done to them counts when the state is committed."""

    def __init__(self, state: State, output: str) -> None:
        folder, name = os.path.split(output)
        self._state = state
        self.paths = {
            OUT: output,
            PART: os.path.join(folder, f".{name}.newsparse-batch.part"),
            NEW: os.path.join(folder, f".{name}.newsparse-batch.new"),
        }

    def recover(self) -> None:
        """Bring to an end what a killed run left in between, and forget what is not there any more."""
        for segment in self._all():
            if segment.closed == _TO_BE_NAMED:
                self._name(segment)
        for segment in self._all():
            if not self._is_there(segment):
                self.drop(segment.id)
        files = {segment.file for segment in self._all()}
        for file in (PART, NEW):
            if file not in files:
                with suppress(FileNotFoundError):
                    os.unlink(self.paths[file])
        self._state.commit()

    def is_foreign(self) -> bool:
        """Whether the output is there and is not what a run wrote."""
        return os.path.lexists(self.paths[OUT]) and self.find(OUT) is None

    def find(self, file: str) -> Segment | None:
        """The segment in that file."""
        return next((segment for segment in self._all() if segment.file == file), None)

    def begin(self, file: str) -> Segment:
        """A new segment in that file."""
        new_id = max((segment.id for segment in self._all()), default=0) + 1
        segment = Segment(new_id, file, 0, 0)
        self._state.base.execute("INSERT INTO segment VALUES (?, ?, ?, ?, ?, ?)", segment)
        return segment

    def grow(self, segment: Segment, size: int, blocks: list[Block], *, closed: bool = False) -> Segment:
        """The segment with blocks that are on the disk."""
        rows = [(segment.id, *block) for block in blocks]
        self._state.base.executemany("INSERT INTO block VALUES (?, ?, ?, ?, ?)", rows)
        units = segment.units + sum(block.units for block in blocks)
        grown = segment._replace(size=size, units=units, closed=int(closed or segment.closed))
        self._state.base.execute(
            "UPDATE segment SET size = ?, units = ?, closed = ? WHERE id = ?",
            (grown.size, grown.units, grown.closed, grown.id),
        )
        return grown

    def block(self, segment: int, unit: int) -> Block:
        """The block that holds a unit."""
        query = "SELECT start, units, offset, size FROM block WHERE segment = ? AND start <= ? ORDER BY start DESC"
        return Block(*self._state.base.execute(f"{query} LIMIT 1", (segment, unit)).fetchone())

    def publish(self, segment: Segment) -> None:
        """Give the segment's file the output's name; whatever ends the run meanwhile, the next one does it."""
        path = self.paths[segment.file]
        _take_over(self.paths[OUT], path)
        values = (_TO_BE_NAMED, os.stat(path).st_mtime_ns, segment.id)
        self._state.base.execute("UPDATE segment SET closed = ?, mtime = ? WHERE id = ?", values)
        for other in self._all():
            if other.id != segment.id:
                self.drop(other.id)
        self._state.commit()
        self._name(segment)
        self._state.commit()
        with suppress(FileNotFoundError):
            os.unlink(self.paths[PART])

    def drop(self, segment: int) -> None:
        """Forget a segment; what was in it is to be done again."""
        base = self._state.base
        base.execute("UPDATE document SET segment = NULL WHERE segment = ?", (segment,))
        base.execute("DELETE FROM block WHERE segment = ?", (segment,))
        base.execute("DELETE FROM segment WHERE id = ?", (segment,))

    def _name(self, segment: Segment) -> None:
        path = self.paths[segment.file]
        if os.path.exists(path):  # else a killed run came this far
            os.replace(path, self.paths[OUT])
        change = "UPDATE segment SET closed = ?, file = ? WHERE id = ?"
        self._state.base.execute(change, (_CLOSED, OUT, segment.id))

    def _is_there(self, segment: Segment) -> bool:
        try:
            status = os.stat(self.paths[segment.file])
        except OSError:
            return False
        if segment.file == OUT:
            return (status.st_size, status.st_mtime_ns) == (segment.size, segment.mtime)
        return segment.file == PART and status.st_size >= segment.size

    def _all(self) -> list[Segment]:
        return [Segment(*row) for row in self._state.base.execute("SELECT * FROM segment ORDER BY id")]


def _take_over(before: str, path: str) -> None:
    """Give the new file the permissions of the one that it replaces."""
    with suppress(OSError):
        os.chmod(path, os.stat(before).st_mode & 0o7777)
