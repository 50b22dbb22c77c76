"""What a reporter is, and what it is given beside the problems."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import Protocol

from newsparse.checks.problem import Problem, order


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run came to, beside its problems.

    `files` holds every file that was checked, clean ones too, in order: its path as people see it, which is
    that of its problems, and its POSIX path inside the repository, which machines want. `texts` gives the
    text of a file as read, by its path as people see it; only files with problems are looked up, and where
    one is missing a report does without its lines. `fixed` counts the findings that were mended.
    """

    files: Mapping[str, str]
    texts: Mapping[str, str] = field(default_factory=dict)
    fixed: int = 0

    def repository_path(self, path: str) -> str:
        """The POSIX path inside the repository of a file that people know as `path`."""
        return self.files.get(path, path).replace("\\", "/")


@dataclass(frozen=True, slots=True)
class Options:
    """How reports for people look: `color` with a terminal's escape sequences, `totals` with a last line."""

    color: bool = False
    totals: bool = True


class Report(Protocol):
    """What a reporter's module calls `report`: problems in the order of reports in, the whole output out."""

    def __call__(self, problems: Sequence[Problem], summary: Summary, options: Options, /) -> str: ...


@dataclass(frozen=True, slots=True)
class Reporter:
    """One row of the table; `module` is imported when the reporter is first used.

    `terminal` marks the reports that are for people's eyes, the only ones that can have colour.
    """

    name: str
    summary: str
    module: str
    terminal: bool = False

    def report(self, problems: Sequence[Problem], summary: Summary, options: Options | None = None) -> str:
        """The whole report, whatever the order of the problems; UTF-8 can hold it."""
        write: Report = import_module(self.module).report
        return write(sorted(problems, key=order), summary, options or Options())
