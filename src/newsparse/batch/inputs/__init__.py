"""Which texts does a batch convert?

    documents → named paths and lists → folders → packed files → archives → corpora

Paths come first, in their order, then those of the list. The files of a folder are sorted; the members of an
archive and the records of a corpus keep their order. The same inputs give the same documents on every machine.
"""

from collections.abc import Iterator

from newsparse.batch.convert.document import Document
from newsparse.batch.inputs.request import InputRequest, Limits, Note

__all__ = ["InputRequest", "Limits", "Note", "documents"]


def documents(
    request: InputRequest, note: Note | None = None, refuse: Note | None = None
) -> Iterator[Document]:
    """The texts of a request, one after the other and never more than one in memory.

    A text that cannot be read is a document with a `problem`; the rest follow. `note` is called for what is
    skipped on purpose (a FIFO in a folder, a link in an archive), `refuse`, by default `note`, for a named folder
    without anything to convert. Raises InputError, before the first document, for a named path that does not exist
    and for a list that cannot be read.
    """
    from newsparse.batch.inputs.named import documents_of

    return documents_of(request, note or _ignore, refuse or note or _ignore)


def _ignore(_name: str, _why: str) -> None:
    """Drop the note."""
