"""Which files stand in a folder, in sorted order, whatever else is there."""

import os
from collections.abc import Iterator

from newsparse.cli.outcome import Outcome


def walk(folder: str, outcome: Outcome, leave_out: str | None = None) -> Iterator[str]:
    """The paths of the regular files below `folder`, depth first, names in code-point order.

    Hidden files and folders are passed over, and so is the file with the real path `leave_out` (the output).
    Links to files are followed; links to folders are not, so that no loop can hold us. What is no file (a
    FIFO, a device) is passed over with a note; what cannot be read, such as a broken link, counts as failed.
    """
    waiting = _entries(folder, outcome)
    while waiting:
        entry = waiting.pop()
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            waiting += _entries(entry.path, outcome)
        elif _is_file(entry):
            if leave_out is None or os.path.realpath(entry.path) != leave_out:
                yield entry.path
        elif entry.is_symlink() and not os.path.exists(entry.path):
            outcome.fail(entry.path, "a broken link; mend it or remove it")
        elif entry.is_symlink() and os.path.isdir(entry.path):
            outcome.note(entry.path, "a link to a folder, passed over; name it to have it read")
        else:
            outcome.note(entry.path, "neither a file nor a folder, passed over")


def _entries(folder: str, outcome: Outcome) -> list[os.DirEntry[str]]:
    """What stands in a folder, last name first, so that the first one is the next to be taken."""
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=_name, reverse=True)
    except OSError as error:
        outcome.fail(folder, f"{(error.strerror or str(error)).lower()}; what is in it is left out")
        return []


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # a link that leads to itself
        return False
