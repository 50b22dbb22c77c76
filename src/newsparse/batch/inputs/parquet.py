"""The rows of a Parquet file, a batch at a time and only the columns that are needed."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from newsparse.batch.inputs.corpus import Record
from newsparse.batch.inputs.record import UnfitError, fields_of
from newsparse.batch.inputs.request import InputRequest
from newsparse.model.errors import InputError

_ROWS = 1024  # in memory at a time


def records(stream: BinaryIO, name: str, request: InputRequest) -> Iterator[Record]:
    """The rows, numbered from 1. Raises InputError without pyarrow, or where the file is damaged."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise InputError(name, "Parquet needs an extra: pip install 'newsparse[arrow]'") from None
    try:
        file = parquet.ParquetFile(stream)
        columns = _columns(file.schema_arrow, request, name)
        number = 0
        for batch in file.iter_batches(batch_size=_ROWS, columns=columns, use_threads=False):
            for row in _rows(batch):
                number += 1
                yield row._replace(number=number, name=f"{name}:{number}")
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        reason = str(error).splitlines()[0] if str(error) else "damaged"
        raise InputError(name, f"Parquet that cannot be read ({reason}); is it complete?") from error


def _columns(schema: Any, request: InputRequest, name: str) -> list[str]:
    """The columns that hold the fields; raises InputError where none, or several, could hold the text."""
    try:
        fields = fields_of({field.name: _sample(field.type) for field in schema}, request, name)
    except UnfitError as unfit:
        raise InputError(name, str(unfit)) from None
    return [column for column in schema.names if any(_is_in(field, column) for field in fields if field)]


def _is_in(field: str, column: str) -> bool:
    return field == column or field.startswith(column + ".")


def _sample(kind: Any) -> Any:
    """A value that a column of that type may hold, by which its fields are recognised."""
    from pyarrow import types

    if types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind):
        return "text"
    return ["text"] if types.is_list(kind) and types.is_string(kind.value_type) else None


def _rows(batch: Any) -> Iterator[Record]:
    """The rows of a batch; a text that is not UTF-8 spoils its own row only."""
    try:
        for value in batch.to_pylist():
            yield Record(0, "", value)
    except UnicodeDecodeError:
        for at in range(batch.num_rows):
            try:
                yield Record(0, "", batch.slice(at, 1).to_pylist()[0])
            except UnicodeDecodeError as error:
                yield Record(0, "", problem=f"a text that is not UTF-8, at its byte {error.start + 1}")
