"""How a file of an output folder is written under a temporary name, and known again later."""

import errno
import os
from hashlib import sha256

from newsparse.batch.convert.task import Staged, Terms, Written
from newsparse.files.write import write_all
from newsparse.model.errors import InputError, OutputError, reason

# What no other document would fare better with: the disk is full, or broken, or not to be written to.
_HOPELESS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EFBIG, errno.ENOENT})


def stage(name: str, data: bytes, terms: Terms, number: int) -> Staged:
    """Write what will be the file `name`; `number` is unique to it. Raises OutputError for a full disk.

    What goes wrong with this name alone, such as one that is too long, is an InputError.
    """
    path = os.path.join(terms.staging, f"{number}")
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)
        try:
            write_all(descriptor, data)
            status = os.fstat(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise failure(os.path.join(terms.folder, name), error) from error
    return Staged(path, Written(name, status.st_size, status.st_mtime_ns, sha256(data).hexdigest()))


def is_as_written(file: Written, folder: str) -> bool:
    """Whether the file is there as it was written; its bytes are read only where a copy may have a new time."""
    path = os.path.join(folder, file.name)
    try:
        status = os.lstat(path)
        if status.st_size != file.size:
            return False
        if status.st_mtime_ns == file.mtime:
            return True
        with open(path, "rb") as stream:
            return sha256(stream.read()).hexdigest() == file.digest
    except OSError:
        return False


def failure(path: str, error: OSError) -> OutputError | InputError:
    """What to raise for an error of the system at the output `path`."""
    problem = reason(error)
    if error.errno in _HOPELESS:
        return OutputError(f"{path}: {problem}")
    return InputError(path, f"its output {path} cannot be written: {problem}")
