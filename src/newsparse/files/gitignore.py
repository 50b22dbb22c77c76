"""What git leaves out: the `.gitignore` files from the top of the repository down to a folder."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress

from newsparse.base.opening import MOST_OF_SETTINGS, read
from newsparse.files.globs import anchored, matches, outside
from newsparse.model.errors import ConfigurationError


class Ignored:
    """The patterns in force in a folder, anchored; those of deeper files come later and win."""

    __slots__ = ("patterns",)

    def __init__(self, patterns: tuple[str, ...] = ()) -> None:
        self.patterns = patterns

    @classmethod
    def named(cls, folder: str) -> "Ignored":
        """The patterns that the folders above a named folder set for it, from the top of its repository down.

        Naming a folder that git ignores overrules the patterns that ignore it.
        """
        top = repository(folder)
        if top is None:
            return cls()
        found = cls(_read(os.path.join(top, ".git", "info", "exclude"), top))
        folders = list(upwards(folder))
        for one in reversed(folders[1 : folders.index(top) + 1]):
            found = found.within(one)
        return cls(outside(found.patterns, folder))

    def within(self, folder: str) -> "Ignored":
        """The patterns in force in `folder`: these, then those of its own `.gitignore`."""
        own = _read(os.path.join(folder, ".gitignore"), os.path.abspath(folder))
        return Ignored(self.patterns + own) if own else self

    def matches(self, path: str) -> bool:
        """Whether git leaves the path out; the path of a folder ends with a slash."""
        return matches(self.patterns, path)


def repository(path: str) -> str | None:
    """The closest folder, `path` or one above it, that is the top of a git repository."""
    return next((one for one in upwards(path) if os.path.exists(os.path.join(one, ".git"))), None)


def upwards(folder: str) -> Iterator[str]:
    """The folder and those above it up to the root, the closest first, as absolute paths.

    >>> list(upwards("/wire/may"))
    ['/wire/may', '/wire', '/']
    """
    folder = os.path.abspath(folder)
    yield folder
    while (parent := os.path.dirname(folder)) != folder:
        folder = parent
        yield folder


def _read(path: str, folder: str) -> tuple[str, ...]:
    if not os.path.lexists(path):  # quicker than an exception, in each of many folders
        return ()
    try:
        lines = read(path, MOST_OF_SETTINGS).decode("utf-8", "replace").splitlines()
    except OSError:
        return ()
    return tuple(_anchored(lines, folder))


def _anchored(lines: Iterable[str], folder: str) -> Iterator[str]:
    """The patterns; one that is broken matches nothing, as in git."""
    for line in lines:
        if line.strip() and not line.startswith("#"):
            with suppress(ConfigurationError):
                yield anchored(line, folder)
