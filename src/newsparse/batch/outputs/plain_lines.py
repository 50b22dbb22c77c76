"""Uncompressed lines: JSON Lines, and CSV with its header."""

from collections.abc import Sequence
from typing import Any, BinaryIO, NamedTuple

from newsparse.batch.outputs.blocks import BlockWriter
from newsparse.batch.outputs.codec import PackedBlock, Payload
from newsparse.formats.csv_table import HEADER

BLOCK_BYTES = 1 << 18  # the part of a file that is read at once to copy one document out of it


class PlainLines(NamedTuple):
    """The codec of a file of lines that opens with `header`."""

    header: bytes

    def writer(self, path: str, size: int, units: int) -> BlockWriter:
        """Appends to the first `size` bytes of a file; a new file gets the header."""
        return BlockWriter(path, size, units, _joined, block_bytes=BLOCK_BYTES, header=self.header)

    def read(self, file: BinaryIO, block: PackedBlock) -> Payload:
        """The lines of a block."""
        file.seek(block.offset)
        return file.read(block.size)


def _joined(payloads: Sequence[Any]) -> bytes:
    return b"".join(payloads)


JSON_LINES = PlainLines(b"")
CSV = PlainLines(HEADER.encode("utf-8"))
