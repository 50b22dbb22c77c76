"""Writing files: whole or not at all, with the permissions of the file they replace."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from typing import TypeAlias

from newsparse.files.held import Place, held_at, status_of
from newsparse.files.held import opened as held_file
from newsparse.files.standard_output import for_terminal, write_all
from newsparse.model.errors import OutputError, UnfinishedError, reason

Put: TypeAlias = Callable[[bytes], None]

_BINARY = getattr(os, "O_BINARY", 0)
_PRIVATE = 0o600  # the mode of a file that is not complete yet: its owner's alone, whatever the umask
_PERMISSIONS = 0o7777
_NAME_TAKEN = 40  # characters, at most 160 bytes of the 255 that a name can have


def write(path: str, data: bytes, *, over: str | None = None, real: str | None = None) -> None:
    """Replace the file at `path` by `data`, or make a new file. Raises OutputError as `opened` does."""
    with opened(path, over=over, real=real) as put:
        put(data)


@contextmanager
def opened(path: str, *, over: str | None = None, real: str | None = None) -> Iterator[Put]:
    """A function that writes bytes to the file `path`; a link stays a link.

    The bytes go to a temporary file in the same folder, which only its owner can read and which replaces the old one
    at the end. If the function is never called, the file stays as it was, or is not made. A device or a FIFO
    (`/dev/null`) is written to directly and not replaced. With `over`, a SHA-256 in hexadecimal, only a file that still
    has these bytes is replaced; with `real`, the path without links that `path` had, no other one. Raises OutputError
    for a path that cannot be written, UnfinishedError for an error later on; the file is then as it was.
    """
    target = real or os.path.realpath(path)
    if os.path.isdir(target):
        raise OutputError(f"{path}: this is a folder, so nothing was written; name a file in it")
    if path.endswith(("/", os.sep)):
        raise OutputError(f"{path}: a name that ends with a slash is that of a folder; name a file in it")
    if os.path.exists(target) and not os.path.isfile(target):
        with _device(path) as put:
            yield put
    else:
        with _replaced(path, target, over) as put:
            yield put


def create(name: str, at: int | None = None) -> int:
    """The descriptor of a new file, for reading and writing, that only its owner can open. Raises OSError.

    `at` is the descriptor of its folder, if that is held open. `grant` gives it its permissions once it is complete.
    What a run that was killed left there is removed; what somebody else puts there in the meantime is never opened.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY
    try:
        return os.open(name, flags, _PRIVATE, dir_fd=at)
    except FileExistsError:
        os.unlink(name, dir_fd=at)
        return os.open(name, flags, _PRIVATE, dir_fd=at)


def grant(descriptor: int, before: os.stat_result | None) -> None:
    """Give an open file the permissions, and where allowed the owner, of the file `before` that it will replace.

    Without one, it gets the permissions of any new file. Raises OSError.
    """
    if os.chmod not in os.supports_fd:  # Windows, where a file has the permissions of its folder
        return
    if before is None:
        os.chmod(descriptor, _new_mode())
        return
    with suppress(OSError):  # not allowed
        os.chown(descriptor, before.st_uid, before.st_gid)
    os.chmod(descriptor, before.st_mode & _PERMISSIONS)


@cache
def _new_mode() -> int:
    """The permissions that the umask leaves to a new file. To read it, it has to be set for a moment."""
    umask = os.umask(0o077)
    os.umask(umask)
    return 0o666 & ~umask


@contextmanager
def _device(path: str) -> Iterator[Put]:
    try:
        descriptor = os.open(path, os.O_WRONLY | _BINARY)
    except OSError as error:
        raise _impossible(path, error) from error

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
def _replaced(path: str, target: str, over: str | None) -> Iterator[Put]:
    """A temporary file that replaces `target` once it is whole; `path` is the name for messages."""
    if os.path.exists(target) and not os.access(target, os.W_OK):
        raise OutputError(f"{path}: permission denied; the file is left as it is")
    with ExitStack() as stack:
        try:
            place = stack.enter_context(held_at(target))
        except OSError as error:
            raise _impossible(path, error) from error
        yield stack.enter_context(_put_in_place(path, place, over))


@contextmanager
def _put_in_place(path: str, place: Place, over: str | None) -> Iterator[Put]:
    """The same, for the place of `target` in its folder."""
    # The name may be as long as names can be, so only its beginning is taken up. Nobody can foresee the rest, and so
    # neither put a link there nor be in the way.
    name = os.path.basename(place.name)[:_NAME_TAKEN]
    part = os.path.join(os.path.dirname(place.name), f".{name}.{os.urandom(8).hex()}.part")
    try:
        descriptor = create(part, place.at)
    except OSError as error:
        raise _impossible(path, error) from error
    is_begun = False

    def put(data: bytes) -> None:
        nonlocal is_begun
        is_begun = True
        write_all(descriptor, data)

    try:
        try:
            yield put
            if is_begun:
                grant(descriptor, status_of(place))
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if is_begun:
            _refuse_changed(path, place, over)
            os.replace(part, place.name, src_dir_fd=place.at, dst_dir_fd=place.at)
    except OSError as error:
        raise _unfinished(path, error) from error
    finally:
        with suppress(OSError):  # it is gone by now, unless something went wrong
            os.unlink(part, dir_fd=place.at)


def _refuse_changed(path: str, place: Place, over: str | None) -> None:
    """Raises OutputError for a file whose bytes are not those with the digest `over`: a change would be lost."""
    if over is None:
        return
    from hashlib import sha256

    with held_file(place) as file:
        if sha256(file.read()).hexdigest() != over:
            raise OutputError(f"{path}: the file was changed while it was being fixed; run again")


def _impossible(path: str, error: OSError) -> OutputError:
    if isinstance(error, FileNotFoundError):
        return OutputError(f"{path}: no such folder; create it first")
    return OutputError(f"{path}: {reason(error)}; nothing was written")


def _unfinished(path: str, error: OSError) -> UnfinishedError:
    return UnfinishedError(f"{path}: {reason(error)}; nothing was written")
