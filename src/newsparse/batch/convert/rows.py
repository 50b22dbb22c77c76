"""The table rows of one document, for engines that bring texts and take rows."""

from newsparse.batch.convert.articles import articles_of
from newsparse.batch.convert.document import Document
from newsparse.formats.rows import Row, error_row, row_of
from newsparse.model.errors import InputError
from newsparse.model.options import DEFAULT, Options


def rows_of(document: Document, options: Options = DEFAULT) -> list[Row]:
    """One row per article of a document that carries its text, or a single row with an `error`.

    >>> [row.error for row in rows_of(Document("", "", data=b"%PDF-1.7"))]
    ['this is a PDF, not text; newsparse parse reads its text']
    """
    try:
        return [row_of(one, document.id, spans=options.spans) for one in articles_of(document, options)]
    except InputError as error:
        return [error_row(document.id, error.problem)]
    except Exception as error:  # one bad text must not stop a corpus of millions
        return [error_row(document.id, f"newsparse failed on it: {type(error).__name__}: {error}")]
