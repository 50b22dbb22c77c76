"""How a file is written: whole or not at all, with the permissions of the one it replaces."""

import os
from contextlib import suppress

from newsparse.errors import OutputError


def write(path: str, data: bytes) -> None:
    """Put `data` in the place of the file at `path`, which may be a link, or make a new file.

    What is no regular file (`/dev/null`, a FIFO) is written to as it is: nobody means to put a file in the
    place of a device. Raises OutputError; the file is then as it was.
    """
    target = os.path.realpath(path)
    if os.path.exists(target) and not os.access(target, os.W_OK):
        raise OutputError(f"{path}: permission denied; the file is left as it is")
    if os.path.isdir(target):
        raise OutputError(f"{path}: is a directory; nothing was written")
    if os.path.exists(target) and not os.path.isfile(target):
        _write_to(target, path, data)
        return
    folder, name = os.path.split(target)
    part = os.path.join(folder, f".{name[:60]}.{os.getpid()}.part")
    try:
        try:
            _write_new(part, data)
            _take_over(target, part)
            os.replace(part, target)
        finally:
            with suppress(FileNotFoundError):  # it has its own name by now, unless something went wrong
                os.unlink(part)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"{path}: {reason}; nothing was written") from error


def _write_to(device: str, path: str, data: bytes) -> None:
    try:
        with open(device, "wb") as file:
            file.write(data)
    except OSError as error:
        raise OutputError(f"{path}: {(error.strerror or str(error)).lower()}") from error


def _write_new(part: str, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(part, flags, 0o666)
    with open(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(descriptor)


def _take_over(target: str, part: str) -> None:
    """Give the new file the permissions of the old one and, where we may, its owner."""
    if not os.path.exists(target):
        return
    before = os.stat(target)
    with suppress(OSError, AttributeError):  # we may not, or the system knows no owners
        os.chown(part, before.st_uid, before.st_gid)
    with suppress(OSError):
        os.chmod(part, before.st_mode & 0o7777)
