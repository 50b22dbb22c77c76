"""What earlier runs found, by the content of a file, the settings and the version that looked."""

import json
import os
from contextlib import suppress
from hashlib import sha256
from typing import Any

from newsparse.checks.problem import Problem
from newsparse.checks.run import Checked
from newsparse.checks.settings import Settings
from newsparse.files import write as whole
from newsparse.model import __version__
from newsparse.model.errors import OutputError

FOLDER = ".newsparse-cache"

_SHELVES = 8  # as many settings as are kept; of more, the oldest go
_MOST = 200_000  # files on a shelf; beyond that, those that this run did not see go
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# This folder can be deleted at any time.\n"


class Cache:
    """A folder with a file ("shelf") for each settings; a line on it is a content's digest, a proof of
    what follows, and what it holds.

    A folder that cannot be read or written is no error: the run then does all its work itself.
    """

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self._shelves: dict[int, Shelf] = {}

    def shelf(self, settings: Settings) -> "Shelf":
        """The shelf of what was found under these settings."""
        found = self._shelves.get(id(settings))
        if found is None:
            name = sha256(f"{_program()}\0{settings!r}".encode("utf-8", "surrogatepass")).hexdigest()[:24]
            found = self._shelves[id(settings)] = Shelf(os.path.join(self.folder, f"{name}.jsonl"), settings)
        return found

    def save(self) -> None:
        """Write what is new."""
        changed = [shelf for shelf in self._shelves.values() if shelf.is_changed]
        if not changed:
            return
        try:
            _make(self.folder)
            for shelf in changed:
                shelf.save()
            _clear(self.folder)
        except (OSError, OutputError):
            return


class Shelf:
    """What is known under one set of settings: lines by content digest, each read when it is asked for."""

    def __init__(self, path: str, settings: Settings) -> None:
        self.path = path
        self.settings = settings  # held, so that no other settings can get the same identity
        self.is_changed = False
        self._lines = _read(path)
        self._seen: set[str] = set()

    def get(self, digest: str) -> Checked | None:
        """What was found in the bytes with this SHA-256 (hexadecimal)."""
        proof, _, line = self._lines.get(digest, "").partition(" ")
        if not line or proof != _proof(line):
            return None
        rows, notes = json.loads(line)
        checked = Checked([Problem.from_row(row) for row in rows], [tuple(note) for note in notes])
        self._seen.add(digest)
        return checked

    def put(self, digest: str, checked: Checked) -> None:
        """Keep what was found."""
        content: list[Any] = [[problem.to_row() for problem in checked.problems], checked.notes]
        line = json.dumps(content, separators=(",", ":"))
        self._lines[digest] = f"{_proof(line)} {line}"
        self._seen.add(digest)
        self.is_changed = True

    def save(self) -> None:
        """Write the shelf. Raises OutputError."""
        lines = self._lines
        if len(lines) > _MOST:
            lines = {digest: line for digest, line in lines.items() if digest in self._seen}
        whole.write(self.path, "".join(f"{d} {line}\n" for d, line in lines.items()).encode("ascii"))


def _proof(line: str) -> str:
    """What shows that a line is whole: no disk, no merge, no hand has changed it."""
    return sha256(line.encode("ascii")).hexdigest()[:16]


def _read(path: str) -> dict[str, str]:
    try:
        with open(path, encoding="ascii") as file:
            lines = file.read().split("\n")
    except (OSError, UnicodeDecodeError):
        return {}
    return {line[:64]: line[65:] for line in lines if len(line) > 65}


def _program() -> str:
    """The version, and size and time of each of its files: a changed rule finds other things."""
    package = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    stamps = [__version__]
    for folder, folders, names in os.walk(package):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            if name.endswith((".py", ".json")):
                status = os.stat(os.path.join(folder, name))
                stamps.append(f"{name} {status.st_size} {status.st_mtime_ns}")
    return "\n".join(stamps)


def _make(folder: str) -> None:
    if os.path.isdir(folder):
        return
    os.makedirs(folder)
    for name, text in ((".gitignore", "*\n"), ("CACHEDIR.TAG", _TAG)):
        whole.write(os.path.join(folder, name), text.encode("ascii"))


def _clear(folder: str) -> None:
    """Delete the shelves that were not used for the longest time."""
    shelves = [os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".jsonl")]
    for path in sorted(shelves, key=os.path.getmtime)[:-_SHELVES]:
        with suppress(OSError):
            os.unlink(path)
