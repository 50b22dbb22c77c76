"""Which files stand in a folder, in sorted order, whatever else is there."""

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from newsparse.batch.inputs.wanted import Wanted
from newsparse.model.errors import reason

if TYPE_CHECKING:
    from newsparse.files.gitignore import Ignored


class Found(NamedTuple):
    """A file, or what else stood there: `problem` where it should be read and cannot be, `passed_over` if not."""

    path: str
    place: str
    problem: str | None = None
    passed_over: str | None = None


class Walk(NamedTuple):
    """What is taken on the way: all but hidden things, `leave_out` (real paths), and what nobody wants."""

    wanted: Wanted = Wanted()
    leave_out: Sequence[str] = ()
    respect_gitignore: bool = False


def walk(folder: str, how: Walk = Walk(), below: str = "") -> Iterator[Found]:  # noqa: B008 (it cannot change)
    """What stands in `folder`, depth first, names in code-point order; `below` is the folder's own place.

    Hidden files and folders are passed over in silence. Links to files are followed; links to folders are
    not, so that no loop can hold us. What is no file (a FIFO, a device) is never opened.
    """
    ignored = _ignored_above(folder) if how.respect_gitignore else None
    return _below(folder, how, below + "/" if below else "", ignored)


def _below(folder: str, how: Walk, prefix: str, ignored: "Ignored | None") -> Iterator[Found]:
    """The same; folders may lie in each other deeper than Python calls itself, so it does not."""
    waiting = [_inside(folder, how, prefix, ignored)]
    while waiting:
        found = next(waiting[-1], None)
        if found is None:
            waiting.pop()
        elif isinstance(found, Found):
            yield found
        else:
            waiting.append(found)


def _inside(folder: str, how: Walk, prefix: str, ignored: "Ignored | None") -> "Iterator[Found | _Inside]":
    """What stands in one folder, and an iterator of the same kind for each folder in it."""
    ignored = ignored.within(folder) if ignored else None
    try:
        with os.scandir(folder) as scan:
            entries = sorted((entry for entry in scan if entry.name[0] != "."), key=_name)
    except OSError as error:
        problem = f"{reason(error)}; what is in it is left out"
        yield Found(folder, prefix.rstrip("/") or "_", problem=problem)
        return
    for entry in entries:
        place = prefix + entry.name
        if _is_left_out(entry, how.leave_out):
            continue
        if entry.is_dir(follow_symlinks=False):
            if how.wanted.enters(place) and not (ignored and ignored.matches(entry.path + "/")):
                yield _inside(entry.path, how, place + "/", ignored)
        elif how.wanted.takes(place) and not (ignored and ignored.matches(entry.path)):
            yield _seen(entry, place)


_Inside = Iterator[Any]  # of Found, and of more of itself


def _seen(entry: os.DirEntry[str], place: str) -> Found:
    if _is_file(entry):
        return Found(entry.path, place)
    if not entry.is_symlink():
        return Found(entry.path, place, passed_over="neither a file nor a folder, passed over")
    if not os.path.exists(entry.path):
        return Found(entry.path, place, problem="a broken link; mend it or remove it")
    if os.path.isdir(entry.path):
        what = "a link to a folder, passed over; name it to have it read"
        return Found(entry.path, place, passed_over=what)
    return Found(entry.path, place, passed_over="a link to what is neither a file nor a folder, passed over")


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # a link that leads to itself
        return False


def _is_left_out(entry: os.DirEntry[str], leave_out: Sequence[str]) -> bool:
    """Whether the entry is one of the real paths; names are compared first, the rest costs a system call."""
    return any(path.endswith(entry.name) and os.path.realpath(entry.path) == path for path in leave_out)


def _ignored_above(folder: str) -> "Ignored":
    """What version control leaves out in a named folder, unless it leaves that out whole."""
    from newsparse.files.gitignore import Ignored

    found = Ignored.above(folder)
    return Ignored() if found.matches(folder + "/") else found
