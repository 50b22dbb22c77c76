"""The text, identifier, title and date in a record of a corpus."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from newsparse.batch.inputs.request import InputRequest
from newsparse.model.errors import InputError

# The names under which common corpora keep the text, in this order; compared without case, `_`, `-` and spaces,
# so that `articleBody` is `article_body`.
LIKELY = (
    *("text", "body", "content", "article", "story", "document", "raw"),
    *("fulltext", "maintext", "plaintext", "rawtext", "cleantext", "rawcontent"),
    *("articletext", "articlebody", "bodytext", "storytext", "newstext", "documenttext"),
)

_SHOWN = 8  # field names in a message
# What messages call values that are not texts, in the words of JSON.
_KINDS = {
    type(None): "null",
    bool: "true or false",
    int: "a number",
    float: "a number",
    dict: "an object",
    list: "an array of other things than texts",
}


class RecordFields(NamedTuple):
    """The names of the fields to read, with dots for nested ones; None for those that were not requested."""

    text: str
    id: str | None = None
    title: str | None = None
    date: str | None = None


class Content(NamedTuple):
    """The contents of a record; the text is bytes where the corpus stores bytes."""

    text: str | bytes
    id: str | None = None
    title: str | None = None
    published: str | None = None


class UnfitError(Exception):
    """A record that lacks what was requested; its message is the problem."""


def fields_of(record: Mapping[str, Any], request: InputRequest, corpus: str) -> RecordFields:
    """The fields of a corpus: those requested, or those that its first record shows.

    Raises UnfitError where no field could be the text, InputError where several could.
    """
    text = request.text_field or _likely(record, corpus)
    return RecordFields(text, request.id_field or "id", request.title_field, request.date_field)


def named_fields(record: Mapping[str, Any], request: InputRequest) -> RecordFields | None:
    """The fields by their names alone, whatever this record holds; None unless exactly one could be the text."""
    likely = [name for name in record if _plain(name) in LIKELY]
    if len(likely) != 1:
        return None
    return RecordFields(likely[0], request.id_field or "id", request.title_field, request.date_field)


def content(record: Mapping[str, Any], fields: RecordFields) -> Content:
    """The contents of the record. Raises UnfitError where it has no text."""
    value = found(record, fields.text)
    text = value if isinstance(value, bytes) else _text(value)
    if text is None:
        raise UnfitError(_without(record, fields.text))
    date = found(record, fields.date)
    return Content(
        text,
        identifier(record, fields.id),
        _text(found(record, fields.title)),
        None if date is None else _iso(date),
    )


def identifier(record: Mapping[str, Any], field: str | None) -> str | None:
    """The identifier of the record, which may be there even if the text is not; None where it has none.

    >>> identifier({"id": 7}, "id"), identifier({"id": ""}, "id")
    ('7', None)
    """
    return _name(found(record, field))


def found(record: Any, field: str | None) -> Any:
    """The value of a field, None where there is none; a dot leads one level down, a number into a list.

    >>> found({"doc": {"parts": ["a", "b"]}, "a.b": 1}, "doc.parts.1"), found({"a.b": 1}, "a.b")
    ('b', 1)
    """
    if field is None:
        return None
    if isinstance(record, Mapping) and field in record:
        return record[field]
    first, dot, rest = field.partition(".")
    if not dot:
        return record[int(field)] if _is_index(record, field) else None
    return found(found(record, first), rest)


def _is_index(record: Any, field: str) -> bool:
    return isinstance(record, list) and field.isdecimal() and len(field) < 9 and int(field) < len(record)


def _likely(record: Mapping[str, Any], corpus: str) -> str:
    """The only field that is likely to hold the text."""
    names = {
        _plain(name): name for name, value in record.items() if (text := _text(value)) and not text.isspace()
    }
    likely = [names[name] for name in LIKELY if name in names]
    if not likely:
        raise UnfitError(f"no field that looks like the text{_among(record)}; name it with --text-field")
    if len(likely) > 1:
        which = f"{', '.join(likely[:-1])} or {likely[-1]}"
        problem = (
            f"the text may be in the field {which}; name the right one, such as --text-field {likely[0]}"
        )
        raise InputError(corpus, problem)
    return likely[0]


def _plain(name: str) -> str:
    return name.lower().replace("_", "").replace("-", "").replace(" ", "")


def _text(value: Any) -> str | None:
    """The value as text; a list of paragraphs is joined by blank lines."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        return "\n\n".join(value)
    return None


def _name(value: Any) -> str | None:
    if isinstance(value, str):
        return value or None
    if value is None or isinstance(value, bool | list | Mapping):
        return None
    is_endless = (
        isinstance(value, float) and value - value != 0
    )  # NaN, with which pandas fills what is missing
    return None if is_endless else str(value)


def _without(record: Mapping[str, Any], field: str) -> str:
    value = found(record, field)
    if value is None and not _has(record, field):
        return f"no field {field}{_among(record)}; name the right one with --text-field"
    kind = _KINDS.get(type(value)) or f"a value of the type {type(value).__name__}"
    # Without the field's name: engines that read it as a column know it under another.
    return f"its text is {kind}, not text; name the right field with --text-field"


def _has(record: Mapping[str, Any], field: str) -> bool:
    holder, _, last = field.rpartition(".")
    inner = found(record, holder) if holder else record
    return field in record or (isinstance(inner, Mapping) and last in inner)


def _among(record: Mapping[str, Any]) -> str:
    names = [str(name)[:40] for name in list(record)[:_SHOWN]]
    more = f" and {len(record) - _SHOWN} more" if len(record) > _SHOWN else ""
    return f" among {', '.join(names)}{more}" if names else " (it is empty)"


def _iso(value: Any) -> str | None:
    """The date in ISO 8601; a number is seconds, or milliseconds, since 1970. None where it is not a date."""
    from datetime import UTC, date, datetime

    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool):
        try:
            return datetime.fromtimestamp(value if abs(value) < 1e11 else value / 1000, UTC).isoformat()
        except (ValueError, OverflowError, OSError):
            return None
    if not isinstance(value, str):
        return None
    try:
        datetime.fromisoformat(value)
    except ValueError:
        from newsparse.dates.published import timestamp

        moment = timestamp(value)
        return moment.iso if moment else None
    return value
