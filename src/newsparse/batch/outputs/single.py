"""One file with all articles, in the order of the inputs: JSON Lines, CSV, Parquet.

Runs add to a journal beside it and commit how far that counts. When the journal is the file that is wanted,
which it is unless inputs came, went or changed between runs, it gets the output's name; else the output is
put together from the journal and the finished file of an earlier run.
"""

import os
import sqlite3
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from time import monotonic
from typing import Any, BinaryIO

from newsparse.batch.convert.document import Document
from newsparse.batch.convert.outcome import Outcome
from newsparse.batch.convert.pool import Result
from newsparse.batch.convert.task import Known, Place, Task, Terms
from newsparse.batch.outputs import Kind
from newsparse.batch.outputs.codec import Block, Codec, Payload, Writer, loaded
from newsparse.batch.outputs.segments import NEW, OUT, PART, Segment, Segments
from newsparse.batch.request import Request
from newsparse.batch.state.fingerprint import Fingerprint
from newsparse.batch.state.store import Row, State
from newsparse.model.errors import OutputError

_LONGEST = 1.0  # seconds that finished work waits to be committed


def state_of(output: str) -> str:
    """The path of the state of a single output."""
    folder, name = os.path.split(os.path.realpath(output))
    return os.path.join(folder, f".{name}.newsparse-batch.sqlite")


def terms_of(request: Request, kind: Kind) -> Terms:
    """What a run into that kind of file has workers do."""
    return Terms(kind.shape, options=request.options, read_as=request.read_as, geo=request.geo)


class Single:
    """The single output of a run. Raises OutputError for one that cannot be written."""

    def __init__(self, request: Request, kind: Kind) -> None:
        self._request = request
        self._codec = loaded(kind.codec)
        self._final = loaded(kind.final) if kind.final else None
        self.terms = terms_of(request, kind)
        self._fingerprint = Fingerprint(self.terms)
        path = os.path.realpath(request.output)
        if not os.path.isdir(os.path.dirname(path)):
            raise OutputError(f"{request.output}: there is no such folder; make it first")
        if os.path.lexists(path) and not request.force and not os.path.exists(state_of(path)):
            raise OutputError(_foreign(request.output))
        self._state = State(state_of(path))
        self._segments = Segments(self._state, path)
        self._writer: Writer | None = None
        try:
            self._segments.recover()
            if self._segments.is_foreign() and not request.force:
                raise OutputError(_foreign(request.output))
        except BaseException:
            self._state.close()
            raise
        self._part: Segment | None = None
        self._waiting: deque[Row] = deque()
        self._since = monotonic()
        self._is_settled = True  # else something, Ctrl-C too, broke in where the state must change as a whole
        # As long as all that is wanted lies in one segment without gaps, that need not be put together.
        self._segment: int | None = None
        self._units = 0
        self._is_straight = True

    def task(self, number: int, document: Document) -> Task:
        """What is to be done for a document, with what earlier runs did for it."""
        row = None if self._request.force or document.problem else self._state.find(document.name)
        return Task(number, document, known=self._known(row, document))

    def _known(self, row: Row | None, document: Document) -> Known | None:
        if row is None or row.outcome.problem is not None or row.outcome.digest is None:
            return None
        if row.place is None or row.terms != self._fingerprint.of(document):
            return None
        return Known(row.outcome.digest, row.outcome, place=row.place)

    def add(self, result: Result) -> Iterator[Outcome]:
        """Take in the next result."""
        task, outcome = result.task, result.converted.outcome
        place = task.known.place if task.known and outcome.unchanged else self._added(result)
        assert place
        self._follow(place)
        terms = self._fingerprint.of(task.document)
        self._waiting.append(
            Row(task.document.name, task.number, self._state.run, terms, outcome, place=place)
        )
        if monotonic() - self._since >= _LONGEST:
            self._commit()
        yield outcome

    def finish(self) -> Iterator[Outcome]:
        """Give the output its name, complete; where there is no article at all, there is no file."""
        if self._writer:
            self._writer.finish()
        self._commit(closed=True)
        self._is_settled = False
        self._state.base.execute("DELETE FROM document WHERE run < ?", (self._state.run,))
        if self._units and not self._is_out():
            segment = self._part if self._part and self._is_part() else self._put_together()
            self._close_writer()
            self._segments.publish(segment)
        self._state.commit()
        self._is_settled = True
        yield from ()

    def stop(self) -> Iterator[Outcome]:
        """Every outcome was given already."""
        yield from ()

    def close(self) -> None:
        """Let go; what is done is kept for the next run."""
        if self._is_settled:
            with suppress(OSError, OutputError, sqlite3.Error):
                self._commit()
        self._close_writer()
        self._state.close()

    # The journal

    def _added(self, result: Result) -> Place:
        if self._writer is None:
            self._part = self._segments.find(PART) or self._segments.begin(PART)
            path = self._segments.paths[PART]
            self._writer = self._codec.writer(path, self._part.size, self._part.units)
        assert self._part
        payload = result.converted.payload
        if self._part.closed and len(payload):  # its last block is short, which that of one run would not be
            self._is_straight = False
        return Place(self._part.id, self._writer.append(payload), len(payload))

    def _follow(self, place: Place) -> None:
        """See whether the articles lie where the output would have them."""
        if not place.length:
            return
        if self._segment is None:
            self._segment = place.segment
        if (place.segment, place.start) != (self._segment, self._units):
            self._is_straight = False
        self._units += place.length

    def _commit(self, *, closed: bool = False) -> None:
        """Make count what is in blocks on the disk."""
        self._since, self._is_settled = monotonic(), False
        if self._writer and self._part and (blocks := self._writer.taken()):
            self._writer.sync()
            size = blocks[-1].offset + blocks[-1].size  # not the file's: a block may have been broken off
            self._part = self._segments.grow(self._part, size, blocks, closed=closed)
        while self._waiting and self._is_packed(self._waiting[0]):
            self._state.put(self._waiting.popleft())
        self._state.commit()
        self._is_settled = True

    def _is_packed(self, row: Row) -> bool:
        place, part = row.place, self._part
        return not (place and part and place.segment == part.id and place.start + place.length > part.units)

    def _close_writer(self) -> None:
        if self._writer:
            self._writer.close()
            self._writer = None

    # The output

    def _is_out(self) -> bool:
        """Whether the output is there as it should be."""
        out = self._segments.find(OUT)
        return bool(out and self._is_straight and out.id == self._segment and out.units == self._units)

    def _is_part(self) -> bool:
        """Whether the journal is the output that is wanted."""
        part = self._part
        straight = self._is_straight and not self._final
        return bool(part and straight and part.id == self._segment and part.units == self._units)

    def _put_together(self) -> Segment:
        """A file of all documents, in their order, from wherever they lie."""
        path = self._segments.paths[NEW]
        segment = self._segments.begin(NEW)
        writer = (self._final or self._codec).writer(path, 0, 0)
        try:
            with _Reader(self._segments, self._codec, self._final) as reader:
                self._copy(reader, writer, segment)
            writer.finish()
            writer.sync()
        finally:
            writer.close()
        return self._segments.grow(segment, os.path.getsize(path), writer.taken(), closed=True)

    def _copy(self, reader: "_Reader", writer: Writer, segment: Segment) -> None:
        change = "UPDATE document SET segment = ?, start = ? WHERE key = ?"
        query = "SELECT key, segment, start, length FROM document WHERE segment IS NOT NULL ORDER BY number"
        for key, *place in self._state.base.execute(query):
            start = writer.append(reader.read(Place(*place)))
            self._state.base.execute(change, (segment.id, start, key))


class _Reader:
    """Reads documents' payloads from the segments; of each the block that was read last is kept."""

    def __init__(self, segments: Segments, codec: Codec, final: Codec | None) -> None:
        self._segments = segments
        self._codecs = {PART: codec, OUT: final or codec}
        self._files: dict[int, tuple[Codec, BinaryIO]] = {}
        self._blocks: dict[int, tuple[Block, Payload]] = {}
        self._open = ExitStack()

    def __enter__(self) -> "_Reader":
        for file, codec in self._codecs.items():
            if segment := self._segments.find(file):
                stream = self._open.enter_context(open(self._segments.paths[file], "rb"))
                self._files[segment.id] = codec, stream
        return self

    def __exit__(self, *_: Any) -> None:
        self._open.close()

    def read(self, place: Place) -> Payload:
        """What lies there."""
        if not place.length:
            return b""
        block, payload = self._blocks.get(place.segment, (None, b""))
        if block is None or not block.start <= place.start < block.start + block.units:
            codec, stream = self._files[place.segment]
            block = self._segments.block(place.segment, place.start)
            payload = codec.read(stream, block)
            self._blocks[place.segment] = block, payload
        start = place.start - block.start
        return payload[start : start + place.length]


def _foreign(output: str) -> str:
    return f"{output}: it is there, and is not as newsparse batch left it; move it away, or --force"
