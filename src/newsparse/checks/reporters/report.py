"""The interface of a reporter: what it is given besides the problems, and its row in the table."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Protocol

from newsparse.base.records import dataclass, field
from newsparse.checks.problem import Problem, order


@dataclass(frozen=True, slots=True)
class Summary:
    """The outcome of a run besides its problems.

    `files` lists every checked file in order, clean ones included: the path that is shown to people, which its
    problems carry, and the POSIX path inside the repository, which machines want. `texts` gives the text of a file
    by the path shown; only files with problems are looked up, and a report omits the lines of a file whose text is
    missing. `fixed` counts the findings that were fixed.
    """

    files: Mapping[str, str]
    texts: Mapping[str, str] = field(default_factory=dict)
    fixed: int = 0

    def repository_path(self, path: str) -> str:
        """The POSIX path inside the repository of the file shown as `path`."""
        return self.files.get(path, path).replace("\\", "/")

    def by_file(self, problems: Sequence[Problem]) -> list[tuple[str, list[Problem]]]:
        """The repository path of each file in order, clean files included, with its problems."""
        found: dict[str, list[Problem]] = {path: [] for path in self.files}
        for problem in problems:
            found.setdefault(problem.path, []).append(problem)
        return [(self.repository_path(path), some) for path, some in found.items()]


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How a report for people looks: `color` adds escape sequences, `totals` a last line with the counts."""

    color: bool = False
    totals: bool = True


class Report(Protocol):
    """The function `report` of a reporter's module: takes sorted problems, returns the whole output."""

    def __call__(self, problems: Sequence[Problem], summary: Summary, options: ReportOptions, /) -> str: ...


@dataclass(frozen=True, slots=True)
class Reporter:
    """One row of the table; `module` is imported when the reporter is first used.

    `terminal` marks the reports that are meant for people; only these can be coloured.
    """

    name: str
    summary: str
    module: str
    terminal: bool = False

    def report(
        self, problems: Sequence[Problem], summary: Summary, options: ReportOptions | None = None
    ) -> str:
        """The whole report, which can be encoded as UTF-8; the problems may come in any order."""
        write: Report = import_module(self.module).report
        return write(sorted(problems, key=order), summary, options or ReportOptions())
