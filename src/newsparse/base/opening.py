"""Opening an input without waiting for it, looking at what was opened, and reading no more than is allowed.

Between the moment in which a file is found and the one in which it is read, anybody may put a pipe in its place, which
would be waited for, or a device, which never ends. The errors are OSErrors whose `strerror` says what was met.
"""

import errno
import os
from stat import S_ISCHR, S_ISREG
from typing import BinaryIO

# Settings, baselines and the like: a thousand times what people write, and little memory.
MOST_OF_SETTINGS = 100_000_000  # bytes
MOST_OF_A_DEVICE = (
    100_000_000  # bytes; as much as a batch takes of one text, and a terminal or /dev/null gives less
)
_CHUNK = 1 << 20  # bytes; whatever the size is said to be, no more memory is taken than was read
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # opening a pipe would wait for its writer
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
)


def opened(path: str, buffering: int = -1) -> BinaryIO:
    """The regular file at `path`, opened for reading. Raises OSError, also for what is not a regular file."""
    descriptor = os.open(path, _FLAGS)
    try:
        if not S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "not a regular file")
    except BaseException:
        os.close(descriptor)
        raise
    # From here on the file closes it. Closing it again, for a Ctrl-C inside `open`, would fail and hide the Ctrl-C.
    return open(path, "rb", buffering, opener=lambda *_: descriptor)


def read(path: str, most: int | None = None) -> bytes:
    """The bytes of the regular file at `path`. Raises OSError as `opened` does, and for more than `most` bytes."""
    with opened(path) as file:
        return file.read() if most is None else up_to(file, most)


def read_text(path: str) -> str:
    """The text of a file of settings, without its byte order mark. Raises OSError as `read`, and UnicodeDecodeError."""
    return read(path, MOST_OF_SETTINGS).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def named(path: str) -> bytes:
    """The bytes of a file that a person named, of whatever kind. Raises OSError as `of_special` does."""
    with open(path, "rb") as file:
        return file.read() if os.path.isfile(file.fileno()) else of_special(file)


def of_special(file: BinaryIO) -> bytes:
    """The bytes of a file that was named and is not a regular one. Raises OSError for a device that does not end.

    A pipe is read to its end, however long that takes: whoever names a pipe wants to wait for it.
    """
    if S_ISCHR(os.fstat(file.fileno()).st_mode):
        return up_to(file, MOST_OF_A_DEVICE)
    return file.read()


def up_to(file: BinaryIO, most: int) -> bytes:
    """All bytes of a file. Raises OSError, with EFBIG, for more than `most`."""
    parts, size = [], 0
    wanted = min(os.fstat(file.fileno()).st_size + 1, _CHUNK)
    while True:
        part = file.read(wanted)
        parts.append(part)
        size += len(part)
        if size > most:
            raise OSError(errno.EFBIG, f"more than {most:,} bytes; it may never end")
        if len(part) < wanted:  # asking a terminal once more would wait for a second Ctrl-D
            return b"".join(parts)
        wanted = _CHUNK
