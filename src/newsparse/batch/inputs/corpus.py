"""How the records of a corpus become documents, one at a time."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import chain, islice
from typing import Any, NamedTuple

from newsparse.batch.convert.document import Document
from newsparse.batch.inputs.place import numbered
from newsparse.batch.inputs.record import Fields, UnfitError, content, fields_of, identifier, named_fields
from newsparse.batch.inputs.request import InputRequest
from newsparse.model.article import SCHEMA

PATIENCE = 100  # records without one that can be read, before the corpus is given up


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
    fields, ahead = looked_ahead(records, name, request)
    documents = _documents(chain(ahead, records), name, place, request, fields)
    unread: list[Document] = []
    for document in documents:
        if document.problem is None:
            yield from unread
            yield document
            yield from documents
            return
        unread.append(document)
        if len(unread) == PATIENCE:
            first = f"{unread[0].name}: {unread[0].problem}"
            problem = f"none of its first {PATIENCE} records can be read; the first, {first}"
            yield Document(name, place, problem=problem)
            return
    yield from unread


def looked_ahead(
    records: Iterator[Record], name: str, request: InputRequest
) -> tuple[Fields | None, list[Record]]:
    """The fields of a corpus, None where they cannot be told, and the records that were taken to find out.

    The first record with a text in it shows them; the ones before it, whose text is empty or null, are then
    read as it is. Raises InputError where several fields could hold the text.
    """
    ahead: list[Record] = []
    for record in islice(records, PATIENCE):
        ahead.append(record)
        if _is_own(record, request):
            break
        with suppress(UnfitError):
            if isinstance(record.value, Mapping):
                return fields_of(record.value, request, name), ahead
    values = [record.value for record in ahead if isinstance(record.value, Mapping)]
    named = {found for value in values if (found := named_fields(value, request))}
    return named.pop() if len(named) == 1 else None, ahead


def _documents(
    records: Iterator[Record], name: str, place: str, request: InputRequest, fields: Fields | None
) -> Iterator[Document]:
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
        if _is_own(record, request):
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


def _is_own(record: Record, request: InputRequest) -> bool:
    """Whether the record is a document that newsparse wrote, and is to be converted as such."""
    own = isinstance(record.value, Mapping) and record.value.get("schema") == SCHEMA
    return own and record.raw is not None and request.text_field is None
