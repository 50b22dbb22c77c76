"""A file reached through its folder, which is held open: nobody can put a link in the way between looking and writing.

Where the system cannot do that (Windows), a file is reached by its path.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from errno import EINVAL
from typing import BinaryIO, NamedTuple

_CAN_HOLD = os.open in os.supports_dir_fd and hasattr(os, "O_NOFOLLOW")
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
# A folder that may be entered need not be listed, so it is opened as a place only where the system can do that.
_FOLDER = getattr(os, "O_PATH", os.O_RDONLY) | getattr(os, "O_DIRECTORY", 0) | _NO_LINK
_FILE = _NO_LINK | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Place(NamedTuple):
    """The name of a file in the folder with the descriptor `at`; without a descriptor, its path."""

    name: str
    at: int | None = None


@contextmanager
def held(folder: str, name: str, *, make: bool = False) -> Iterator[Place]:
    """The place of the file `name`, with `/` between its parts, below `folder`, as long as the context lasts.

    With `make`, folders on the way are made. Raises OSError, also where `folder` or one on the way is a link.
    """
    *above, last = name.split("/")
    if not _CAN_HOLD:
        if make:
            _make(folder, above)
        yield Place(os.path.join(folder, name))
        return
    at = os.open(folder, _FOLDER)
    try:
        for part in above:
            if make:
                with suppress(FileExistsError):
                    os.mkdir(part, dir_fd=at)
            inner = os.open(part, _FOLDER, dir_fd=at)
            outer, at = at, inner  # in this order, so that no Ctrl-C between the two has one closed twice
            os.close(outer)
        yield Place(last, at)
    finally:
        os.close(at)


def held_at(path: str) -> AbstractContextManager[Place]:
    """The place of a file by its path without links. Raises OSError if a part of that path has become a link."""
    if hasattr(os, "O_PATH"):  # elsewhere, a folder that may be entered and not listed could not be passed
        return held("/", path.lstrip("/"))
    return held(*os.path.split(path))


def status_of(place: Place) -> os.stat_result | None:
    """The status of a regular file; None for anything else, such as a link, and where nothing is."""
    try:
        status = os.stat(place.name, dir_fd=place.at, follow_symlinks=False)
    except OSError:
        return None
    return status if stat.S_ISREG(status.st_mode) else None


def opened(place: Place, *, write: bool = False) -> BinaryIO:
    """The regular file at a place, for reading or for both. Raises OSError, also for anything else."""
    descriptor = os.open(place.name, _FILE | (os.O_RDWR if write else os.O_RDONLY), dir_fd=place.at)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(EINVAL, "not a regular file")
    except BaseException:
        os.close(descriptor)
        raise
    # From here on the file closes it, also for a Ctrl-C inside `open`.
    return open(descriptor, "r+b" if write else "rb")


def _make(folder: str, parts: list[str]) -> None:
    """`os.makedirs` calls itself for each folder, and names from archives may be deeper than Python's stack."""
    for part in parts:
        folder = os.path.join(folder, part)
        with suppress(FileExistsError):
            os.mkdir(folder)
