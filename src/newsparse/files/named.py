"""What a path on the command line names: a file, the files of a folder, or those that a pattern matches."""

import os
from collections.abc import Iterator
from copy import copy
from fnmatch import fnmatchcase
from typing import Self

from newsparse.files.walk import EntryKind, Selection, WalkEntry, walk

_ANY_DEPTH = "**"


def named(path: str, selection: Selection) -> Iterator[WalkEntry]:
    """The files that `path` names, and what else was met on the way.

    A file is taken whatever its name and kind. A path that does not exist and holds `*`, `?` or `[` is a
    pattern (see `PathPattern`). Where nothing is named at all, one entry of the kind MISSING says so.
    """
    if os.path.isdir(path):
        yield from walk(path, selection)
    elif os.path.lexists(path):
        if selection.guard:
            selection.guard.refuse(path)
        yield WalkEntry(path, os.path.basename(path))
    elif is_pattern(path):
        yield from _matching(path, selection)
    else:
        yield WalkEntry(path, "", EntryKind.MISSING, f"no such file or folder{nearest(path)}")


def is_pattern(path: str) -> bool:
    """Whether the path is a pattern that the shell did not expand."""
    return _is_special(path) and not os.path.lexists(path)


def _is_special(path: str) -> bool:
    return any(sign in path for sign in "*?[")


def nearest(path: str) -> str:
    """Advice for a path that does not exist: the most similar name beside it."""
    from difflib import get_close_matches

    folder, name = os.path.split(path)
    try:
        near = get_close_matches(name, os.listdir(folder or "."), n=1, cutoff=0.75)
    except OSError:
        near = []
    return f"; did you mean {os.path.join(folder, near[0])}?" if near else "; check the path"


class PathPattern:
    """A pattern as in shells, at some folder of a walk: `*` and `?` stay within a name, `**` is any number of folders.

    It starts at its base, the folder before its first special character, and `at` leads to the entries below.

    >>> pattern = PathPattern("news/**/*.txt")
    >>> pattern.base, pattern.at("a.txt").matches, pattern.at("may").at("a.txt").matches, pattern.at("may").matches
    ('news', True, True, False)
    """

    __slots__ = ("_parts", "_used", "base", "is_within")

    def __init__(self, pattern: str) -> None:
        parts = pattern.replace(os.sep, "/").split("/")
        first = next(number for number, part in enumerate(parts) if _is_special(part))
        self.base = "/".join(parts[:first]) or ("/" if first else "")
        self.is_within = False  # whether all of the pattern fits a folder above
        self._parts = [part for part in parts[first:] if part not in ("", ".")]
        self._used = self._with_empty({0})  # how many parts may be used up so far

    @property
    def matches(self) -> bool:
        """Whether all of the pattern fits this entry."""
        return len(self._parts) in self._used

    @property
    def may_hold(self) -> bool:
        """Whether the pattern fits this entry, a folder above it, or anything that may be below it."""
        return self.is_within or bool(self._used)

    def at(self, name: str) -> Self:
        """The pattern at the entry of that name."""
        found = copy(self)
        found.is_within = self.is_within or self.matches
        found._used = self._with_empty({step for at in self._used for step in self._steps(at, name)})
        return found

    def _steps(self, at: int, name: str) -> Iterator[int]:
        part = self._parts[at] if at < len(self._parts) else None
        if part == _ANY_DEPTH:
            yield at
        elif part is not None and fnmatchcase(name, part):
            yield at + 1

    def _with_empty(self, used: set[int]) -> set[int]:
        """These, and those that are reached where `**` stands for no folder at all."""
        found = set(used)
        for at in used:
            while at < len(self._parts) and self._parts[at] == _ANY_DEPTH:
                at += 1
                found.add(at)
        return found


def _matching(path: str, selection: Selection) -> Iterator[WalkEntry]:
    """The files that a pattern matches, and those of the folders that it matches."""
    pattern = PathPattern(path)
    if pattern.base and not os.path.isdir(pattern.base):
        missing = f"no folder {pattern.base}; check the pattern"
        yield WalkEntry(path, "", EntryKind.MISSING, missing)
        return
    is_matched = False
    for found in walk(pattern.base or ".", selection, only=pattern):
        is_matched = is_matched or found.kind in (EntryKind.FILE, EntryKind.BROKEN)
        yield found if pattern.base else found._replace(path=found.path.removeprefix("./"))
    if not is_matched:
        missing = (
            "no file matches this pattern (hidden and ignored files do not count); check it, or name a folder"
        )
        yield WalkEntry(path, "", EntryKind.MISSING, missing)
