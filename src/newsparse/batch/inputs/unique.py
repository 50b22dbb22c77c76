"""The documents of a run without repetitions: an input named twice is converted once."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator

from newsparse.batch.convert.document import Document


def unique(
    documents: Iterable[Document], repeated: Callable[[str], object] | None = None
) -> Iterator[Document]:
    """The first document of each name, in order; `repeated` gets the name of each later one.

    The names are kept in a private SQLite file, which spills to disk when they outgrow its cache.
    """
    names = sqlite3.connect("", isolation_level=None)
    try:
        names.execute("CREATE TABLE known (name BLOB PRIMARY KEY) WITHOUT ROWID")
        names.execute("BEGIN")
        for document in documents:
            name = document.name.encode("utf-8", "surrogatepass")
            if names.execute("INSERT OR IGNORE INTO known VALUES (?)", (name,)).rowcount:
                yield document
            elif repeated:
                repeated(document.name)
    finally:
        names.close()
