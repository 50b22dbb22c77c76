"""A finished Parquet file: row groups of a size that readers like, and a footer.

Needs the extra `arrow`.
"""

import os
from typing import BinaryIO, cast

import pyarrow as pa
import pyarrow.parquet as pq

from newsparse.batch.arrow import SCHEMA
from newsparse.batch.outputs.arrow_rows import POOL, Rows
from newsparse.batch.outputs.codec import Block, Payload

# What stands in many rows is written once for each group. The other columns' words would fill a dictionary for nothing.
_REPEATED = ("article", "of", "language", "agency", "place", "region", "dateline_date", "encoding", "error")
# The least and the most of a group help who looks for one of these; of texts they would make the footer large.
_SOUGHT = ("id", "language", "agency", "place", "date_iso", "published", "error")

_ENOUGH = 1 << 23  # bytes of a row group in memory, about; a file's groups follow from its rows alone


def writer(path: str, size: int, units: int) -> "ParquetWriter":
    """Begins a file; a finished one cannot be gone on with."""
    assert size == units == 0
    return ParquetWriter(path)


def read(file: BinaryIO, block: Block) -> Payload:
    """The rows of a row group."""
    return Rows(pq.ParquetFile(file).read_row_group(block.offset))


class ParquetWriter:
    """Collects rows until they make a row group."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._file = pq.ParquetWriter(
            path,
            SCHEMA,
            compression="zstd",
            use_dictionary=list(_REPEATED),
            write_statistics=list(_SOUGHT),
            memory_pool=POOL,
        )
        self._waiting: list[Rows] = []
        self._weight = self._units = self._start = self._groups = 0
        self._taken: list[Block] = []

    def append(self, payload: Payload) -> int:
        """Add rows; gives the row at which they start."""
        start = self._units
        if len(payload):
            rows = cast(Rows, payload)
            self._wait(rows)
            self._units += len(rows)
            self._weight += rows.weight()
            if self._weight >= _ENOUGH:
                self._complete()
        return start

    def taken(self) -> list[Block]:
        """The row groups completed since this was last asked."""
        taken, self._taken = self._taken, []
        return taken

    def sync(self) -> None:
        """Wait until the file, which must be closed, is on the disk."""
        descriptor = os.open(self._path, os.O_RDWR)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def finish(self) -> None:
        """Write the last row group and the footer."""
        if self._waiting:
            self._complete()
        self._file.close()

    def close(self) -> None:
        """Close the file, finished or not."""
        self._file.close()

    def _wait(self, rows: Rows) -> None:
        joined = self._waiting[-1].joined(rows) if self._waiting else None
        if joined is None:
            self._waiting.append(rows)
        else:
            self._waiting[-1] = joined

    def _complete(self) -> None:
        table = pa.concat_tables(rows.table() for rows in self._waiting).combine_chunks(POOL)
        self._file.write_table(table, row_group_size=len(table))
        self._taken.append(Block(self._start, len(table), self._groups, 0))
        self._groups += 1
        self._waiting, self._weight, self._start = [], 0, self._units
