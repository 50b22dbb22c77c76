"""A finished Parquet file: row groups of a size that suits readers, then the footer.

Needs the extra `arrow`.
"""

import os
from typing import BinaryIO, cast

import pyarrow as pa
import pyarrow.parquet as pq

from newsparse.batch.outputs.arrow_rows import POOL, ArrowRows
from newsparse.batch.outputs.codec import PackedBlock, Payload, Rest
from newsparse.files.write import create
from newsparse.formats.arrow_schema import SCHEMA

# Values of these columns repeat from row to row, so a dictionary saves space; in others it would only cost.
_DICTIONARY = (
    *("article", "of", "language", "agency", "place", "region", "dateline_date", "encoding", "error"),
    *("confidence_title", "confidence_byline", "confidence_dateline", "confidence_body"),
)
# Columns that readers filter by. Statistics of the texts would only bloat the footer.
_STATISTICS = ("id", "language", "agency", "place", "date_iso", "published", "error")

ROW_GROUP_BYTES = 6 << 20  # in memory, roughly: a reader loads one group at a time


def writer(path: str, size: int, units: int) -> "ParquetWriter":
    """Begins a file; a finished one cannot be appended to."""
    assert size == units == 0
    return ParquetWriter(path)


def read(file: BinaryIO, block: PackedBlock) -> Payload:
    """The rows of a row group."""
    return ArrowRows(pq.ParquetFile(file).read_row_group(block.offset))


class ParquetWriter:
    """Collects rows until they make a row group. Where a group ends follows from the rows alone."""

    def __init__(self, path: str) -> None:
        self._stream = os.fdopen(create(path), "wb")  # which only its owner can read
        self._file = pq.ParquetWriter(
            self._stream,
            SCHEMA,
            compression="zstd",
            use_dictionary=list(_DICTIONARY),
            write_statistics=list(_STATISTICS),
            memory_pool=POOL,
        )
        self._waiting: list[ArrowRows] = []
        self._weight = self._units = self._start = self._groups = 0
        self._taken: list[PackedBlock] = []

    def append(self, payload: Payload) -> int:
        """Add rows; returns the row at which they start."""
        start = self._units
        if len(payload):
            rows = cast(ArrowRows, payload)
            self._collect(rows)
            self._units += len(rows)
            self._weight += rows.weight()
            if self._weight >= ROW_GROUP_BYTES:
                self._complete()
        return start

    def taken(self) -> list[PackedBlock]:
        """The row groups completed since the last call."""
        taken, self._taken = self._taken, []
        return taken

    def rest(self) -> Rest | None:
        """Nothing: a finished file is written in one go."""
        return None

    def sync(self) -> None:
        """Flush the file, which must be finished, to disk."""
        self._stream.flush()
        os.fsync(self._stream.fileno())

    def finish(self) -> None:
        """Write the last row group and the footer."""
        if self._waiting:
            self._complete()
        self._file.close()

    def close(self) -> None:
        """Close the file, finished or not."""
        with self._stream:
            self._file.close()

    def _collect(self, rows: ArrowRows) -> None:
        joined = self._waiting[-1].joined(rows) if self._waiting else None
        if joined is None:
            self._waiting.append(rows)
        else:
            self._waiting[-1] = joined

    def _complete(self) -> None:
        table = pa.concat_tables(rows.table() for rows in self._waiting).combine_chunks(POOL)
        self._file.write_table(table, row_group_size=len(table))
        self._taken.append(PackedBlock(self._start, len(table), self._groups, 0))
        self._groups += 1
        self._waiting, self._weight, self._start = [], 0, self._units
