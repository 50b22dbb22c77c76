"""Which documents have come before: an input that is named twice is converted once."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator

from newsparse.batch.convert.document import Document


def once(documents: Iterable[Document], again: Callable[[str], object] | None = None) -> Iterator[Document]:
    """The documents without those whose name has come before; `again` is told these.

    The names lie in a private temporary file once they are many, not in memory.
    """
    seen = sqlite3.connect("", isolation_level=None)
    try:
        seen.execute("CREATE TABLE seen (name BLOB PRIMARY KEY) WITHOUT ROWID")
        seen.execute("BEGIN")
        for document in documents:
            name = document.name.encode("utf-8", "surrogatepass")
            if seen.execute("INSERT OR IGNORE INTO seen VALUES (?)", (name,)).rowcount:
                yield document
            elif again:
                again(document.name)
    finally:
        seen.close()
