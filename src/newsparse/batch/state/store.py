"""The state of an output: what earlier runs did, in an SQLite file beside it.

Changes take effect at `commit`; a killed run loses those it made since. One run at a time locks the file; the
system releases the lock however that run ends.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from newsparse.batch.state.opening import ADVICE, DamagedStateError, exists, opened, opened_read_only
from newsparse.batch.state.rows import COLUMNS, DocumentState, loaded, stored, stored_key
from newsparse.model.errors import OutputError, reason

__all__ = ["DamagedStateError", "DocumentState", "State", "exists"]

_MARKS = ", ".join("?" * len(COLUMNS.split(",")))


class State:
    """An open state. Raises OutputError if the file is not a state, or if another run has locked it.

    Every method raises OutputError where the file cannot be read or written, DamagedStateError where it holds
    what no run writes.
    """

    def __init__(self, path: str, *, read_only: bool = False) -> None:
        """With `read_only` the file is neither locked nor changed."""
        self.path = path
        with self._explaining():
            self._base = opened_read_only(path) if read_only else opened(path)
            self.run = 0 if read_only else self._new_run()

    def find(self, key: str) -> DocumentState | None:
        """The row with that key."""
        with self._explaining():
            query = f"SELECT {COLUMNS} FROM document WHERE key = ?"
            row = self._base.execute(query, (stored_key(key),)).fetchone()
        return self._loaded(row) if row else None

    def rows(self, where: str = "1", *values: Any) -> Iterator[DocumentState]:
        """The rows that meet an SQL condition, in input order."""
        query = f"SELECT {COLUMNS} FROM document WHERE {where} ORDER BY number"
        return map(self._loaded, self.select(query, *values))

    def count(self, where: str, *values: Any) -> int:
        """The number of rows that meet an SQL condition."""
        number: int = next(self.select(f"SELECT count(*) FROM document WHERE {where}", *values))[0]
        return number

    def put(self, row: DocumentState) -> None:
        """Insert or replace a row."""
        self.change(f"INSERT OR REPLACE INTO document ({COLUMNS}) VALUES ({_MARKS})", *stored(row))

    def drop(self, key: str) -> None:
        """Delete a row."""
        self.change("DELETE FROM document WHERE key = ?", stored_key(key))

    def select(self, query: str, *values: Any) -> Iterator[tuple[Any, ...]]:
        """The rows of an SQL query."""
        with self._explaining():
            for row in self._base.execute(query, values):  # noqa: UP028 (it would close the cursor at the end)
                yield row

    def change(self, statement: str, *values: Any) -> None:
        """Carry out an SQL statement."""
        with self._explaining():
            self._base.execute(statement, values)

    def change_each(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Carry out an SQL statement for each row of values."""
        with self._explaining():
            self._base.executemany(statement, rows)

    def commit(self) -> None:
        """Make all changes take effect. Raises OutputError if they cannot be written."""
        self.change("COMMIT")
        self.change("BEGIN IMMEDIATE")

    def damaged(self, what: str) -> DamagedStateError:
        """The error for a state that holds what no run writes."""
        return DamagedStateError(self.path, what)

    def close(self) -> None:
        """Unlock the file; uncommitted changes are lost."""
        with suppress(sqlite3.Error):
            self._base.rollback()
        self._base.close()

    def _loaded(self, row: tuple[Any, ...]) -> DocumentState:
        try:
            return loaded(row)
        except ValueError as error:
            raise self.damaged(str(error)) from error

    def _new_run(self) -> int:
        self._base.execute("BEGIN IMMEDIATE")
        run = self._base.execute("INSERT INTO run DEFAULT VALUES").lastrowid or 0
        self._base.execute("DELETE FROM run WHERE id < ?", (run,))
        self._base.execute("COMMIT")
        self._base.execute("BEGIN IMMEDIATE")
        return run

    @contextmanager
    def _explaining(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise OutputError(f"{self.path}: {_problem(error)}") from error
        except (
            UnicodeDecodeError
        ) as error:  # also in SQLite's own messages, which quote what they complain about
            raise self.damaged("a text that is not UTF-8") from error
        except OSError as error:
            raise OutputError(f"{self.path}: {reason(error)}; {ADVICE}") from error


def _problem(error: sqlite3.Error) -> str:
    text = str(error)
    if "locked" in text:
        return "another newsparse batch is writing there; wait until it ends"
    if "full" in text:
        return "no space left on device"
    if "readonly" in text or "unable to open" in text:
        return f"{text}; does the folder exist, and may you write to it?"
    if "not a database" in text or "malformed" in text:
        return f"{text}; this is not a state file of batch; {ADVICE}"
    return text
