"""Which texts does a batch convert?

    documents → named paths and lists → folders → packed files → archives → corpora

The order is that of the paths, then of the list; a folder's files come sorted, an archive's members and a
corpus's records as they stand in it. The same inputs give the same documents, whatever the machine.
"""

from collections.abc import Iterator

from newsparse.batch.convert.document import Document
from newsparse.batch.inputs.request import InputRequest, Limits, Note

__all__ = ["InputRequest", "Limits", "Note", "documents"]


def documents(request: InputRequest, note: Note | None = None) -> Iterator[Document]:
    """Each text that is asked for, one after the other, never more of them in memory than one.

    What cannot be read is a document with a `problem`, and the rest goes on. What is passed over on purpose
    (a FIFO in a folder, a link in an archive) is told to `note`. Raises InputError for a named path that
    does not exist and for a list that cannot be read, before the first document.
    """
    from newsparse.batch.inputs.named import named

    return named(request, note or _silence)


def _silence(_name: str, _why: str) -> None:
    """Tell nobody."""
