"""Where output goes, in UTF-8 whatever the locale: standard output, or a file that is whole or not there."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import TypeAlias

from newsparse.errors import OutputError
from newsparse.harmless import laid_out

Write: TypeAlias = Callable[[str], None]

_STANDARD_OUTPUT = 1


class UnfinishedError(OutputError):
    """An output that was begun and could not be finished: the disk is full, the network is gone."""


def standard_output() -> Write:
    """Writes somebody's text to standard output at once; on a terminal, nothing that it would obey."""
    write = partial(_write, _STANDARD_OUTPUT)
    return (lambda text: write(laid_out(text))) if os.isatty(_STANDARD_OUTPUT) else write


def put_drawing(text: str) -> None:
    """Write what our own terminal module drew: its colours are meant, and the rest is harmless already."""
    _write(_STANDARD_OUTPUT, text)


@contextmanager
def opened(path: str | None) -> Iterator[Write]:
    """Writes to the file `path`, or to standard output for None and `-`.

    A file is written under another name in its folder, takes over the permissions of the one that it
    replaces, and gets its own name when all is written; a link stays a link. What is no regular file
    (`/dev/null`, a FIFO) is written to as it is.
    Raises OutputError for a path that cannot be, UnfinishedError for what goes wrong later.
    """
    if path is None or path == "-":
        yield standard_output()
    elif os.path.exists(path) and not os.path.isfile(path):
        with _device(path) as write:
            yield write
    else:
        with _whole(path, os.path.realpath(path)) as write:
            yield write


@contextmanager
def _device(path: str) -> Iterator[Write]:
    if os.path.isdir(path):
        raise OutputError(f"{path}: this is a folder; name a file in it")
    descriptor = _open(path, path, os.O_WRONLY)
    try:
        yield partial(_write_to, path, descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _whole(path: str, target: str) -> Iterator[Write]:
    """A file under a name of its own until it is whole; `path` is what the caller calls it."""
    folder, name = os.path.split(target)
    if os.path.exists(target) and not os.access(target, os.W_OK):
        raise OutputError(f"{path}: permission denied; the file is left as it is")
    # The name may be as long as names can be, so only its beginning is taken up.
    part = os.path.join(folder, f".{name[:60]}.{os.getpid()}.part")
    descriptor = _open(path, part, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    try:
        try:
            yield partial(_write_to, path, descriptor)
            written = os.fstat(descriptor).st_size
            _finish(target, descriptor)
        finally:
            os.close(descriptor)
        if written:  # a file is never emptied, nor made for nothing
            os.replace(part, target)
    except OSError as error:
        raise _unfinished(path, error) from error
    finally:
        with suppress(OSError):  # it has its own name by now, unless something went wrong
            os.unlink(part)


def _open(path: str, name: str, flags: int) -> int:
    try:
        return os.open(name, flags | getattr(os, "O_BINARY", 0), 0o666)
    except FileNotFoundError as error:
        raise OutputError(f"{path}: there is no such folder; make it first") from error
    except OSError as error:
        raise OutputError(f"{path}: {_problem(error)}; nothing was written") from error


def _finish(target: str, descriptor: int) -> None:
    """Give the new file the permissions of the one that it replaces and, where we may, its owner; sync it."""
    if os.path.exists(target):
        before = os.stat(target)
        with suppress(OSError, AttributeError):  # we may not, or the system knows no such thing
            os.fchmod(descriptor, before.st_mode & 0o7777)
            os.fchown(descriptor, before.st_uid, before.st_gid)
    os.fsync(descriptor)


def _write_to(path: str, descriptor: int, text: str) -> None:
    try:
        _write(descriptor, text)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _unfinished(path, error) from error


def _unfinished(path: str, error: OSError) -> UnfinishedError:
    return UnfinishedError(f"{path}: {_problem(error)}; nothing was written")


def _problem(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _write(descriptor: int, text: str) -> None:
    # Not by way of sys.stdout: what its buffer could not write it tries again at the end, and fails aloud.
    rest = memoryview(text.encode("utf-8"))
    while rest:
        rest = rest[os.write(descriptor, rest) :]
