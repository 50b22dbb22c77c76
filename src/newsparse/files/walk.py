"""The files of a folder, by the one rule that every command follows: docs/finding-files.md."""

import os
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Any, NamedTuple, Protocol, Self

from newsparse.files.gitignore import Ignored
from newsparse.files.globs import matches, outside
from newsparse.files.guard import Guard
from newsparse.model.errors import reason

# The files that are taken in a folder unless `--include` says otherwise.
TEXT_FILES = ("*.txt", "*.text", "*.TXT")

# Folders of programs and systems, in which nobody keeps articles. Hidden folders are skipped without a list.
JUNK_FOLDERS = frozenset(
    {"__MACOSX", "__pycache__", "bower_components", "lost+found", "node_modules", "site-packages", "venv"}
)


class EntryKind(Enum):
    """What a walk met."""

    FILE = "a file to take"
    OTHER = "a file that include does not match"
    SKIPPED = "something that is never read, such as a FIFO"
    BROKEN = "a file that cannot be read, such as a broken link"
    UNREADABLE = "a folder that cannot be read"
    MISSING = "nothing: the path does not exist, or the pattern matches no file"


class WalkEntry(NamedTuple):
    """One entry: its path as it can be opened, and its place, the path below the folder with `/` between names.

    `message` says what is wrong with everything but FILE and OTHER. `leads_out` marks a link to a file outside
    the folder, which may be read and must not be written to.
    """

    path: str
    place: str
    kind: EntryKind = EntryKind.FILE
    message: str = ""
    leads_out: bool = False


class Selection(NamedTuple):
    """Which files of a folder to take; the patterns are those of `globs`, and `guard` knows what is being written."""

    include: Sequence[str] = TEXT_FILES
    exclude: Sequence[str] = ()
    respect_gitignore: bool = True
    guard: Guard | None = None

    def includes(self, path: str) -> bool:
        """Whether a file is one of those that are wanted."""
        return matches(self.include, path)

    def excludes(self, path: str) -> bool:
        """Whether a file, or a folder (a path that ends with a slash), is to be left out."""
        return matches(self.exclude, path)

    def within(self, named: str) -> Self:
        """The selection for what is in a named folder, which counts even where a pattern excludes it."""
        return self._replace(exclude=outside(self.exclude, named)) if self.exclude else self


class EntryFilter(Protocol):
    """What a pattern on the command line says of a folder or a file that a walk has reached."""

    @property
    def matches(self) -> bool:
        """Whether the pattern names it."""

    @property
    def is_within(self) -> bool:
        """Whether the pattern names a folder above it."""

    @property
    def may_hold(self) -> bool:
        """Whether the pattern may name anything in it."""

    def at(self, name: str) -> "EntryFilter":
        """The same for the entry of that name in it."""


class Others:
    """The files that `include` does not match: how many, and the first of them."""

    __slots__ = ("count", "first")

    def __init__(self) -> None:
        self.count = 0
        self.first = ""

    def add(self, path: str) -> None:
        """Count one more."""
        self.first = self.first or path
        self.count += 1

    def note(self) -> str:
        """What to tell people of them.

        >>> others = Others()
        >>> others.add("wire/map.png")
        >>> others.note()
        'skipped 1 file that is not *.txt, wire/map.png; --include takes others'
        """
        if self.count == 1:
            return f"skipped 1 file that is not *.txt, {self.first}; --include takes others"
        files = f"{self.count:,} files that are not *.txt"
        return f"skipped {files}, such as {self.first}; --include takes others"


def walk(
    folder: str, selection: Selection, below: str = "", only: EntryFilter | None = None
) -> Iterator[WalkEntry]:
    """The contents of `folder`, depth first, names in code-point order; `below` is the folder's own place.

    With `only`, files are taken because it names them, whatever `include` says. Links to files are followed,
    links to folders are not, so that no loop can trap the walk; what is neither a file nor a folder is never
    opened. Folders may be nested more deeply than Python's own stack, so the walk does not recurse. Raises OutputError
    if the run would write to a file that it takes.
    """
    tour = _Tour(folder, selection.within(folder))
    ignored = Ignored.named(folder) if selection.respect_gitignore else None
    waiting = [_inside(folder, below + "/" if below else "", tour, ignored, only)]
    while waiting:
        found = next(waiting[-1], None)
        if found is None:
            waiting.pop()
        elif isinstance(found, WalkEntry):
            yield found
        else:
            waiting.append(found)


class _Tour(NamedTuple):
    """What stays the same during a walk."""

    top: str
    selection: Selection

    def leaves_out(self, path: str, ignored: Ignored | None) -> bool:
        return self.selection.excludes(path) or bool(ignored and ignored.matches(path))

    def enters(self, entry: os.DirEntry[str], ignored: Ignored | None, only: EntryFilter | None) -> bool:
        if entry.name in JUNK_FOLDERS or not (only is None or only.may_hold):
            return False
        return not self.leaves_out(entry.path + "/", ignored)

    def takes(self, path: str, only: EntryFilter | None) -> bool:
        if only is None:
            return self.selection.includes(path)
        return only.matches or (only.is_within and self.selection.includes(path))

    def writes(self, path: str) -> bool:
        """Whether the run itself writes to a file or a folder, which is then passed over in silence."""
        return self.selection.guard is not None and self.selection.guard.holds(path)

    def passes_over(self, path: str) -> bool:
        """Whether a file that would be taken is an earlier output."""
        return self.selection.guard is not None and self.selection.guard.passes_over(path)


_Inside = Iterator[Any]  # of WalkEntry, and of iterators like itself: one for each folder in the folder


def _inside(
    folder: str, prefix: str, tour: _Tour, ignored: Ignored | None, only: EntryFilter | None
) -> "Iterator[WalkEntry | _Inside]":
    """The contents of one folder; for each folder in it, an iterator over what that one holds."""
    ignored = ignored.within(folder) if ignored else None
    try:
        with os.scandir(folder) as scan:
            entries = sorted((entry for entry in scan if entry.name[0] != "."), key=_name)
    except OSError as error:
        message = f"{reason(error)}; what is in it is left out"
        yield WalkEntry(folder, prefix.rstrip("/") or "_", EntryKind.UNREADABLE, message)
        return
    for entry in entries:
        here = only.at(entry.name) if only else None
        if not entry.is_dir(follow_symlinks=False):
            yield from _entry(entry, prefix, tour, ignored, here)
        elif tour.enters(entry, ignored, here) and not tour.writes(entry.path):
            yield _inside(entry.path, f"{prefix}{entry.name}/", tour, ignored, here)


def _entry(
    entry: os.DirEntry[str], prefix: str, tour: _Tour, ignored: Ignored | None, only: EntryFilter | None
) -> Iterator[WalkEntry]:
    """What to say of an entry that is not a folder itself."""
    path, place = entry.path, prefix + entry.name
    if entry.is_symlink() and os.path.isdir(path):
        if tour.enters(entry, ignored, only) and not tour.writes(path):
            yield WalkEntry(
                path, place, EntryKind.SKIPPED, "a link to a folder, skipped; name it to have it read"
            )
    elif tour.leaves_out(path, ignored):
        return
    elif not tour.takes(path, only):
        if (only is None or only.is_within) and _is_file(entry) and not tour.writes(path):
            yield WalkEntry(path, place, EntryKind.OTHER)
    elif _is_file(entry):
        if tour.passes_over(path):
            return
        yield WalkEntry(path, place, leads_out=entry.is_symlink() and not _is_within(path, tour.top))
    elif entry.is_symlink() and not os.path.exists(path):
        yield WalkEntry(path, place, EntryKind.BROKEN, "a broken link; fix it or remove it")
    else:
        yield WalkEntry(path, place, EntryKind.SKIPPED, "not a regular file, skipped")


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # a link to itself
        return False


def _is_within(path: str, top: str) -> bool:
    """Whether a link leads to something below the folder `top`."""
    return os.path.realpath(path).startswith(os.path.join(os.path.realpath(top), ""))
