"""CSV: the line of the columns' names, then the rows as they are."""

from newsparse.batch.convert.csv_rows import HEADER
from newsparse.batch.outputs.blocks import BlockWriter
from newsparse.batch.outputs.plain_lines import ENOUGH, joined, read

__all__ = ["read", "writer"]


def writer(path: str, size: int, units: int) -> BlockWriter:
    """Goes on with a file of `size` bytes, cut to that; a new one gets its header."""
    return BlockWriter(path, size, units, joined, enough=ENOUGH, head=HEADER.encode("utf-8"))
