"""The files that hold the articles of a single-file output, as the state records them.

A *segment* is such a file with its blocks: `part` is the journal that runs append to, `new` a file assembled
from others, `out` the output itself.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from typing import Any, NamedTuple

from newsparse.batch.convert.task import SegmentRange
from newsparse.batch.outputs.codec import PackedBlock, Rest
from newsparse.batch.state.rows import count
from newsparse.batch.state.store import State
from newsparse.files.held import Place, held_at, opened, status_of
from newsparse.files.write import grant
from newsparse.model.errors import OutputError, reason

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
                _remove(self.paths[file])
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
        self._state.change("INSERT INTO segment VALUES (?, ?, ?, ?, ?, ?)", *segment)
        return segment

    def grow(
        self, segment: Segment, size: int, blocks: list[PackedBlock], *, closed: bool = False
    ) -> Segment:
        """The segment with blocks added that are on disk; the first of them holds the rest, if one was kept."""
        rows = [(segment.id, *block) for block in blocks]
        self._state.change_each("INSERT OR REPLACE INTO block VALUES (?, ?, ?, ?, ?)", rows)
        self._state.change("DELETE FROM rest WHERE segment = ?", segment.id)
        units = segment.units + sum(block.units for block in blocks)
        grown = segment._replace(size=size, units=units, closed=int(closed or segment.closed))
        change = "UPDATE segment SET size = ?, units = ?, closed = ? WHERE id = ?"
        self._state.change(change, grown.size, grown.units, grown.closed, grown.id)
        return grown

    def keep(self, segment: Segment, rest: Rest) -> None:
        """Keep a block that is not complete, for the run that will complete it."""
        self._state.change("INSERT OR REPLACE INTO rest VALUES (?, ?, ?, ?)", segment.id, *rest)

    def rest(self, segment: Segment) -> Rest | None:
        """The block that an interrupted run had begun."""
        query = "SELECT start, units, data FROM rest WHERE segment = ?"
        row = next(self._state.select(query, segment.id), None)
        if row is None or row[0] != segment.units:
            return None
        start, units, data = row
        if not isinstance(data, bytes):
            raise self._state.damaged("the rest of a file is not bytes")
        return Rest(start, self._counted(units), data)

    def block(self, segment: int, unit: int) -> PackedBlock:
        """The block that holds a unit."""
        query = "SELECT start, units, offset, size FROM block WHERE segment = ? AND start <= ? ORDER BY start DESC"
        row = next(self._state.select(f"{query} LIMIT 1", segment, unit), ())
        block = PackedBlock(*map(self._counted, row)) if row else None
        if block is None or not block.start <= unit < block.start + block.units:
            raise self.damaged()
        return block

    def location(self, values: Iterable[Any]) -> SegmentRange:
        """Where a document is, by these columns of its row."""
        return SegmentRange(*map(self._counted, values))

    def damaged(self) -> OutputError:
        """The error where a document is not where the state says."""
        return self._state.damaged("a document is not in the file that should hold it")

    def publish(self, segment: Segment) -> None:
        """Rename the segment's file to the output. If the run is killed meanwhile, the next one completes this."""
        with held_at(self.paths[segment.file]) as place, opened(place) as file:
            grant(file.fileno(), status_of(Place(self.paths[OUT])))
            values = (_TO_BE_RENAMED, os.fstat(file.fileno()).st_mtime_ns, segment.id)
        self._state.change("UPDATE segment SET closed = ?, mtime = ? WHERE id = ?", *values)
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
        self._state.change("UPDATE document SET segment = NULL WHERE segment = ?", segment)
        self._state.change("DELETE FROM block WHERE segment = ?", segment)
        self._state.change("DELETE FROM rest WHERE segment = ?", segment)
        self._state.change("DELETE FROM segment WHERE id = ?", segment)

    def _rename(self, segment: Segment) -> None:
        path = self.paths[segment.file]
        if status_of(Place(path)):  # otherwise a killed run has renamed it already
            os.replace(path, self.paths[OUT])
        change = "UPDATE segment SET closed = ?, file = ? WHERE id = ?"
        self._state.change(change, _CLOSED, OUT, segment.id)

    def _is_intact(self, segment: Segment) -> bool:
        status = status_of(Place(self.paths[segment.file]))
        if status is None:
            return False
        if segment.file == OUT:
            return (status.st_size, status.st_mtime_ns) == (segment.size, segment.mtime)
        return segment.file == PART and status.st_size >= segment.size

    def _all(self) -> list[Segment]:
        return [self._loaded(row) for row in self._state.select("SELECT * FROM segment ORDER BY id")]

    def _loaded(self, row: tuple[Any, ...]) -> Segment:
        segment = Segment(*row)
        if segment.file not in self.paths or not isinstance(segment.mtime, int | None):
            raise self._state.damaged("an unknown file")
        for number in (segment.id, segment.size, segment.units, segment.closed):
            self._counted(number)
        return segment

    def _counted(self, number: Any) -> int:
        try:
            return count(number)
        except ValueError as error:
            raise self._state.damaged(str(error)) from error


def _remove(path: str) -> None:
    """Remove a file, or a link, if it is there. Raises OutputError."""
    try:
        os.unlink(path)
    except FileNotFoundError:
        pass
    except OSError as error:
        raise OutputError(f"{path}: {reason(error)}; batch writes there, so move it away") from error
