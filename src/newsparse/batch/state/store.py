"""The state of an output: what earlier runs did, in an SQLite file beside it.

Changes take effect at `commit`; a killed run loses those it made since. One run at a time locks the file; the
system releases the lock however that run ends.
"""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, NamedTuple

from newsparse.batch.convert.outcome import DocumentOutcome
from newsparse.batch.convert.task import SegmentRange, Written
from newsparse.model.errors import OutputError

_VERSION = 3
_TABLES = """
CREATE TABLE document (
    key BLOB PRIMARY KEY,      -- name in the output folder; for an output file, the document's name
    number INTEGER NOT NULL,   -- position among the inputs of the last run that saw it
    run INTEGER NOT NULL,      -- that run
    fingerprint TEXT NOT NULL, -- digest of everything but the input's bytes that the output depends on
    digest TEXT,               -- SHA-256 of the input's bytes
    failed INTEGER NOT NULL,
    outcome TEXT NOT NULL,     -- counts as JSON, or the problem
    files TEXT,                -- output folder: the files written for it
    superseded TEXT,           -- output folder: files of an earlier version, to be removed
    segment INTEGER, start INTEGER, length INTEGER  -- output file: where its payload is
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


class DocumentState(NamedTuple):
    """A row of the table `document`, except the digest, which is in the outcome."""

    key: str
    number: int
    run: int
    fingerprint: str
    outcome: DocumentOutcome
    files: tuple[Written, ...] = ()
    superseded: tuple[Written, ...] = ()
    location: SegmentRange | None = None


_COLUMNS = "key, number, run, fingerprint, digest, failed, outcome, files, superseded, segment, start, length"


class State:
    """An open state. Raises OutputError if the file is not a state, or if another run has locked it."""

    def __init__(self, path: str, *, read_only: bool = False) -> None:
        """With `read_only` the file is neither locked nor changed."""
        self.path = path
        with self._explaining():
            self.base = _opened_read_only(path) if read_only else _opened(path)
            self.run = 0 if read_only else self._new_run()

    def find(self, key: str) -> DocumentState | None:
        """The row with that key."""
        row = self.base.execute(f"SELECT {_COLUMNS} FROM document WHERE key = ?", (_stored(key),)).fetchone()
        return _loaded(row) if row else None

    def rows(self, where: str = "1", *values: Any) -> Iterator[DocumentState]:
        """The rows that meet an SQL condition, in input order."""
        query = f"SELECT {_COLUMNS} FROM document WHERE {where} ORDER BY number"
        return map(_loaded, self.base.execute(query, values))

    def count(self, where: str, *values: Any) -> int:
        """The number of rows that meet an SQL condition."""
        number: int = self.base.execute(f"SELECT count(*) FROM document WHERE {where}", values).fetchone()[0]
        return number

    def put(self, row: DocumentState) -> None:
        """Insert or replace a row."""
        outcome, location = row.outcome, row.location or (None, None, None)
        counts = (outcome.size, outcome.articles, outcome.encoding, dict(outcome.roles))
        lost = (outcome.left_out, outcome.left_out_blocks, outcome.loss)
        values = (
            _stored(row.key),
            row.number,
            row.run,
            row.fingerprint,
            outcome.digest,
            outcome.problem is not None,
            json.dumps([outcome.name, outcome.problem, *counts, dict(outcome.languages), *lost]),
            json.dumps(row.files) if row.files else None,
            json.dumps(row.superseded) if row.superseded else None,
            *location,
        )
        with self._explaining():
            self.base.execute(f"INSERT OR REPLACE INTO document ({_COLUMNS}) VALUES ({_MARKS})", values)

    def drop(self, key: str) -> None:
        """Delete a row."""
        with self._explaining():
            self.base.execute("DELETE FROM document WHERE key = ?", (_stored(key),))

    def commit(self) -> None:
        """Make all changes take effect. Raises OutputError if they cannot be written."""
        with self._explaining():
            self.base.execute("COMMIT")
            self.base.execute("BEGIN IMMEDIATE")

    def close(self) -> None:
        """Unlock the file; uncommitted changes are lost."""
        with suppress(sqlite3.Error):
            self.base.rollback()
        self.base.close()

    def _new_run(self) -> int:
        self.base.execute("BEGIN IMMEDIATE")
        run = self.base.execute("INSERT INTO run DEFAULT VALUES").lastrowid or 0
        self.base.execute("DELETE FROM run WHERE id < ?", (run,))
        self.base.execute("COMMIT")
        self.base.execute("BEGIN IMMEDIATE")
        return run

    @contextmanager
    def _explaining(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise OutputError(f"{self.path}: {_problem(error)}") from error


_MARKS = ", ".join("?" * len(_COLUMNS.split(",")))


def _opened(path: str) -> sqlite3.Connection:
    base = sqlite3.connect(path, isolation_level=None, timeout=0.5)
    try:
        # Locked until the run ends, so that two runs never write to one output.
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


def _opened_read_only(path: str) -> sqlite3.Connection:
    from urllib.parse import quote

    base = sqlite3.connect(f"file:{quote(path)}?mode=ro", uri=True, isolation_level=None, timeout=0.5)
    base.execute("SELECT count(*) FROM run").fetchone()
    return base


def _problem(error: sqlite3.Error) -> str:
    text = str(error)
    if "locked" in text:
        return "another newsparse batch is writing there; wait until it ends"
    if "full" in text:
        return "no space left on device"
    if "readonly" in text or "unable to open" in text:
        return f"{text}; does the folder exist, and may you write to it?"
    if "not a database" in text or "malformed" in text:
        return (
            f"{text}; this is not a state file of batch; move it away, and all inputs will be converted again"
        )
    return text


def exists(path: str) -> bool:
    """Whether an earlier run left a state at this path."""
    return os.path.isfile(path) and os.path.getsize(path) > 0


def _loaded(row: tuple[Any, ...]) -> DocumentState:
    key, number, run, fingerprint, digest, _, outcome, files, superseded, *location = row
    name, problem, size, articles, encoding, roles, languages, left_out, blocks, loss = json.loads(outcome)
    return DocumentState(
        key=key.decode("utf-8", "surrogatepass"),
        number=number,
        run=run,
        fingerprint=fingerprint,
        outcome=DocumentOutcome(
            number=number,
            name=name,
            problem=problem,
            digest=digest,
            size=size,
            articles=articles,
            encoding=encoding,
            roles=roles,
            languages=languages,
            left_out=left_out,
            left_out_blocks=blocks,
            loss=tuple(loss) if loss else None,
        ),
        files=_files(files),
        superseded=_files(superseded),
        location=SegmentRange(*location) if location[0] is not None else None,
    )


def _files(text: str | None) -> tuple[Written, ...]:
    return tuple(Written(*values) for values in json.loads(text)) if text else ()


def _stored(key: str) -> bytes:
    return key.encode("utf-8", "surrogatepass")
