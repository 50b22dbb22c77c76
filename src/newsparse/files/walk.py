"""Which files a run is to check: the named ones, and those that the patterns take in the named folders."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from newsparse.files.gitignore import Ignored
from newsparse.model.errors import reason

Matches = Callable[[str], bool]

# Folders full of other people's files; hidden ones are passed over too. Named outright, they are looked into.
_FOREIGN = frozenset({"node_modules", "__pycache__", "venv"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is taken in folders: files that `included` takes and `excluded` does not, folders likewise.

    `excluded` is asked with a slash behind the path of a folder. `force_exclude` asks it for named files too.
    """

    included: Matches
    excluded: Matches
    force_exclude: bool = False
    respect_gitignore: bool = True


@dataclass(slots=True)
class Found:
    """The files in order; paths that are missing, folders that cannot be read, named paths left out.

    `passed_over` is what stands in a folder under a file's name and is no file; `leading_out` are the links of
    a folder to files outside it, which a run may look at and must not write to.
    """

    files: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    unreadable: list[tuple[str, str]] = field(default_factory=list)
    excluded: list[str] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    leading_out: set[str] = field(default_factory=set)


def find(paths: Sequence[str], wanted: Wanted) -> Found:
    """The files below `paths`, sorted and each once; links to folders are not followed.

    Pipes and devices in folders are passed over, since reading one may never end; broken links are not.
    """
    found = Found()
    seen: dict[str, str] = {}
    for path in paths:
        path = _shown(path)
        if not os.path.lexists(path):
            found.missing.append(path)
        elif wanted.force_exclude and _is_excluded(path, wanted):
            found.excluded.append(path)
        elif os.path.isdir(path):
            for file in _below(path, wanted, _ignored(path, wanted), found):
                seen.setdefault(os.path.abspath(file), file)
        else:
            seen.setdefault(os.path.abspath(path), path)
    found.files = sorted(seen.values())
    return found


def _ignored(folder: str, wanted: Wanted) -> Ignored | None:
    """What version control leaves out below a named folder, unless it leaves that out whole."""
    if not wanted.respect_gitignore:
        return None
    found = Ignored.above(folder)
    return Ignored() if found.matches(folder + "/") else found


def _shown(path: str) -> str:
    """The path as reports show it: without dots that say nothing."""
    return os.path.normpath(path)


def _is_excluded(path: str, wanted: Wanted) -> bool:
    return wanted.excluded(path + "/" if os.path.isdir(path) else path)


def _below(folder: str, wanted: Wanted, ignored: Ignored | None, found: Found) -> Iterator[str]:
    """The files below a folder, depth first; folders may lie in each other deeper than Python calls itself."""
    waiting = _inside(folder, ignored, found)
    while waiting:
        path, entry, ignored = waiting.pop()
        if entry.name.startswith(".") or entry.name in _FOREIGN:
            continue
        is_folder = entry.is_dir(follow_symlinks=False)
        asked = path + "/" if is_folder else path
        if wanted.excluded(asked) or (ignored and ignored.matches(asked)):
            continue
        if is_folder:
            waiting += _inside(path, ignored, found)
        elif wanted.included(path) and not os.path.isdir(path):
            if entry.is_symlink() and not _is_within(path, folder):
                found.leading_out.add(path)
            if os.path.isfile(path) or not os.path.exists(path):
                yield path
            else:  # a FIFO would keep us waiting, a device might never end
                found.passed_over.append(path)


def _is_within(path: str, folder: str) -> bool:
    """Whether a link leads to something below the folder."""
    top = os.path.realpath(folder)
    return os.path.realpath(path).startswith(os.path.join(top, ""))


_Waiting = tuple[str, "os.DirEntry[str]", Ignored | None]


def _inside(folder: str, ignored: Ignored | None, found: Found) -> list[_Waiting]:
    """What stands in a folder, last name first, with what version control leaves out there."""
    ignored = ignored.within(folder) if ignored else None
    entries = reversed(_entries(folder, found))
    return [(one.name if folder == "." else one.path, one, ignored) for one in entries]


def _entries(folder: str, found: Found) -> "list[os.DirEntry[str]]":
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=_name)
    except OSError as error:
        found.unreadable.append((folder, reason(error)))
        return []


def _name(entry: "os.DirEntry[str]") -> str:
    return entry.name
