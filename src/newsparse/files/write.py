"""Writing files: whole or not at all, with the permissions of the file they replace."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from typing import TypeAlias

from newsparse.base.escaping import visible_lines
from newsparse.model.errors import OutputError, UnfinishedError, reason

Put: TypeAlias = Callable[[bytes], None]

_BINARY = getattr(os, "O_BINARY", 0)
_STANDARD_OUTPUT = 1
_PRIVATE = 0o600  # the mode of a file that is not complete yet: its owner's alone, whatever the umask
_PERMISSIONS = 0o7777
_NAME_TAKEN = 40  # characters, at most 160 bytes of the 255 that a name can have


def write(path: str, data: bytes) -> None:
    """Replace the file at `path` by `data`, or make a new file. Raises OutputError as `opened` does."""
    with opened(path) as put:
        put(data)


@contextmanager
def opened(path: str) -> Iterator[Put]:
    """A function that writes bytes to the file `path`; a link stays a link.

    The bytes go to a temporary file in the same folder, which only its owner can read and which replaces the old one
    at the end. If the function is never called, the file stays as it was, or is not made. A device or a FIFO
    (`/dev/null`) is written to directly and not replaced. Raises OutputError for a path that cannot be written,
    UnfinishedError for an error later on; the file is then as it was.
    """
    target = os.path.realpath(path)
    if os.path.isdir(target):
        raise OutputError(f"{path}: this is a folder, so nothing was written; name a file in it")
    if path.endswith(("/", os.sep)):
        raise OutputError(f"{path}: a name that ends with a slash is that of a folder; name a file in it")
    if os.path.exists(target) and not os.path.isfile(target):
        with _device(path) as put:
            yield put
    else:
        with _replaced(path, target) as put:
            yield put


def write_all(descriptor: int, data: bytes) -> None:
    """Write all of `data`, however little the system accepts at a time. Raises OSError."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def create(path: str) -> int:
    """The descriptor of a new file, for reading and writing, that only its owner can open. Raises OSError.

    `grant` gives it its permissions once it is complete. What a run that was killed left at `path` is removed; what
    somebody else puts there in the meantime is never opened.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY
    try:
        return os.open(path, flags, _PRIVATE)
    except FileExistsError:
        os.unlink(path)
        return os.open(path, flags, _PRIVATE)


def grant(path: str, target: str) -> None:
    """Give the file `path` the permissions of `target`, which it will replace, and where allowed its owner.

    Without a `target`, it gets those of any new file. Raises OSError.
    """
    try:
        before = os.stat(target)
    except OSError:
        os.chmod(path, _new_mode())
        return
    with suppress(OSError, AttributeError):  # not allowed, or the system has no owners
        os.chown(path, before.st_uid, before.st_gid)
    os.chmod(path, before.st_mode & _PERMISSIONS)


@cache
def _new_mode() -> int:
    """The permissions that the umask leaves to a new file. To read it, it has to be set for a moment."""
    umask = os.umask(0o077)
    os.umask(umask)
    return 0o666 & ~umask


def for_terminal(data: bytes, descriptor: int) -> bytes:
    """UTF-8 as it may go to `descriptor`: what terminals obey is escaped if it is one, and kept if not."""
    if not os.isatty(descriptor):
        return data
    return visible_lines(data.decode("utf-8", "surrogateescape")).encode("utf-8")


def write_standard_output(data: bytes, *, is_drawing: bool = False) -> None:
    """Write all of `data`. Raises BrokenPipeError if nobody reads it, UnfinishedError for other failures.

    A terminal gets it as `for_terminal` makes it; not so a drawing, whose colours are ours, and its content escaped.
    This bypasses sys.stdout: at exit, Python would try again to flush what could not be written, and complain.
    """
    try:
        write_all(_STANDARD_OUTPUT, data if is_drawing else for_terminal(data, _STANDARD_OUTPUT))
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UnfinishedError(f"standard output: {reason(error)}; the output is incomplete") from error


@contextmanager
def _device(path: str) -> Iterator[Put]:
    descriptor = _opened(path, path, os.O_WRONLY)

    def put(data: bytes) -> None:
        try:
            write_all(descriptor, for_terminal(data, descriptor))
        except BrokenPipeError:
            raise
        except OSError as error:
            raise _unfinished(path, error) from error

    try:
        yield put
    finally:
        os.close(descriptor)


@contextmanager
def _replaced(path: str, target: str) -> Iterator[Put]:
    """A temporary file that replaces `target` once it is whole; `path` is the name for messages."""
    folder, name = os.path.split(target)
    if os.path.exists(target) and not os.access(target, os.W_OK):
        raise OutputError(f"{path}: permission denied; the file is left as it is")
    # The name may be as long as names can be, so only its beginning is taken up. Nobody can foresee the rest, and so
    # neither put a link there nor be in the way.
    part = os.path.join(folder, f".{name[:_NAME_TAKEN]}.{os.urandom(8).hex()}.part")
    descriptor = _opened(path, part, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    is_begun = False

    def put(data: bytes) -> None:
        nonlocal is_begun
        is_begun = True
        write_all(descriptor, data)

    try:
        try:
            yield put
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if is_begun:
            grant(part, target)
            os.replace(part, target)
    except OSError as error:
        raise _unfinished(path, error) from error
    finally:
        with suppress(OSError):  # it is gone by now, unless something went wrong
            os.unlink(part)


def _opened(path: str, name: str, flags: int) -> int:
    try:
        return os.open(name, flags | _BINARY, _PRIVATE)
    except FileNotFoundError as error:
        raise OutputError(f"{path}: no such folder; create it first") from error
    except OSError as error:
        raise OutputError(f"{path}: {reason(error)}; nothing was written") from error


def _unfinished(path: str, error: OSError) -> UnfinishedError:
    return UnfinishedError(f"{path}: {reason(error)}; nothing was written")
