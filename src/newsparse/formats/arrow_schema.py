"""The Arrow schema of article rows, and record batches of them.

Needs the extra `arrow`.
"""

from collections.abc import Iterable

import pyarrow as pa

from newsparse.formats.rows import COLUMNS, Row
from newsparse.model.article import SCHEMA as DOCUMENT_SCHEMA

# 64-bit offsets: a batch may hold more than 2 GiB of text, which is all that pa.string() can address.
_TYPES = {"string": pa.large_string(), "int": pa.int32(), "strings": pa.list_(pa.large_string())}

SCHEMA = pa.schema(
    [pa.field(column.name, _TYPES[column.kind]) for column in COLUMNS],
    metadata={"newsparse.schema": DOCUMENT_SCHEMA},
)


def batch_of(rows: Iterable[Row]) -> pa.RecordBatch:
    """The rows as a record batch of `SCHEMA`. Raises pyarrow's ArrowInvalid or ArrowTypeError for other values.

    >>> batch_of([Row(id="a7", title="Rain")]).select(["id", "title"]).to_pylist()
    [{'id': 'a7', 'title': 'Rain'}]
    """
    columns = list(zip(*rows, strict=True)) or [()] * len(SCHEMA)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, SCHEMA, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=SCHEMA)
