"""What a newsroom has decided about the files of a folder: read from the disk, and again when that has changed."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from newsparse.checks.config.configuration import Configuration, Configurations, Overrides
from newsparse.checks.config.discovery import NAMES
from newsparse.checks.disk import baseline, sidecar
from newsparse.checks.disk.check_file import FileJob
from newsparse.checks.disk.repository import path_within, root_of
from newsparse.checks.disk.sidecar import Sidecar
from newsparse.files.gitignore import upwards
from newsparse.files.globs import literal, matches

# The names of the files by which newsrooms decide; those that they extend have names of their own.
WATCHED = (*NAMES, sidecar.NAME)
UNTITLED = "-"  # the path of a text without a file, as of standard input

# What is written down of a file to see later whether it has changed; None for one that is not there.
Stamp = tuple[int, int, int] | None
Stamps = dict[str, Stamp]


class SidecarPlace(NamedTuple):
    """A sidecar, its content or None if there is none yet, and the glob that names a file in it."""

    path: str
    content: str | None
    glob: str


@dataclass(frozen=True)
class Project:
    """The configuration of a folder, its root, the findings accepted in the baseline, and the sidecar, if any."""

    configuration: Configuration
    root: str
    accepted: frozenset[str] = frozenset()
    beside: Sidecar | None = None

    def job(self, path: str | None) -> FileJob:
        """How the file is checked; None stands for a text without a file. Raises UnknownNameError."""
        if path is None:
            return FileJob(UNTITLED, UNTITLED, self.configuration.settings)
        settings = self.configuration.settings_for(path)
        entries = tuple(self.beside.of_file(path, None)) if self.beside else ()
        return FileJob(path, path_within(self.root, path), settings, accepted=self.accepted, entries=entries)

    def excludes(self, path: str) -> bool:
        """Whether the configuration leaves the file out.

        Nobody names the files that an editor opens, so this counts as it does where a folder is checked.
        """
        check = self.configuration.check
        return matches((*check.exclude, *check.extend_exclude), path)

    def sidecar_for(self, path: str) -> SidecarPlace | None:
        """Where an entry about the file goes: the sidecar that holds for it, or a new one at the root.

        None for a file outside the root.
        """
        found = self.beside.path if self.beside else os.path.join(self.root, sidecar.NAME)
        name = os.path.relpath(path, os.path.dirname(found)).replace(os.sep, "/")
        if name.startswith("../"):
            return None
        return SidecarPlace(found, self.beside.content if self.beside else None, f"/{literal(name)}")


@dataclass
class _Known:
    project: Project
    stamps: Stamps


@dataclass
class Projects:
    """The projects of the folders in which documents are open; `workspace` gives the folders that the editor shows."""

    workspace: Callable[[], Sequence[str]]
    _known: dict[tuple[str | None, str], _Known] = field(default_factory=dict)

    def of_file(self, path: str | None) -> Project:
        """The project of a file, as it is on the disk now.

        None stands for a text without a file, for which the first folder of the workspace decides. Raises
        ConfigurationError, UnknownNameError and InputError for what is wrong with the files of the project.
        """
        shown = self.workspace()
        folder = os.path.dirname(path) if path else next(iter(shown), None)
        top = max((one for one in shown if folder and _is_within(folder, one)), key=len, default=folder or "")
        known = self._known.get((folder, top))
        if known is None or any(_stamp(path) != stamp for path, stamp in known.stamps.items()):
            self._known.pop((folder, top), None)
            known = self._known[folder, top] = _read(folder, top)
        return known.project


def _is_within(folder: str, top: str) -> bool:
    return folder == top or folder.startswith(os.path.join(top, ""))


def _read(folder: str | None, top: str) -> _Known:
    """The project of a folder, None for no folder at all; `top` is its root if git and the configuration name none."""
    if folder is None:
        configuration = Configurations(Overrides(isolated=True)).of_folder(os.sep)
        return _Known(Project(configuration, os.sep), {})
    stamps = _stamps(_candidates(folder))  # before they are read, so that a change meanwhile is seen
    configurations = Configurations(Overrides())
    configuration = configurations.of_folder(folder)
    stamps |= _stamps(configurations.paths())
    root = root_of(folder, configuration, top)
    accepted: frozenset[str] = frozenset()
    if configuration.check.baseline:
        stamps |= _stamps([configuration.check.baseline])
        accepted = baseline.load_for(configuration.check.baseline, root).fingerprints()
    path = sidecar.closest(folder, root)
    beside = sidecar.load(path) if path else None
    return _Known(Project(configuration, root, accepted, beside), stamps)


def _candidates(folder: str) -> Iterator[str]:
    """The files that would configure the folder if they were there."""
    for one in upwards(folder):
        for name in (*NAMES, sidecar.NAME):
            yield os.path.join(one, name)


def _stamps(paths: Iterable[str]) -> Stamps:
    return {path: _stamp(path) for path in paths}


def _stamp(path: str) -> Stamp:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
