"""The guard of a batch: which files are inputs, and which ones earlier runs wrote to the output folder.

Both can be millions, so they are kept in a private SQLite file, which spills to disk.
"""

import os
import sqlite3
from typing import NamedTuple

from newsparse.batch.state.store import State
from newsparse.files.guard import Guard, Identity, identity


class _Reached(NamedTuple):
    """A folder that a search has reached: its real path, and whether it lies in the output folder."""

    path: str
    real: str
    is_in_output: bool


class BatchGuard(Guard):
    """The guard of a run. Into a folder, it also takes note of all inputs, and passes over what batch wrote there.

    `begin` and `end` enclose the search for all inputs.
    """

    def __init__(self) -> None:
        super().__init__()
        self.passed = 0  # outputs of earlier runs that were met in folders
        self.first = ""  # of them
        self._state: State | None = None
        self._folder = ""
        self._is_noting = False
        self._is_below = False  # whether inputs were met in the output folder
        self._above: list[_Reached] = []  # the folder asked about last, behind those that it lies in
        self._base = sqlite3.connect("", isolation_level=None)
        self._base.execute("CREATE TABLE input (file TEXT PRIMARY KEY) WITHOUT ROWID")
        self._base.execute("CREATE TABLE earlier (file TEXT PRIMARY KEY) WITHOUT ROWID")
        self._base.execute("BEGIN")

    @property
    def is_foreign(self) -> bool:
        """Whether the run replaces a file that no earlier run wrote, so that it might be an input."""
        return any(not is_own("") for _, is_own in self._written.values())

    def begin(self, folder: str, state: State | None) -> None:
        """Note all inputs, and pass over what was written to the output folder, a real path, by its state."""
        self._state, self._folder, self._is_noting = state, folder, True

    def end(self) -> None:
        """All inputs have been met."""
        self._is_noting = False

    def wrote(self, path: str) -> None:
        """Pass over a file that this run wrote, if the search goes on in the output folder."""
        if self._is_below and (found := identity(path)):
            self._base.execute("INSERT OR IGNORE INTO earlier VALUES (?)", (_key(found),))

    def passes_over(self, path: str) -> bool:
        """Whether a file found in a folder is an earlier output. Raises OutputError as `refuse`."""
        if self._is_earlier(path):
            self.first = self.first or path
            self.passed += 1
            return True
        return super().passes_over(path)

    def holds(self, path: str) -> bool:
        """Whether the run, or an earlier one, writes to this file or folder."""
        return super().holds(path) or self._is_earlier(path)

    def is_input(self, path: str) -> bool:
        """Whether there is a file at an output's path that this run reads."""
        found = identity(path)
        return found is not None and self._has("input", found)

    def close(self) -> None:
        """Discard what is known."""
        self._base.close()

    def _meet(self, found: Identity) -> None:
        if self._is_noting:
            self._base.execute("INSERT OR IGNORE INTO input VALUES (?)", (_key(found),))

    def _is_earlier(self, path: str) -> bool:
        if not self._folder or not (self._is_in_folder(path) or os.path.islink(path)):
            return False
        self._is_below = True
        if self._state:
            self._load(self._state)
            self._state = None
        found = identity(path)
        return found is not None and self._has("earlier", found)

    def _is_in_folder(self, path: str) -> bool:
        above = os.path.dirname(path)
        if not self._above or self._above[-1].path != above:
            self._reach(above)
        return self._above[-1].is_in_output

    def _reach(self, folder: str) -> None:
        """Go on to another folder. One a thousand deep would ask a thousand times for each that it lies in."""
        around, name = os.path.split(folder)
        while self._above and self._above[-1].path not in (folder, around):
            self._above.pop()
        if self._above and self._above[-1].path == folder:
            return
        if self._above and name not in ("", ".", "..") and not os.path.islink(folder):
            real = os.path.join(self._above[-1].real, name)
        else:
            real = os.path.realpath(folder)
        is_in_output = os.path.join(real, "").startswith(os.path.join(self._folder, ""))
        self._above.append(_Reached(folder, real, is_in_output))

    def _load(self, state: State) -> None:
        for row in state.rows("files IS NOT NULL OR superseded IS NOT NULL"):
            for file in (*row.files, *row.superseded):
                if found := identity(os.path.join(self._folder, file.name)):
                    self._base.execute("INSERT OR IGNORE INTO earlier VALUES (?)", (_key(found),))

    def _has(self, table: str, found: Identity) -> bool:
        query = f"SELECT 1 FROM {table} WHERE file = ?"
        return self._base.execute(query, (_key(found),)).fetchone() is not None


def _key(found: Identity) -> str:
    """The key of a file; its numbers may be larger than those of SQLite."""
    return f"{found[0]}:{found[1]}"
