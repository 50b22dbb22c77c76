"""Documents from the values of a record that another program has already read."""

from collections.abc import Mapping
from typing import Any

from newsparse.batch.convert.document import Document
from newsparse.batch.inputs.record import RecordFields, UnfitError, content, identifier

_FIELDS = RecordFields("text", "id", "title", "published")


def document_of(text: Any, metadata: Mapping[str, Any]) -> Document:
    """The document made of a text (a string, bytes or a list of paragraphs) and its metadata.

    `metadata` may hold `id`, `title` and `published` as numbers, dates, strings or bytes.

    >>> document_of("Rain", {"id": 7}).id, document_of(None, {}).problem
    ('7', 'its text is null, not text; name the right field with --text-field')
    """
    record = {name: _decoded(value) for name, value in metadata.items()}
    record["text"] = "" if isinstance(text, bytes) else text
    try:
        found = content(record, _FIELDS)
    except UnfitError as unfit:
        return Document("", "", id=identifier(record, "id"), problem=str(unfit))
    data = text if isinstance(text, bytes) else found.text
    return Document("", "", data=data, id=found.id, title=found.title, published=found.published)


def _decoded(value: Any) -> Any:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value
