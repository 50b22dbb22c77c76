"""The cache: findings of earlier runs by file content, settings and version of newsparse."""

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from typing import Any

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.opening import read
from newsparse.checks.problem import Problem
from newsparse.checks.run import Checked
from newsparse.checks.settings import Settings
from newsparse.files import write as whole
from newsparse.files.guard import identity
from newsparse.model import __version__
from newsparse.model.errors import ConfigurationError, OutputError

FOLDER = ".newsparse-cache"

_SHELF = lazy_pattern(r"[0-9a-f]{24}\.jsonl")  # "0123456789abcdef01234567.jsonl"; not "2024-05-01.jsonl"
_SHELVES = 8  # shelves kept; the ones unused for longest are deleted
_MOST = 200_000  # files on a shelf; beyond that, those not seen in this run are dropped
_ENCODER = json.JSONEncoder(separators=(",", ":"))
_TAG_NAME = "CACHEDIR.TAG"
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# This folder can be deleted at any time.\n"


def opened(named: str | None, root: str, inputs: Iterable[str]) -> "Cache | None":
    """The cache in a named folder, or in the usual one below `root`; None if something else is in the usual one.

    Raises ConfigurationError for a named folder with files of somebody else, or with an input in it.
    """
    folder = named or os.path.join(root, FOLDER)
    found = identity(folder)
    holds_input = found is not None and any(
        identity(one) == found for one in {os.path.dirname(path) or "." for path in inputs}
    )
    if _is_ours(folder) and not holds_input:
        return Cache(folder)
    if named is None:
        return None
    what = "an input is in it" if holds_input else "it holds files that are none of a cache"
    raise ConfigurationError(f"{named}: {what}; name a new or an empty folder for the cache")


def _is_ours(folder: str) -> bool:
    """Whether a folder is missing, empty or a cache, so that files can be written to it and deleted from it."""
    try:
        return not os.path.lexists(folder) or not os.listdir(folder) or _tag_of(folder) == _TAG
    except OSError:
        return True  # then nothing can be written to it either


def _tag_of(folder: str) -> str:
    try:
        with open(os.path.join(folder, _TAG_NAME), encoding="ascii") as file:
            return file.read(len(_TAG) + 1)
    except (OSError, UnicodeDecodeError):
        return ""


class Cache:
    """A folder with one file (a "shelf") for each set of settings.

    A line of a shelf holds the digest of a file's content, a checksum of the rest, and what was found. A folder that
    cannot be read or written is not an error: the run then works without a cache.
    """

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self._shelves: dict[int, Shelf] = {}

    def shelf(self, settings: Settings) -> "Shelf":
        """The shelf for these settings."""
        found = self._shelves.get(id(settings))
        if found is None:
            name = sha256(f"{_program()}\0{settings!r}".encode("utf-8", "surrogatepass")).hexdigest()[:24]
            found = self._shelves[id(settings)] = Shelf(os.path.join(self.folder, f"{name}.jsonl"), settings)
        return found

    def save(self) -> None:
        """Write the shelves that changed."""
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
    """The findings under one set of settings, by content digest; a line is parsed when it is asked for."""

    def __init__(self, path: str, settings: Settings) -> None:
        self.path = path
        self.settings = settings  # kept alive, so that no other settings can get the same id()
        self.is_changed = False
        self._lines = _read(path)
        self._used: set[str] = set()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known, so that no content needs a digest before it is checked."""
        return not self._lines

    def get(self, digest: str) -> Checked | None:
        """What was found in the content with this SHA-256 (hexadecimal), if it is known."""
        checksum, _, line = self._lines.get(digest, "").partition(" ")
        if not line or checksum != _checksum(line):
            return None
        rows, notes = json.loads(line)
        checked = Checked([Problem.from_row(row) for row in rows], [tuple(note) for note in notes])
        self._used.add(digest)
        return checked

    def put(self, digest: str, checked: Checked) -> None:
        """Store what was found."""
        content: list[Any] = [[problem.to_row() for problem in checked.problems], checked.notes]
        line = _ENCODER.encode(content)
        self._lines[digest] = f"{_checksum(line)} {line}"
        self._used.add(digest)
        self.is_changed = True

    def save(self) -> None:
        """Write the shelf. Raises OutputError."""
        lines = self._lines
        if len(lines) > _MOST:
            lines = {digest: line for digest, line in lines.items() if digest in self._used}
        whole.write(self.path, "".join(f"{d} {line}\n" for d, line in lines.items()).encode("ascii"))


def _checksum(line: str) -> str:
    """A checksum of a line, which shows that it is undamaged and unedited."""
    return sha256(line.encode("ascii")).hexdigest()[:16]


def _read(path: str) -> dict[str, str]:
    try:
        lines = read(path).decode("ascii").split("\n")
    except (OSError, UnicodeDecodeError):
        return {}
    return {line[:64]: line[65:] for line in lines if len(line) > 65}


def _program() -> str:
    """The version with the size and time of each source file: a changed rule has other findings."""
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
    if os.path.isdir(folder) and os.listdir(folder):
        return
    os.makedirs(folder, exist_ok=True)
    for name, text in ((_TAG_NAME, _TAG), (".gitignore", "*\n")):
        whole.write(os.path.join(folder, name), text.encode("ascii"))


def _clear(folder: str) -> None:
    """Delete the shelves that have not been used for longest."""
    shelves = [os.path.join(folder, name) for name in os.listdir(folder) if _SHELF.fullmatch(name)]
    for path in sorted(shelves, key=os.path.getmtime)[:-_SHELVES]:
        with suppress(OSError):
            os.unlink(path)
