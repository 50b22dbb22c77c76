"""Arrow record batches of texts in, record batches of articles out: for every engine that speaks Arrow.

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
from newsparse.batch.convert.rows import rows_of
from newsparse.batch.inputs.values import document_of
from newsparse.formats.arrow_schema import SCHEMA, batch_of
from newsparse.model.errors import InputError, UnknownNameError
from newsparse.model.options import DEFAULT, Options

__all__ = ["SCHEMA", "Fields", "batch_of", "parse_batch", "parse_batches", "parse_table", "texts_of"]

# The types that a column of texts may have: a list holds paragraphs, and nulls are texts that are missing.
_TEXTS = (
    *(pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view),
    *(pa.types.is_binary, pa.types.is_large_binary, pa.types.is_binary_view, pa.types.is_fixed_size_binary),
    *(pa.types.is_list, pa.types.is_large_list, pa.types.is_null),
)
_SLICE = 1_000  # texts parsed at once; their articles take some 30 MB


class Fields(NamedTuple):
    """The names of the columns. A default that is missing is ignored, except `text`; None ignores the column.

    >>> Fields(text="body", title=None)
    Fields(text='body', id='id', title=None, published='published')
    """

    text: str = "text"
    id: str | None = "id"
    title: str | None = "title"
    published: str | None = "published"


def parse_batch(
    batch: pa.RecordBatch,
    options: Options = DEFAULT,
    fields: Fields = Fields(),  # noqa: B008 (immutable)
) -> pa.RecordBatch:
    """The articles of a batch of texts, in order, with the columns of `SCHEMA`.

    `text` is a column of strings, or of bytes, which are decoded as those of a file. A text gives one row per
    article, or a single row with an `error` if it is null, is not text or cannot be parsed. Raises
    UnknownNameError for a missing column and InputError for one that cannot hold texts; a text raises nothing.

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
    fields: Fields = Fields(),  # noqa: B008 (immutable)
) -> Iterator[pa.RecordBatch]:
    """`parse_batch` for each batch, in slices of a thousand texts, so that large batches fit into memory.

    Raises what `parse_batch` raises, when it comes to the batch.

    >>> batches = [pa.RecordBatch.from_pydict({"text": [f"Rain in {place}"]}) for place in ("Lima", "Oslo")]
    >>> [found["title"].to_pylist() for found in parse_batches(batches)]
    [['Rain in Lima'], ['Rain in Oslo']]
    """
    for batch in batches:
        for start in range(0, batch.num_rows, _SLICE):
            yield parse_batch(batch.slice(start, _SLICE), options, fields)


def parse_table(
    table: pa.Table,
    options: Options = DEFAULT,
    fields: Fields = Fields(),  # noqa: B008 (immutable)
) -> pa.Table:
    """`parse_batch` for a table, for engines that pass tables or data frames. Raises what `parse_batch` raises.

    >>> parse_table(pa.table({"id": ["a7"], "text": ["Rain in Lima"]})).select(["id", "title"]).to_pylist()
    [{'id': 'a7', 'title': 'Rain in Lima'}]
    """
    return pa.Table.from_batches(parse_batches(table.to_batches(), options, fields), SCHEMA)


def _documents(batch: pa.RecordBatch, fields: Fields) -> Iterator[Document]:
    columns = {part: texts_of(batch, name) for part, name in _present(batch, fields)}
    texts = columns.pop("text")
    _require_texts(batch.schema.field(fields.text))
    for number, text in enumerate(texts):
        yield document_of(text, {part: values[number] for part, values in columns.items()})


def _present(batch: pa.RecordBatch, fields: Fields) -> Iterator[tuple[str, str]]:
    """The fields that the batch has, each with its column. Raises UnknownNameError."""
    for part, name in fields._asdict().items():
        if name in batch.schema.names:
            yield part, name
        elif name is not None and (name != part or part == "text"):
            raise UnknownNameError("column", name, batch.schema.names)


def _require_texts(column: pa.Field) -> None:
    kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
    if not any(is_one(kind) for is_one in _TEXTS):
        problem = f"it holds {column.type}, not texts; name the column of the texts"
        raise InputError(f"column {column.name}", problem)


def texts_of(batch: pa.RecordBatch, name: str) -> list[Any]:
    """The column's values; a string that is not valid UTF-8 is returned as bytes, to be decoded as a file.

    Raises KeyError for a column that is not there.

    >>> texts_of(pa.RecordBatch.from_pydict({"text": ["Rain", None]}), "text")
    ['Rain', None]
    """
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
