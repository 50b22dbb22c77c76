"""A single output file with all articles in input order: JSON Lines, CSV, SQLite or Parquet.

Runs append to a journal beside the output and commit how much of it counts. If no input was added, removed or
changed between runs, the journal is the output and only needs renaming. Otherwise the output is assembled from
the journal and the file that an earlier run finished.
"""

import io
import os
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from time import monotonic

from newsparse.batch.convert.document import Document
from newsparse.batch.convert.outcome import DocumentOutcome
from newsparse.batch.convert.pool import Result
from newsparse.batch.convert.task import Known, RunSettings, SegmentRange, Task
from newsparse.batch.outputs import OutputKind, segments
from newsparse.batch.outputs.codec import CodecWriter, PackedBlock, load_codec
from newsparse.batch.outputs.payloads import PayloadReader, read_block
from newsparse.batch.outputs.segments import NEW, OUT, PART, Segment, Segments
from newsparse.batch.request import BatchRequest
from newsparse.batch.state.fingerprint import Fingerprint
from newsparse.batch.state.store import DocumentState, State, exists
from newsparse.model.errors import OutputError

COMMIT_SECONDS = 1.0  # finished work that a killed run may lose; committing more often slows it down


def state_of(output: str) -> str:
    """The path of the state of an output file."""
    folder, name = os.path.split(os.path.realpath(output))
    return os.path.join(folder, f".{name}.newsparse-batch.sqlite")


def own_paths(output: str) -> tuple[str, ...]:
    """The real paths of what runs with this output write beside it."""
    path = os.path.realpath(output)
    return state_of(output), *(found for file, found in segments.paths_of(path).items() if file != OUT)


def is_ours(output: str) -> bool:
    """Whether what stands there is the output of an earlier run; if its state cannot be read, the run will say so."""
    path = os.path.realpath(output)
    if not os.path.lexists(path):
        return True
    if not exists(state_of(path)):
        return False
    try:
        state = State(state_of(path), read_only=True)
        try:
            return Segments(state, path).wrote_output()
        finally:
            state.close()
    except OutputError:
        return True


def settings_of(request: BatchRequest, kind: OutputKind) -> RunSettings:
    """The settings of a run that writes a file of that kind."""
    return RunSettings(kind.shape, options=request.options, read_as=request.read_as, geo=request.geo)


class OutputFile:
    """The output file of a run. Raises OutputError if it cannot be written."""

    def __init__(self, request: BatchRequest, kind: OutputKind) -> None:
        self._request = request
        self._codec = load_codec(kind.codec)
        self._final = load_codec(kind.final) if kind.final else None
        self.settings = settings_of(request, kind)
        self._fingerprint = Fingerprint(self.settings)
        path = os.path.realpath(request.output)
        if not os.path.isdir(os.path.dirname(path)):
            raise OutputError(f"{request.output}: there is no such folder; create it first")
        if os.path.lexists(path) and not request.force and not os.path.exists(state_of(path)):
            raise OutputError(_not_ours(request.output))
        self._state = State(state_of(path))
        self._segments = Segments(self._state, path)
        self._writer: CodecWriter | None = None
        try:
            self._segments.recover()
            if self._segments.output_is_not_ours() and not request.force:
                raise OutputError(_not_ours(request.output))
        except BaseException:
            self._state.close()
            raise
        self._part: Segment | None = None
        self._waiting: deque[DocumentState] = deque()
        self._since = monotonic()
        self._is_consistent = (
            True  # False if an error or Ctrl-C interrupted a change that must be made as a whole
        )
        self._kept = 0  # units of the journal that no kill can lose
        # While all payloads lie in one segment without gaps, nothing has to be assembled.
        self._segment: int | None = None
        self._units = 0
        self._is_contiguous = True

    def task(self, number: int, document: Document) -> Task:
        """The work for a document, with the results of earlier runs."""
        row = None if self._request.force or document.problem else self._state.find(document.name)
        return Task(number, document, known=self._known(row, document))

    def _known(self, row: DocumentState | None, document: Document) -> Known | None:
        if row is None or row.outcome.problem is not None or row.outcome.digest is None:
            return None
        if row.location is None or row.fingerprint != self._fingerprint.of(document):
            return None
        return Known(row.outcome.digest, row.outcome, location=row.location)

    def add(self, result: Result) -> Iterator[DocumentOutcome]:
        """Take the next result; its outcome is final at once."""
        task, outcome = result.task, result.converted.outcome
        is_kept = task.known and outcome.unchanged
        location = task.known.location if task.known and is_kept else self._append(result)
        assert location
        self._follow(location)
        row = DocumentState(
            key=task.document.name,
            number=task.number,
            run=self._state.run,
            fingerprint=self._fingerprint.of(task.document),
            outcome=outcome,
            location=location,
        )
        self._waiting.append(row)
        if monotonic() - self._since >= COMMIT_SECONDS:
            self._commit()
        yield outcome

    def finish(self) -> Iterator[DocumentOutcome]:
        """Complete and rename the output; without a single article no file is made."""
        part = self._segments.find(PART)
        if part and self._writer is None and self._segments.rest(part):
            self._open_journal()
        if self._writer:
            self._writer.finish()
        self._commit(closed=True)
        self._is_consistent = False
        self._state.change("DELETE FROM document WHERE run < ?", self._state.run)
        if self._units and not self._is_out():
            segment = self._part if self._part and self._is_part() else self._assembled()
            self._close_writer()
            self._segments.publish(segment)
        self._state.commit()
        self._is_consistent = True
        yield from ()

    def stop(self) -> Iterator[DocumentOutcome]:
        """Nothing remains: `add` yields every outcome."""
        yield from ()

    def close(self) -> None:
        """Release the output; finished work is kept for the next run, down to the last document."""
        if self._is_consistent:
            with suppress(OSError, OutputError):
                self._commit(keep_rest=True)
        self._close_writer()
        self._state.close()

    # The journal

    def _append(self, result: Result) -> SegmentRange:
        if self._writer is None:
            self._open_journal()
        assert self._part and self._writer
        payload = result.converted.payload
        if self._part.closed and len(payload):  # its last block is short, as in no file of a single run
            self._is_contiguous = False
        return SegmentRange(self._part.id, self._writer.append(payload), len(payload))

    def _open_journal(self) -> None:
        """Go on where an earlier run was, in the middle of a block if need be."""
        part = self._segments.find(PART) or self._segments.begin(PART)
        rest = self._segments.rest(part)
        self._writer = self._codec.writer(self._segments.paths[PART], part.size, part.units)
        if rest:
            block = PackedBlock(0, rest.units, 0, len(rest.data))
            self._writer.append(read_block(self._codec, io.BytesIO(rest.data), block, self._segments))
        self._part, self._kept = part, part.units + (rest.units if rest else 0)

    def _follow(self, location: SegmentRange) -> None:
        """Track whether the articles so far are contiguous and in order."""
        if not location.length:
            return
        if self._segment is None:
            self._segment = location.segment
        if (location.segment, location.start) != (self._segment, self._units):
            self._is_contiguous = False
        self._units += location.length

    def _commit(self, *, closed: bool = False, keep_rest: bool = False) -> None:
        """Commit the documents whose blocks are complete and on disk; with `keep_rest` all of them."""
        self._since, self._is_consistent = monotonic(), False
        if self._writer and self._part and (blocks := self._writer.taken()):
            self._writer.sync()
            size = (
                blocks[-1].offset + blocks[-1].size
            )  # not the size of the file, in which a block may have been cut short
            self._part = self._segments.grow(self._part, size, blocks, closed=closed)
            self._kept = self._part.units
        if keep_rest:
            self._keep_rest()
        while self._waiting and self._is_packed(self._waiting[0]):
            self._state.put(self._waiting.popleft())
        self._state.commit()
        self._is_consistent = True

    def _keep_rest(self) -> None:
        """Keep the block that is not complete: its documents need not be converted again."""
        part, rest = self._part, self._writer.rest() if self._writer else None
        if part and rest and rest.start == part.units:
            self._segments.keep(part, rest)
            self._kept = part.units + rest.units

    def _is_packed(self, row: DocumentState) -> bool:
        at, part = row.location, self._part
        return not (at and part and at.segment == part.id and at.start + at.length > self._kept)

    def _close_writer(self) -> None:
        if self._writer:
            self._writer.close()
            self._writer = None

    # The output

    def _is_out(self) -> bool:
        """Whether the output already is as it should be."""
        out = self._segments.find(OUT)
        return bool(out and self._is_contiguous and out.id == self._segment and out.units == self._units)

    def _is_part(self) -> bool:
        """Whether the journal only needs renaming."""
        part = self._part
        is_final = self._is_contiguous and not self._final
        return bool(part and is_final and part.id == self._segment and part.units == self._units)

    def _assembled(self) -> Segment:
        """A new file of all documents in input order, copied from the segments that hold them."""
        path = self._segments.paths[NEW]
        segment = self._segments.begin(NEW)
        writer = (self._final or self._codec).writer(path, 0, 0)
        try:
            with PayloadReader(self._segments, self._codec, self._final) as reader:
                self._copy(reader, writer, segment)
            writer.finish()
            writer.sync()
        finally:
            writer.close()
        return self._segments.grow(segment, os.path.getsize(path), writer.taken(), closed=True)

    def _copy(self, reader: PayloadReader, writer: CodecWriter, segment: Segment) -> None:
        change = "UPDATE document SET segment = ?, start = ? WHERE key = ?"
        query = "SELECT key, segment, start, length FROM document WHERE segment IS NOT NULL ORDER BY number"
        for key, *location in self._state.select(query):
            start = writer.append(reader.read(self._segments.location(location)))
            self._state.change(change, segment.id, start, key)


def _not_ours(output: str) -> str:
    return f"{output}: the file exists and is not as batch left it; move it away, or use --force"
