"""JSON Lines as they are."""

from collections.abc import Sequence
from typing import Any, BinaryIO

from newsparse.batch.outputs.blocks import BlockWriter
from newsparse.batch.outputs.codec import Block, Payload

ENOUGH = 1 << 18  # bytes of a block


def writer(path: str, size: int, units: int) -> BlockWriter:
    """Goes on with a file of `size` bytes, cut to that."""
    return BlockWriter(path, size, units, joined, enough=ENOUGH)


def read(file: BinaryIO, block: Block) -> Payload:
    """The lines of a block."""
    file.seek(block.offset)
    return file.read(block.size)


def joined(payloads: Sequence[Any]) -> bytes:
    """The payloads, which are bytes, one after the other."""
    return b"".join(payloads)
