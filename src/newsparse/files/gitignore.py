"""What version control leaves out: the `.gitignore` files from the top of the repository down to a folder."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress

from newsparse.files.globs import anchored, matches
from newsparse.files.parents import upwards
from newsparse.model.errors import ConfigurationError


class Ignored:
    """The patterns that hold in a folder, anchored; deeper files come later and so win."""

    __slots__ = ("patterns",)

    def __init__(self, patterns: tuple[str, ...] = ()) -> None:
        self.patterns = patterns

    @classmethod
    def above(cls, folder: str) -> "Ignored":
        """The patterns that the folders above `folder` give it, from the top of its repository down."""
        top = repository(folder)
        if top is None:
            return cls()
        found = cls(_read(os.path.join(top, ".git", "info", "exclude"), top))
        folders = list(upwards(folder))
        for one in reversed(folders[1 : folders.index(top) + 1]):
            found = found.within(one)
        return found

    def within(self, folder: str) -> "Ignored":
        """The same with what the folder's own `.gitignore` adds."""
        own = _read(os.path.join(folder, ".gitignore"), os.path.abspath(folder))
        return Ignored(self.patterns + own) if own else self

    def matches(self, path: str) -> bool:
        """Whether version control leaves the path out; folders end with a slash."""
        return matches(self.patterns, path)


def repository(path: str) -> str | None:
    """The closest folder, at `path` or above, that is a git repository's top."""
    return next((one for one in upwards(path) if os.path.exists(os.path.join(one, ".git"))), None)


def _read(path: str, folder: str) -> tuple[str, ...]:
    if not os.path.isfile(path):  # a FIFO of that name would keep us waiting
        return ()
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            lines = file.read().splitlines()
    except OSError:
        return ()
    return tuple(_anchored(lines, folder))


def _anchored(lines: Iterable[str], folder: str) -> Iterator[str]:
    """The patterns; one that is broken matches nothing, as git has it."""
    for line in lines:
        if line.strip() and not line.startswith("#"):
            with suppress(ConfigurationError):
                yield anchored(line, folder)
