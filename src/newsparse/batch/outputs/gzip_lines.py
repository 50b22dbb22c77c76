"""JSON Lines in gzip, a member for each block: as good as one for whoever unpacks it, and it can be gone on with."""

import zlib
from collections.abc import Sequence
from typing import Any, BinaryIO

from newsparse.batch.outputs.blocks import BlockWriter
from newsparse.batch.outputs.codec import Block, Payload

_ENOUGH = 1 << 20  # bytes of a block before packing; shorter ones pack worse
_GZIP = 31  # zlib's number for its widest window and a gzip header, which has neither time nor name
_LEVEL = 6


def writer(path: str, size: int, units: int) -> BlockWriter:
    """Goes on with a file of `size` bytes, cut to that."""
    return BlockWriter(path, size, units, _packed, enough=_ENOUGH)


def read(file: BinaryIO, block: Block) -> Payload:
    """The lines of a block."""
    file.seek(block.offset)
    return zlib.decompress(file.read(block.size), _GZIP)


def _packed(payloads: Sequence[Any]) -> bytes:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)
    return b"".join([*(packer.compress(payload) for payload in payloads), packer.flush()])
