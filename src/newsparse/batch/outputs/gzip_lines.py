"""JSON Lines in gzip, one member per block: readers see one stream, and a later run can append to it."""

import zlib
from collections.abc import Sequence
from typing import Any, BinaryIO

from newsparse.batch.outputs.blocks import BlockWriter
from newsparse.batch.outputs.codec import PackedBlock, Payload

BLOCK_BYTES = 1 << 20  # before compression; smaller members compress worse
_GZIP_WINDOW = 31  # zlib's code for its largest window in a gzip wrapper, without a time or a name in it
_LEVEL = 6  # gzip's own default


def writer(path: str, size: int, units: int) -> BlockWriter:
    """Appends to the first `size` bytes of a file."""
    return BlockWriter(path, size, units, _packed, block_bytes=BLOCK_BYTES)


def read(file: BinaryIO, block: PackedBlock) -> Payload:
    """The lines of a block."""
    file.seek(block.offset)
    return zlib.decompress(file.read(block.size), _GZIP_WINDOW)


def _packed(payloads: Sequence[Any]) -> bytes:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP_WINDOW)
    return b"".join([*(packer.compress(payload) for payload in payloads), packer.flush()])
