"""How the records of a corpus become documents, one at a time."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from newsparse.batch.document import Document
from newsparse.batch.inputs.place import numbered
from newsparse.batch.inputs.record import Fields, UnfitError, content, fields_of, identifier, is_own
from newsparse.batch.inputs.request import InputRequest

_PATIENCE = 100  # records without one that can be read, before the corpus is given up


class Record(NamedTuple):
    """One record: its 1-based number, what it is called, its value; or why it has none."""

    number: int
    name: str
    value: Any = None
    problem: str | None = None
    raw: bytes | None = None  # the bytes of the value, where the corpus has them


def documents_of(
    records: Iterator[Record], name: str, place: str, request: InputRequest
) -> Iterator[Document]:
    """The documents of a corpus with that name and place.

    A record that cannot be read is a document with a problem. Where none of the first hundred can, the corpus
    is given up with a single one: the wrong field would otherwise be told ten million times. Raises InputError
    where several fields could hold the text.
    """
    documents = _documents(records, name, place, request)
    unread: list[Document] = []
    for document in documents:
        if document.problem is None:
            yield from unread
            yield document
            yield from documents
            return
        unread.append(document)
        if len(unread) == _PATIENCE:
            first = f"{unread[0].name}: {unread[0].problem}"
            problem = f"none of its first {_PATIENCE} records can be read; the first, {first}"
            yield Document(name, place, problem=problem)
            return
    yield from unread


def _documents(records: Iterator[Record], name: str, place: str, request: InputRequest) -> Iterator[Document]:
    fields: Fields | None = None
    for record in records:
        at = numbered(place, record.number)
        if record.problem is not None:
            yield Document(record.name, at, problem=record.problem)
            continue
        value = record.value
        if not isinstance(value, Mapping):
            yield Document(
                record.name, at, problem="not an object with fields; is this a corpus of articles?"
            )
            continue
        if record.raw is not None and request.text_field is None and is_own(value):
            yield Document(record.name, numbered(place, record.number, ".json"), data=record.raw)
            continue
        try:
            fields = fields or fields_of(value, request, name)
            said = content(value, fields)
        except UnfitError as unfit:
            said_id = identifier(value, fields.id if fields else request.id_field or "id")
            yield Document(record.name, at, id=said_id, problem=str(unfit))
            continue
        yield Document(
            record.name, at, data=said.text, id=said.id, title=said.title, published=said.published
        )
