"""The guard between what a run reads and what it writes: no input is ever an output.

Files are compared by device and inode. So neither links nor hard links hide that two names are one file, nor does the
case of letters on a file system that ignores it.
"""

import os
import stat
from collections.abc import Callable
from typing import Self, TypeAlias

from newsparse.model.errors import OutputError

Identity: TypeAlias = tuple[int, int]

STANDARD_INPUT, STANDARD_OUTPUT = 0, 1  # descriptors, which stand for the files that they are redirected to

# What can be overwritten. Many processes share a device such as `/dev/null`, and a socket can be both of our ends.
_KINDS = frozenset({stat.S_IFREG, stat.S_IFDIR, stat.S_IFBLK})


def identity(file: str | int) -> Identity | None:
    """The device and inode of what is at a path or behind a descriptor; None where nothing can be overwritten."""
    try:
        status = os.stat(file)
    except (OSError, ValueError):
        return None
    if stat.S_IFMT(status.st_mode) not in _KINDS or not status.st_ino:
        return None
    return status.st_dev, status.st_ino


def never(_path: str) -> bool:
    """What stands there was not written by an earlier run, as far as anyone can know."""
    return False


def always(_path: str) -> bool:
    """What stands there was written by this command, now or in an earlier run."""
    return True


class Guard:
    """The files that a run writes. As an input, such a file is refused, or passed over if it is an earlier output.

    Only what exists can be an input, so a file that the run creates needs no guarding.
    """

    def __init__(self) -> None:
        self._written: dict[Identity, tuple[str, Callable[[str], bool]]] = {}
        self._names: dict[str, str] = {}

    @property
    def is_needed(self) -> bool:
        """Whether anything is replaced that could be an input."""
        return bool(self._written)

    def add(self, file: str | int, by: str, is_own: Callable[[str], bool] = never) -> Self:
        """Add a file that `by`, an option, writes; `is_own` says whether what is found there is an earlier output.

        Raises OutputError if another option writes to it, also under a name that differs only in case.
        """
        name, found = _folded(file), identity(file)
        rival = self._names.get(name) or (found and self._written.get(found, ("",))[0])
        if rival:
            raise OutputError(f"{file}: {rival} and {by} would both write to this file; name another one")
        self._names[name] = by
        if found:
            self._written[found] = by, is_own
        return self

    def refuse(self, file: str | int, advice: str = "name another file") -> None:
        """Raises OutputError, with advice, if a file that the run reads is one that it writes."""
        found = identity(file)
        if found is None:
            return
        if found in self._written:
            by = self._written[found][0]
            raise OutputError(f"{_shown(file)}: this is an input, and {by} would write to it; {advice}")
        self._meet(found)

    def passes_over(self, path: str) -> bool:
        """Whether a file found in a folder is an earlier output, and so no input. Raises OutputError as `refuse`."""
        found = identity(path)
        if found is not None and found in self._written and self._written[found][1](path):
            return True
        self.refuse(path, "name another file, or --exclude this one")
        return False

    def holds(self, path: str) -> bool:
        """Whether the run writes to this file or folder."""
        return identity(path) in self._written

    def _meet(self, found: Identity) -> None:
        """Take note of an input; for guards that are asked about inputs later."""


def _folded(file: str | int) -> str:
    """A key shared by all names that some file system treats as equal."""
    from unicodedata import normalize

    return str(file) if isinstance(file, int) else normalize("NFC", os.path.realpath(file)).casefold()


def _shown(file: str | int) -> str:
    return "standard input" if file == STANDARD_INPUT else str(file)
