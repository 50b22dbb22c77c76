"""The files of an output folder: written under temporary names, recognised by later runs."""

import errno
import os
import stat
from hashlib import sha256

from newsparse.base.opening import read
from newsparse.batch.convert.task import RunSettings, Staged, Written
from newsparse.batch.convert.within import link_on_way
from newsparse.files.write import create, grant, write_all
from newsparse.model.errors import InputError, OutputError, reason

# Errors that would stop every document: the disk is full, broken or read-only.
_FATAL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EFBIG, errno.ENOENT})


def stage(name: str, data: bytes, settings: RunSettings, number: int) -> Staged:
    """Write the future file `name` to a temporary one; `number` is unique in the run.

    Raises OutputError for a full disk, InputError for a problem of this name alone, such as its length.
    """
    path = os.path.join(settings.staging, f"{number}")
    try:
        descriptor = create(path)
        try:
            write_all(descriptor, data)
            status = os.fstat(descriptor)
        finally:
            os.close(descriptor)
        grant(path, os.path.join(settings.folder, name))
    except OSError as error:
        raise failure(os.path.join(settings.folder, name), error) from error
    return Staged(path, Written(name, status.st_size, status.st_mtime_ns, sha256(data).hexdigest()))


def is_as_written(file: Written, folder: str) -> bool:
    """Whether a file exists unchanged; its bytes are read only if its time differs, as after copying."""
    path = os.path.join(folder, file.name)
    if link_on_way(folder, file.name):  # so it is not below the folder
        return False
    try:
        status = os.lstat(path)
        if not stat.S_ISREG(status.st_mode) or status.st_size != file.size:
            return False
        if status.st_mtime_ns == file.mtime:
            return True
        return sha256(read(path)).hexdigest() == file.digest
    except OSError:
        return False


def failure(path: str, error: OSError) -> OutputError | InputError:
    """The error to raise when the system refuses to write the output `path`."""
    problem = reason(error)
    if error.errno in _FATAL:
        return OutputError(f"{path}: {problem}")
    return InputError(path, f"its output {path} cannot be written: {problem}")
