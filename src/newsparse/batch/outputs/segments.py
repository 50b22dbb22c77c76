"""The files that hold the articles of a single-file output, as the state records them.

A *segment* is such a file with its blocks: `part` is the journal that runs append to, `new` a file assembled
from others, `out` the output itself.
"""

import os
from contextlib import suppress
from typing import NamedTuple

from newsparse.batch.outputs.codec import PackedBlock
from newsparse.batch.state.store import State
from newsparse.files.write import grant

OUT, PART, NEW = "out", "part", "new"
_OPEN, _CLOSED, _TO_BE_RENAMED = 0, 1, 2


class Segment(NamedTuple):
    """A row of the table `segment`: the file, how many of its bytes count, and whether its last block is short."""

    id: int
    file: str
    size: int
    units: int
    mtime: int | None = None
    closed: int = _OPEN


def paths_of(output: str) -> dict[str, str]:
    """The paths of the files of an output, which is a real path itself."""
    folder, name = os.path.split(output)
    return {
        OUT: output,
        PART: os.path.join(folder, f".{name}.newsparse-batch.part"),
        NEW: os.path.join(folder, f".{name}.newsparse-batch.new"),
    }


class Segments:
    """The segments of an output. Changes take effect when the state is committed."""

    def __init__(self, state: State, output: str) -> None:
        self._state = state
        self.paths = paths_of(output)

    def recover(self) -> None:
        """Complete what a killed run left half done, and drop segments whose files are gone."""
        for segment in self._all():
            if segment.closed == _TO_BE_RENAMED:
                self._rename(segment)
        for segment in self._all():
            if not self._is_intact(segment):
                self.drop(segment.id)
        files = {segment.file for segment in self._all()}
        for file in (PART, NEW):
            if file not in files:
                with suppress(FileNotFoundError):
                    os.unlink(self.paths[file])
        self._state.commit()

    def output_is_not_ours(self) -> bool:
        """Whether the output exists and is not what a batch run wrote."""
        return os.path.lexists(self.paths[OUT]) and self.find(OUT) is None

    def wrote_output(self) -> bool:
        """Whether the output is as a run left it, or as one that was killed was about to replace it."""
        return any(
            segment.closed == _TO_BE_RENAMED or (segment.file == OUT and self._is_intact(segment))
            for segment in self._all()
        )

    def find(self, file: str) -> Segment | None:
        """The segment in that file."""
        return next((segment for segment in self._all() if segment.file == file), None)

    def begin(self, file: str) -> Segment:
        """A new segment in that file."""
        new_id = max((segment.id for segment in self._all()), default=0) + 1
        segment = Segment(new_id, file, 0, 0)
        self._state.base.execute("INSERT INTO segment VALUES (?, ?, ?, ?, ?, ?)", segment)
        return segment

    def grow(
        self, segment: Segment, size: int, blocks: list[PackedBlock], *, closed: bool = False
    ) -> Segment:
        """The segment with blocks added that are on disk."""
        rows = [(segment.id, *block) for block in blocks]
        self._state.base.executemany("INSERT INTO block VALUES (?, ?, ?, ?, ?)", rows)
        units = segment.units + sum(block.units for block in blocks)
        grown = segment._replace(size=size, units=units, closed=int(closed or segment.closed))
        self._state.base.execute(
            "UPDATE segment SET size = ?, units = ?, closed = ? WHERE id = ?",
            (grown.size, grown.units, grown.closed, grown.id),
        )
        return grown

    def block(self, segment: int, unit: int) -> PackedBlock:
        """The block that holds a unit."""
        query = "SELECT start, units, offset, size FROM block WHERE segment = ? AND start <= ? ORDER BY start DESC"
        return PackedBlock(*self._state.base.execute(f"{query} LIMIT 1", (segment, unit)).fetchone())

    def publish(self, segment: Segment) -> None:
        """Rename the segment's file to the output. If the run is killed meanwhile, the next one completes this."""
        path = self.paths[segment.file]
        grant(path, self.paths[OUT])
        values = (_TO_BE_RENAMED, os.stat(path).st_mtime_ns, segment.id)
        self._state.base.execute("UPDATE segment SET closed = ?, mtime = ? WHERE id = ?", values)
        for other in self._all():
            if other.id != segment.id:
                self.drop(other.id)
        self._state.commit()
        self._rename(segment)
        self._state.commit()
        with suppress(FileNotFoundError):
            os.unlink(self.paths[PART])

    def drop(self, segment: int) -> None:
        """Forget a segment; its documents will be converted again."""
        base = self._state.base
        base.execute("UPDATE document SET segment = NULL WHERE segment = ?", (segment,))
        base.execute("DELETE FROM block WHERE segment = ?", (segment,))
        base.execute("DELETE FROM segment WHERE id = ?", (segment,))

    def _rename(self, segment: Segment) -> None:
        path = self.paths[segment.file]
        if os.path.exists(path):  # otherwise a killed run has renamed it already
            os.replace(path, self.paths[OUT])
        change = "UPDATE segment SET closed = ?, file = ? WHERE id = ?"
        self._state.base.execute(change, (_CLOSED, OUT, segment.id))

    def _is_intact(self, segment: Segment) -> bool:
        try:
            status = os.stat(self.paths[segment.file])
        except OSError:
            return False
        if segment.file == OUT:
            return (status.st_size, status.st_mtime_ns) == (segment.size, segment.mtime)
        return segment.file == PART and status.st_size >= segment.size

    def _all(self) -> list[Segment]:
        return [Segment(*row) for row in self._state.base.execute("SELECT * FROM segment ORDER BY id")]
