"""A finished SQLite file: tables of articles, blocks and places, and an index of all words, written in one go."""

import json
import os
import sqlite3
from contextlib import closing
from typing import BinaryIO
from urllib.parse import quote

from newsparse.batch.outputs import sqlite_tables as tables
from newsparse.batch.outputs.codec import PackedBlock, Payload, Rest
from newsparse.files.write import create
from newsparse.model.errors import OutputError

BLOCK_ARTICLES = 100  # read at once to copy one document out of the file


def writer(path: str, size: int, units: int) -> "SqliteWriter":
    """Begins a file; a finished one is not appended to, as its index is made at the end."""
    assert size == units == 0
    return SqliteWriter(path)


def read(file: BinaryIO, block: PackedBlock) -> Payload:
    """The lines of JSON of a block, which begins with the article `offset` and has `size` of them."""
    # A file that was opened beside a folder's descriptor has a number for a name.
    path = os.path.abspath(file.name) if isinstance(file.name, str) else f"/dev/fd/{file.fileno()}"
    address = f"file:{quote(path)}?mode=ro&immutable=1"
    query = "SELECT json FROM articles WHERE id >= ? ORDER BY id LIMIT ?"
    with closing(sqlite3.connect(address, uri=True)) as database:
        lines = [line for (line,) in database.execute(query, (block.offset, block.size))]
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


class SqliteWriter:
    """Inserts the articles of lines of JSON; the units of the file are the bytes of these lines."""

    def __init__(self, path: str) -> None:
        self._path = path
        os.close(create(path))  # so that only its owner can read it
        self._database = sqlite3.connect(path, isolation_level=None)
        # No journal: until it is complete, the file counts for nothing.
        self._database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        try:
            self._database.executescript(f"BEGIN; {tables.SCHEMA}")
        except sqlite3.OperationalError as error:
            advice = "use a Python whose SQLite has FTS5, or another kind of output"
            raise OutputError(f"{path}: SQLite cannot make the index of words: {error}; {advice}") from error
        self._articles = self._units = 0
        self._start, self._first = 0, 1  # of the block that is not complete: its unit, its article
        self._taken: list[PackedBlock] = []

    def append(self, payload: Payload) -> int:
        """Add the articles of a document, a line of JSON each; returns the byte at which they start."""
        start = self._units
        for line in bytes(payload).decode("utf-8").split("\n")[:-1]:
            self._insert(line)
        self._units += len(payload)
        if self._articles - self._first + 1 >= BLOCK_ARTICLES:
            self._complete()
        return start

    def taken(self) -> list[PackedBlock]:
        """The blocks completed since the last call."""
        taken, self._taken = self._taken, []
        return taken

    def rest(self) -> Rest | None:
        """Nothing: a finished file is written in one go."""
        return None

    def sync(self) -> None:
        """Flush the file, which must be finished, to disk."""
        descriptor = os.open(self._path, os.O_RDWR)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def finish(self) -> None:
        """Make the indexes and end the file."""
        if self._units > self._start:
            self._complete()
        self._database.executescript(f"BEGIN; {tables.INDEXES} COMMIT;")
        self._database.close()

    def close(self) -> None:
        """Close the file, finished or not."""
        self._database.close()

    def _insert(self, line: str) -> None:
        self._articles += 1
        document, number = json.loads(line), self._articles
        self._database.execute(tables.INSERT_ARTICLE, tables.article_row(number, line, document))
        self._database.executemany(tables.INSERT_BLOCK, tables.block_rows(number, document))
        self._database.executemany(tables.INSERT_PLACE, tables.place_rows(number, document))

    def _complete(self) -> None:
        count = self._articles - self._first + 1
        self._taken.append(PackedBlock(self._start, self._units - self._start, self._first, count))
        self._start, self._first = self._units, self._articles + 1
