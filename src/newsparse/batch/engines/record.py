"""What a record that an engine hands over becomes: a document, and its rows."""

from collections.abc import Mapping
from typing import Any

from newsparse.batch.convert.articles import articles_of
from newsparse.batch.convert.document import Document
from newsparse.batch.inputs.record import Fields, UnfitError, content, identifier
from newsparse.formats.rows import Row, error_row, row_of
from newsparse.model.errors import InputError
from newsparse.model.options import DEFAULT, Options

_RECORD = Fields("text", "id", "title", "published")


def document_of(text: Any, beside: Mapping[str, Any]) -> Document:
    """The document in the values of a record: a text, bytes or a list of paragraphs, and what stands beside it.

    `beside` may hold `id`, `title` and `published`, as whatever the corpus has: numbers, dates, strings.

    >>> document_of("Rain", {"id": 7}).id, document_of(None, {}).problem
    ('7', 'its text is null, not text; name the right field with --text-field')
    """
    known = {part: _decoded(value) for part, value in beside.items()}
    known["text"] = "" if isinstance(text, bytes) else text
    try:
        said = content(known, _RECORD)
    except UnfitError as unfit:
        return Document("", "", id=identifier(known, "id"), problem=str(unfit))
    data = text if isinstance(text, bytes) else said.text
    return Document("", "", data=data, id=said.id, title=said.title, published=said.published)


def rows_of(document: Document, options: Options = DEFAULT) -> list[Row]:
    """The rows of a document that brings its text along: one an article, or one that says what is wrong.

    >>> [row.error for row in rows_of(document_of(b"%PDF-1.7", {}))]
    ['this is a PDF, not text; extract its text first, for example with pdftotext']
    """
    try:
        return [row_of(one, document.id, spans=options.spans) for one in articles_of(document, options)]
    except InputError as error:
        return [error_row(document.id, error.problem)]
    except Exception as error:  # whatever a text does to us, the millions beside it are converted
        return [error_row(document.id, f"newsparse failed on it: {type(error).__name__}: {error}")]


def _decoded(value: Any) -> Any:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value
