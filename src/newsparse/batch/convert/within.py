"""What may be touched by a name below an output folder: nothing outside it, whatever the name and its links say."""

import os
import stat
from collections.abc import Iterator


def leads_below(name: str) -> bool:
    r"""Whether a name with `/` between its parts stays below the folder that it is joined to.

    >>> [leads_below(name) for name in ("may/a.json", "../a.json", "/etc/a", "a//b", "c\\a", "")]
    [True, False, False, False, False, False]
    """
    if "\0" in name or "\\" in name or os.path.isabs(name) or os.path.splitdrive(name)[0]:
        return False
    return all(part not in ("", ".", "..") for part in name.split("/"))


def link_on_way(folder: str, name: str) -> str | None:
    """The first folder between `folder` and the file `name` that is a link; the file itself may be one.

    Links that stay inside count too: behind one, the output of an input would be that of another.
    """
    for path in _folders_on_way(folder, name):
        try:
            if stat.S_ISLNK(os.lstat(path).st_mode):
                return path
        except OSError:  # it is not there, so neither is anything below it
            return None
    return None


def _folders_on_way(folder: str, name: str) -> Iterator[str]:
    slash = name.find("/")
    while slash >= 0:
        yield os.path.join(folder, name[:slash])
        slash = name.find("/", slash + 1)
