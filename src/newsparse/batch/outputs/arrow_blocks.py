"""Rows on their way to Parquet, which has no place to add to: Arrow record batches, one after the other.

Needs the extra `arrow`.
"""

from collections.abc import Sequence
from itertools import chain
from typing import Any, BinaryIO

import pyarrow as pa

from newsparse.batch.arrow import SCHEMA, batch_of
from newsparse.batch.outputs.arrow_rows import POOL, Rows, weight
from newsparse.batch.outputs.blocks import BlockWriter
from newsparse.batch.outputs.codec import Block, Payload

_ENOUGH = 1 << 21  # bytes of a block, about


def writer(path: str, size: int, units: int) -> BlockWriter:
    """Goes on with a file of `size` bytes, cut to that."""
    return BlockWriter(path, size, units, _packed, enough=_ENOUGH, weigh=_weight)


def read(file: BinaryIO, block: Block) -> Payload:
    """The rows of a block."""
    file.seek(block.offset)
    with pa.ipc.open_stream(pa.py_buffer(file.read(block.size)), memory_pool=POOL) as stream:
        return Rows(stream.read_all())


def _packed(payloads: Sequence[Any]) -> bytes:
    sink = pa.BufferOutputStream()
    options = pa.ipc.IpcWriteOptions(compression="zstd")
    with pa.ipc.new_stream(sink, SCHEMA, options=options) as stream:
        stream.write_batch(batch_of(chain.from_iterable(payloads)))
    packed: bytes = sink.getvalue().to_pybytes()
    return packed


def _weight(rows: Any) -> int:
    return sum(weight(len(row.json or "")) for row in rows)
