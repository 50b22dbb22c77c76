"""What earlier runs did, kept in an SQLite file beside the output so that the next run knows.

What is written to it counts from `commit` on; until then a run that is killed has not done it. One run at a
time holds the file, and the system gives it free when that run ends, however it ends.
"""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, NamedTuple

from newsparse.batch.convert.outcome import Outcome
from newsparse.batch.convert.task import Place, Written
from newsparse.model.errors import OutputError

_VERSION = 1
_TABLES = """
CREATE TABLE document (
    key BLOB PRIMARY KEY,      -- its name in the output folder; in a single output the document's own name
    number INTEGER NOT NULL,   -- its position among the inputs of the run that saw it last
    run INTEGER NOT NULL,      -- that run
    terms TEXT NOT NULL,       -- a digest of all that decides on the output but for the input's bytes
    digest TEXT,               -- SHA-256 of the input's bytes
    failed INTEGER NOT NULL,
    outcome TEXT NOT NULL,     -- its figures, or what was wrong
    files TEXT,                -- in a folder: what it was written to
    superseded TEXT,           -- files of an earlier version of it that have no place any more
    segment INTEGER, start INTEGER, length INTEGER  -- in a single output: where it lies
) WITHOUT ROWID;
CREATE TABLE segment (
    id INTEGER PRIMARY KEY, file TEXT NOT NULL, size INTEGER NOT NULL, units INTEGER NOT NULL,
    mtime INTEGER, closed INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE block (
    segment INTEGER, start INTEGER, units INTEGER, offset INTEGER, size INTEGER, PRIMARY KEY (segment, start)
) WITHOUT ROWID;
CREATE TABLE run (id INTEGER PRIMARY KEY);
"""


class Row(NamedTuple):
    """What the state knows of a document; see the table `document`."""

    key: str
    number: int
    run: int
    terms: str
    outcome: Outcome
    files: tuple[Written, ...] = ()
    superseded: tuple[Written, ...] = ()
    place: Place | None = None


_COLUMNS = "key, number, run, terms, digest, failed, outcome, files, superseded, segment, start, length"


class State:
    """The state of an output. Raises OutputError for a file that is none, or that another run holds."""

    def __init__(self, path: str, *, looking: bool = False) -> None:
        """`looking` is for who only wants to know, and neither holds the file nor writes to it."""
        self.path = path
        with self._told():
            self.base = _looked_at(path) if looking else _opened(path)
            self.run = 0 if looking else self._begun()

    def find(self, key: str) -> Row | None:
        """What is known of a document."""
        row = self.base.execute(f"SELECT {_COLUMNS} FROM document WHERE key = ?", (_stored(key),)).fetchone()
        return _loaded(row) if row else None

    def rows(self, where: str = "1", *values: Any) -> Iterator[Row]:
        """The documents for which the condition holds, in the order of the inputs."""
        query = f"SELECT {_COLUMNS} FROM document WHERE {where} ORDER BY number"
        return map(_loaded, self.base.execute(query, values))

    def count(self, where: str, *values: Any) -> int:
        """How many documents there are for which the condition holds."""
        number: int = self.base.execute(f"SELECT count(*) FROM document WHERE {where}", values).fetchone()[0]
        return number

    def put(self, row: Row) -> None:
        """Keep a row, from the next commit on."""
        outcome, place = row.outcome, row.place or (None, None, None)
        figures = (outcome.size, outcome.articles, outcome.encoding, dict(outcome.roles))
        values = (
            _stored(row.key),
            row.number,
            row.run,
            row.terms,
            outcome.digest,
            outcome.problem is not None,
            json.dumps([outcome.name, outcome.problem, *figures, dict(outcome.languages)]),
            json.dumps(row.files) if row.files else None,
            json.dumps(row.superseded) if row.superseded else None,
            *place,
        )
        with self._told():
            self.base.execute(f"INSERT OR REPLACE INTO document ({_COLUMNS}) VALUES ({_MARKS})", values)

    def drop(self, key: str) -> None:
        """Forget a document."""
        with self._told():
            self.base.execute("DELETE FROM document WHERE key = ?", (_stored(key),))

    def commit(self) -> None:
        """Make all that was put count. Raises OutputError where the disk does not take it."""
        with self._told():
            self.base.execute("COMMIT")
            self.base.execute("BEGIN IMMEDIATE")

    def close(self) -> None:
        """Let go of the file; what was not committed is forgotten."""
        with suppress(sqlite3.Error):
            self.base.rollback()
        self.base.close()

    def _begun(self) -> int:
        self.base.execute("BEGIN IMMEDIATE")
        run = self.base.execute("INSERT INTO run DEFAULT VALUES").lastrowid or 0
        self.base.execute("DELETE FROM run WHERE id < ?", (run,))
        self.base.execute("COMMIT")
        self.base.execute("BEGIN IMMEDIATE")
        return run

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise OutputError(f"{self.path}: {_problem(error)}") from error


_MARKS = ", ".join("?" * len(_COLUMNS.split(",")))


def _opened(path: str) -> sqlite3.Connection:
    base = sqlite3.connect(path, isolation_level=None, timeout=0.5)
    try:
        # Held to the end of the run, so that two runs never write to one output.
        base.execute("PRAGMA locking_mode = EXCLUSIVE")
        base.execute("BEGIN EXCLUSIVE")
        version = base.execute("PRAGMA user_version").fetchone()[0]
        if version == 0:
            for statement in _TABLES.split(";\n"):
                base.execute(statement)
            base.execute(f"PRAGMA user_version = {_VERSION}")
        elif version != _VERSION:
            raise sqlite3.DatabaseError(f"another version of newsparse wrote it (state {version})")
        base.execute("COMMIT")
    except BaseException:
        base.close()
        raise
    return base


def _looked_at(path: str) -> sqlite3.Connection:
    from urllib.parse import quote

    base = sqlite3.connect(f"file:{quote(path)}?mode=ro", uri=True, isolation_level=None, timeout=0.5)
    base.execute("SELECT count(*) FROM run").fetchone()
    return base


def _problem(error: sqlite3.Error) -> str:
    text = str(error)
    if "locked" in text:
        return "another newsparse batch is writing there; wait for it to end"
    if "full" in text:
        return "no space left on device"
    if "readonly" in text or "unable to open" in text:
        return f"{text}; is the folder there, and may you write to it?"
    if "not a database" in text or "malformed" in text:
        return f"{text}; this is not what newsparse batch keeps; move it away, and all will be done anew"
    return text


def exists(path: str) -> bool:
    """Whether an earlier run left its state there."""
    return os.path.isfile(path) and os.path.getsize(path) > 0


def _loaded(row: tuple[Any, ...]) -> Row:
    key, number, run, terms, digest, _, outcome, files, superseded, *place = row
    name, problem, size, articles, encoding, roles, languages = json.loads(outcome)
    return Row(
        key.decode("utf-8", "surrogatepass"),
        number,
        run,
        terms,
        Outcome(number, name, problem, digest, size, 0.0, articles, encoding, roles, languages),
        _files(files),
        _files(superseded),
        Place(*place) if place[0] is not None else None,
    )


def _files(text: str | None) -> tuple[Written, ...]:
    return tuple(Written(*values) for values in json.loads(text)) if text else ()


def _stored(key: str) -> bytes:
    return key.encode("utf-8", "surrogatepass")
