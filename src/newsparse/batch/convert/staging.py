"""The files of an output folder: written under temporary names, recognised by later runs."""

import errno
import os
import shutil
from contextlib import suppress
from hashlib import sha256

from newsparse.batch.convert.names import RESERVED
from newsparse.batch.convert.task import RunSettings, Staged, Written
from newsparse.files.held import held, opened, status_of
from newsparse.files.standard_output import write_all
from newsparse.files.write import create, grant
from newsparse.model.errors import InputError, OutputError, reason

FOLDER = f"{RESERVED}.part"  # the folder of temporary files, in the output folder

# Errors that would stop every document: the disk is full, broken or read-only.
_FATAL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EFBIG, errno.ENOENT})


def make(folder: str) -> str:
    """Make a folder for temporary files in the output folder; returns its name. Raises OSError.

    It has a new name each time: whatever is left beside it is not written to.
    """
    name = f"{FOLDER}/{os.urandom(8).hex()}"
    with held(folder, name, make=True) as place:
        os.mkdir(place.name, 0o700, dir_fd=place.at)
    return name


def remove_all(folder: str) -> None:
    """Remove all temporary files, as far as that is possible; a link is left where it is."""
    with (
        suppress(OSError, RecursionError),
        held(folder, FOLDER) as place,
    ):  # of folders deeper than any run makes
        shutil.rmtree(place.name, ignore_errors=True, dir_fd=place.at)


def stage(name: str, data: bytes, settings: RunSettings, number: int) -> Staged:
    """Write the future file `name` to a temporary one; `number` is unique in the run.

    Raises OutputError for a full disk, InputError for a problem of this name alone, such as its length.
    """
    temporary = f"{settings.staging}/{number}"
    try:
        with held(settings.folder, temporary) as place:
            descriptor = create(place.name, place.at)
            try:
                write_all(descriptor, data)
                status = os.fstat(descriptor)
                grant(descriptor, _before(settings.folder, name))
            finally:
                os.close(descriptor)
    except OSError as error:
        raise failure(os.path.join(settings.folder, name), error) from error
    return Staged(temporary, Written(name, status.st_size, status.st_mtime_ns, sha256(data).hexdigest()))


def _before(folder: str, name: str) -> os.stat_result | None:
    """The status of the file that will be replaced; None where there is none."""
    try:
        with held(folder, name) as place:
            return status_of(place)
    except OSError:
        return None


def sync(staged: Staged, folder: str) -> None:
    """Flush a temporary file to disk, so that even a power cut leaves no renamed file incomplete."""
    with held(folder, staged.name) as place, opened(place, write=True) as file:
        os.fsync(file.fileno())


def move(staged: Staged, folder: str, *, make: bool = False) -> None:
    """Give a temporary file its own name; with `make`, in folders that are made. Raises OSError."""
    with held(folder, staged.name) as source, held(folder, staged.file.name, make=make) as target:
        os.replace(source.name, target.name, src_dir_fd=source.at, dst_dir_fd=target.at)


def remove(file: Written, folder: str) -> None:
    """Remove a file, and the folders that this leaves empty."""
    with suppress(OSError), held(folder, file.name) as place:
        os.unlink(place.name, dir_fd=place.at)
    above = file.name.rpartition("/")[0]
    with suppress(OSError):  # it is not empty
        while above:
            with held(folder, above) as place:
                os.rmdir(place.name, dir_fd=place.at)
            above = above.rpartition("/")[0]


def is_as_written(file: Written, folder: str) -> bool:
    """Whether a file exists unchanged; its bytes are read only if its time differs, as after copying."""
    try:
        with held(folder, file.name) as place:  # not behind a link, so below the folder
            status = status_of(place)
            if status is None or status.st_size != file.size:
                return False
            if status.st_mtime_ns == file.mtime:
                return True
            with opened(place) as stream:
                return sha256(stream.read()).hexdigest() == file.digest
    except OSError:
        return False


def failure(path: str, error: OSError) -> OutputError | InputError:
    """The error to raise when the system refuses to write the output `path`."""
    problem = reason(error)
    if error.errno in _FATAL:
        return OutputError(f"{path}: {problem}")
    return InputError(path, f"its output {path} cannot be written: {problem}")
