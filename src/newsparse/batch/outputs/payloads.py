"""Reading the payloads of documents back from the files that hold them."""

import os
from contextlib import ExitStack
from typing import Any, BinaryIO

from newsparse.batch.convert.task import SegmentRange
from newsparse.batch.outputs.codec import Codec, PackedBlock, Payload
from newsparse.batch.outputs.segments import OUT, PART, Segments
from newsparse.files.held import held_at, opened


class PayloadReader:
    """Reads the payloads of documents; the last block read of each segment is kept."""

    def __init__(self, segments: Segments, codec: Codec, final: Codec | None) -> None:
        self._segments = segments
        self._codecs = {PART: codec, OUT: final or codec}
        self._files: dict[int, tuple[Codec, BinaryIO]] = {}
        self._blocks: dict[int, tuple[PackedBlock, Payload]] = {}
        self._open = ExitStack()

    def __enter__(self) -> "PayloadReader":
        for file, codec in self._codecs.items():
            if segment := self._segments.find(file):
                place = self._open.enter_context(held_at(self._segments.paths[file]))
                stream = self._open.enter_context(opened(place))
                self._files[segment.id] = codec, stream
        return self

    def __exit__(self, *_: Any) -> None:
        self._open.close()

    def read(self, at: SegmentRange) -> Payload:
        """The payload at a location."""
        if not at.length:
            return b""
        block, payload = self._blocks.get(at.segment, (None, b""))
        if block is None or not block.start <= at.start < block.start + block.units:
            if at.segment not in self._files:
                raise self._segments.damaged()
            codec, stream = self._files[at.segment]
            block = self._segments.block(at.segment, at.start)
            if block.size > os.fstat(stream.fileno()).st_size:
                raise self._segments.damaged()
            payload = read_block(codec, stream, block, self._segments)
            self._blocks[at.segment] = block, payload
        start = at.start - block.start
        found = payload[start : start + at.length]
        if len(found) != at.length:
            raise self._segments.damaged()
        return found


def read_block(codec: Codec, stream: BinaryIO, block: PackedBlock, segments: Segments) -> Payload:
    """The payload of a block. Raises OutputError where it is not what the state says."""
    try:
        payload = codec.read(stream, block)
    except (OSError, MemoryError):
        raise
    except Exception as error:  # each codec has errors of its own for what it cannot unpack
        raise segments.damaged() from error
    if len(payload) != block.units:
        raise segments.damaged()
    return payload
