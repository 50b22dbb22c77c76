"""Texts in Arrow record batches to articles in Arrow record batches, for every engine that speaks Arrow.

Needs the extra `arrow`: pip install 'newsparse[arrow]'.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

try:
    import pyarrow as pa
except ImportError as error:
    raise ImportError(
        "newsparse.batch.arrow needs pyarrow; install it with: pip install 'newsparse[arrow]'"
    ) from error

from newsparse.batch.convert.document import Document
from newsparse.batch.engines.record import document_of, rows_of
from newsparse.formats.rows import COLUMNS, Row
from newsparse.model.article import SCHEMA as DOCUMENT_SCHEMA
from newsparse.model.errors import InputError, UnknownNameError
from newsparse.model.options import DEFAULT, Options

# 64-bit offsets: a batch may hold more than 2 GiB of text, which the offsets of pa.string() cannot count.
_TYPES = {"string": pa.large_string(), "int": pa.int32(), "strings": pa.list_(pa.large_string())}

SCHEMA = pa.schema(
    [pa.field(column.name, _TYPES[column.kind]) for column in COLUMNS],
    metadata={"newsparse.schema": DOCUMENT_SCHEMA},
)

# What a column of texts may be; a list is the text's paragraphs, and what is null throughout has no text.
_TEXTS = (
    *(pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view),
    *(pa.types.is_binary, pa.types.is_large_binary, pa.types.is_binary_view, pa.types.is_fixed_size_binary),
    *(pa.types.is_list, pa.types.is_large_list, pa.types.is_null),
)
_AT_A_TIME = 1_000  # texts; what is made of them at once is some 30 MB


class Fields(NamedTuple):
    """Which column holds what. Those named as here may be missing, all but `text`; None is not looked for."""

    text: str = "text"
    id: str | None = "id"
    title: str | None = "title"
    published: str | None = "published"


def parse_batch(
    batch: pa.RecordBatch,
    options: Options = DEFAULT,
    fields: Fields = Fields(),  # noqa: B008 (it cannot change)
) -> pa.RecordBatch:
    """The articles in a batch of texts, with the columns of `SCHEMA`, in the order of the texts.

    `text` is a column of strings or of bytes, which are decoded as a file's would be. A text gives a row for
    each of its articles; one that is null, is no text, or makes newsparse fail gives one row with an `error`.
    Raises UnknownNameError for a column that is not there and InputError for one that holds no texts:
    a mistake in the call, never in a text.

    >>> text = "Ferry Back in Service\\nOSLO (AP) — The ferry sailed again on Monday, its owner said."
    >>> found = parse_batch(pa.RecordBatch.from_pydict({"id": ["a7", "a8"], "text": [text, None]}))
    >>> found.select(["id", "title", "place", "error"]).to_pylist()[0]
    {'id': 'a7', 'title': 'Ferry Back in Service', 'place': 'OSLO', 'error': None}
    >>> found["error"].to_pylist()
    [None, 'its text is null, not text; name the right field with --text-field']
    """
    return batch_of(row for document in _documents(batch, fields) for row in rows_of(document, options))


def parse_batches(
    batches: Iterable[pa.RecordBatch],
    options: Options = DEFAULT,
    fields: Fields = Fields(),  # noqa: B008 (it cannot change)
) -> Iterator[pa.RecordBatch]:
    """The same for one batch after the other, in slices of a thousand texts, so that large ones fit into memory."""
    for batch in batches:
        for start in range(0, batch.num_rows, _AT_A_TIME):
            yield parse_batch(batch.slice(start, _AT_A_TIME), options, fields)


def parse_table(
    table: pa.Table,
    options: Options = DEFAULT,
    fields: Fields = Fields(),  # noqa: B008 (it cannot change)
) -> pa.Table:
    """The same for a table: what engines that hand out tables or data frames call."""
    return pa.Table.from_batches(parse_batches(table.to_batches(), options, fields), SCHEMA)


def batch_of(rows: Iterable[Row]) -> pa.RecordBatch:
    """The rows as a record batch of `SCHEMA`."""
    columns = list(zip(*rows, strict=True)) or [()] * len(SCHEMA)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, SCHEMA, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=SCHEMA)


def _documents(batch: pa.RecordBatch, fields: Fields) -> Iterator[Document]:
    columns = {part: texts_of(batch, name) for part, name in _present(batch, fields)}
    texts = columns.pop("text")
    _must_be_texts(batch.schema.field(fields.text))
    for number, text in enumerate(texts):
        yield document_of(text, {part: values[number] for part, values in columns.items()})


def _present(batch: pa.RecordBatch, fields: Fields) -> Iterator[tuple[str, str]]:
    """The parts that the batch has, with the names of their columns. Raises UnknownNameError."""
    for part, name in fields._asdict().items():
        if name in batch.schema.names:
            yield part, name
        elif name is not None and (name != part or part == "text"):
            raise UnknownNameError("column", name, batch.schema.names)


def _must_be_texts(column: pa.Field) -> None:
    kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
    if not any(is_one(kind) for is_one in _TEXTS):
        what = f"it holds {column.type}, not texts; name the column that holds them"
        raise InputError(f"column {column.name}", what)


def texts_of(batch: pa.RecordBatch, name: str) -> list[Any]:
    """The column's values; a string whose bytes are no UTF-8 comes as bytes, to be looked at as a file's."""
    column = batch.column(name)
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    try:
        return list(column.to_pylist())
    except UnicodeDecodeError:
        return [_text(value) for value in column.cast(pa.large_binary()).to_pylist()]


def _text(value: bytes | None) -> str | bytes | None:
    try:
        return value.decode() if value is not None else None
    except UnicodeDecodeError:
        return value
