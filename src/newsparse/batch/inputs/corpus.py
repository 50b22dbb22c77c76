"""The records of a corpus as documents, one at a time."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import chain, islice
from typing import Any, NamedTuple

from newsparse.batch.convert.document import Document
from newsparse.batch.inputs.place import numbered
from newsparse.batch.inputs.record import (
    RecordFields,
    UnfitError,
    content,
    fields_of,
    identifier,
    named_fields,
)
from newsparse.batch.inputs.request import InputRequest
from newsparse.model.article import SCHEMA

PATIENCE = 100  # unreadable records at the start, after which the corpus is given up


class Record(NamedTuple):
    """One record: its 1-based number, its name, its value; or the problem that leaves it without one."""

    number: int
    name: str
    value: Any = None
    problem: str | None = None
    raw: bytes | None = None  # the bytes of the value, where the corpus has them


def documents_of(
    records: Iterator[Record], name: str, place: str, request: InputRequest
) -> Iterator[Document]:
    """The documents of a corpus with that name and place.

    A record that cannot be read is a document with a problem. If none of the first hundred can be read, a single
    document says so and the corpus is given up: a wrong field would otherwise be reported ten million times.
    Raises InputError where several fields could hold the text.
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
) -> tuple[RecordFields | None, list[Record]]:
    """The fields of a corpus, None where they are unknown, and the records that were read to find out.

    The first record with text in it decides; those before it, whose text is empty or null, are read the same
    way. Raises InputError where several fields could hold the text.
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
    records: Iterator[Record], name: str, place: str, request: InputRequest, fields: RecordFields | None
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
            contents = content(value, fields)
        except UnfitError as unfit:
            own_id = identifier(value, fields.id if fields else request.id_field or "id")
            yield Document(record.name, at, id=own_id, problem=str(unfit))
            continue
        yield Document(
            record.name,
            at,
            data=contents.text,
            id=contents.id,
            title=contents.title,
            published=contents.published,
        )


def _is_own(record: Record, request: InputRequest) -> bool:
    """Whether the record is a document that newsparse wrote, to be converted rather than parsed."""
    own = isinstance(record.value, Mapping) and record.value.get("schema") == SCHEMA
    return own and record.raw is not None and request.text_field is None
