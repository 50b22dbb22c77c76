"""Rows on their way to Parquet, which cannot be appended to: a journal of Arrow record batches.

Needs the extra `arrow`.
"""

from collections.abc import Sequence
from itertools import chain, groupby
from typing import Any, BinaryIO

import pyarrow as pa

from newsparse.batch.outputs.arrow_rows import POOL, ArrowRows, row_bytes
from newsparse.batch.outputs.blocks import BlockWriter
from newsparse.batch.outputs.codec import PackedBlock, Payload
from newsparse.formats.arrow_schema import SCHEMA, batch_of

BLOCK_BYTES = 1 << 21  # in memory, roughly; a reader holds one block at a time


def writer(path: str, size: int, units: int) -> BlockWriter:
    """Appends to the first `size` bytes of a file."""
    return BlockWriter(path, size, units, _packed, block_bytes=BLOCK_BYTES, weigh=_weight)


def read(file: BinaryIO, block: PackedBlock) -> Payload:
    """The rows of a block."""
    file.seek(block.offset)
    with pa.ipc.open_stream(pa.py_buffer(file.read(block.size)), memory_pool=POOL) as stream:
        return ArrowRows(stream.read_all())


def _packed(payloads: Sequence[Any]) -> bytes:
    sink = pa.BufferOutputStream()
    options = pa.ipc.IpcWriteOptions(compression="zstd")
    with pa.ipc.new_stream(sink, SCHEMA, options=options) as stream:
        for table, rows in groupby(payloads, lambda payload: isinstance(payload, ArrowRows)):
            if table:
                stream.write_table(pa.concat_tables(part.table() for part in rows))
            else:
                stream.write_batch(batch_of(chain.from_iterable(rows)))
    packed: bytes = sink.getvalue().to_pybytes()
    return packed


def _weight(rows: Any) -> int:
    if isinstance(rows, ArrowRows):  # the rest that an interrupted run kept
        return rows.weight()
    return sum(row_bytes(len(row.json or "")) for row in rows)
