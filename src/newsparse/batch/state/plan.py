"""Which document has which name in an output folder, and which of them want the same one."""

import sqlite3
from typing import NamedTuple
from unicodedata import normalize


class Rival(NamedTuple):
    """What has a name already: another document, or a folder that must have it."""

    name: str
    target: str


class Plan:
    """The names that are spoken for. They lie in a private temporary file once they are many, not in memory."""

    def __init__(self) -> None:
        self._base = sqlite3.connect("", isolation_level=None)
        self._base.execute(
            "CREATE TABLE claim (folded BLOB PRIMARY KEY, target BLOB, name BLOB) WITHOUT ROWID"
        )
        self._base.execute("BEGIN")
        self._folder = ""  # the one whose parts are claimed already: neighbours share theirs

    def claim(self, target: str, name: str) -> Rival | None:
        """Give `target` to the document `name`, or say who has it or a name that some file systems take for it."""
        folder = target.rpartition("/")[0]
        if folder != self._folder:
            if rival := self._claim_folders(folder, name):
                return rival
            self._folder = folder
        return self._claim(target, name)

    def holder(self, target: str) -> str | None:
        """The document that has the name."""
        row = self._row(_folded(target))
        return row.name if row else None

    def close(self) -> None:
        """Forget it all."""
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
        """A folder may be claimed again and again; its name is the empty one."""
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
    """One value for all names that a file system may take for one: case, and how accents are composed."""
    return _stored(target if target.isascii() and target.islower() else normalize("NFC", target).casefold())


def _stored(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _loaded(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")
