"""The assignment of output names to documents, in which collisions are found."""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import normalize


class Rival(NamedTuple):
    """The present holder of a name: another document, or a folder if `name` is empty."""

    name: str
    target: str


class Plan:
    """The names in use, in a private SQLite file, which spills to disk when they outgrow its cache."""

    def __init__(self) -> None:
        self._base = sqlite3.connect("", isolation_level=None)
        self._base.execute(
            "CREATE TABLE claim (folded BLOB PRIMARY KEY, target BLOB, name BLOB) WITHOUT ROWID"
        )
        self._base.execute("BEGIN")
        self._folder = ""  # claimed last: consecutive documents usually share it

    def claim(self, target: str, name: str) -> Rival | None:
        """Assign `target` to the document `name`, or return the holder of it or of an equal name."""
        folder = target.rpartition("/")[0]
        if folder != self._folder:
            if rival := self._claim_folders(folder, name):
                return rival
            self._folder = folder
        return self._claim(target, name)

    def holder(self, target: str) -> str | None:
        """The document that holds a name."""
        row = self._row(_folded(target))
        return row.name if row else None

    def documents(self) -> Iterator[tuple[str, str]]:
        """The names that are taken, each with the document that holds it."""
        for target, name in self._base.execute("SELECT target, name FROM claim WHERE name != x''"):
            yield _loaded(target), _loaded(name)

    def close(self) -> None:
        """Discard the plan."""
        self._base.close()

    def _claim_folders(self, folder: str, name: str) -> Rival | None:
        parts = folder.split("/")
        for depth in range(1, len(parts) + 1):
            above = "/".join(parts[:depth])
            if not above:
                continue
            rival = self._claim(above, "", as_folder=True)
            if rival and rival.name:
                return rival
        return None

    def _claim(self, target: str, name: str, *, as_folder: bool = False) -> Rival | None:
        """Claim one name; folders, stored with an empty document name, may be claimed repeatedly."""
        folded = _folded(target)
        values = (folded, _stored(target), _stored("" if as_folder else name))
        if self._base.execute("INSERT OR IGNORE INTO claim VALUES (?, ?, ?)", values).rowcount:
            return None
        row = self._row(folded)
        return None if row and as_folder and not row.name else row

    def _row(self, folded: bytes) -> Rival | None:
        row = self._base.execute("SELECT name, target FROM claim WHERE folded = ?", (folded,)).fetchone()
        return Rival(_loaded(row[0]), _loaded(row[1])) if row else None


def _folded(target: str) -> bytes:
    """A key shared by all names that some file system treats as equal: by case and Unicode composition."""
    return _stored(target if target.isascii() and target.islower() else normalize("NFC", target).casefold())


def _stored(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _loaded(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")
