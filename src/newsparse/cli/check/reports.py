"""Writing the reports of a check to standard output or to files."""

from collections import Counter
from collections.abc import Mapping, Sequence

from newsparse.checks import reporters
from newsparse.checks.disk.check_files import RunResult
from newsparse.checks.problem import Problem
from newsparse.checks.reporters import ReportOptions, Summary
from newsparse.checks.reporters.terminal import FIX_MARKS
from newsparse.cli.check.request import CheckRequest
from newsparse.cli.messages import tell, wants_color
from newsparse.cli.outcome import UsageError
from newsparse.cli.outputs import put_drawing, standard_output
from newsparse.files import write as whole
from newsparse.files.standard_output import for_terminal, write_all

_DEFAULT = "concise"


class Reports:
    """The reports that a command line asks for, each a format and a file, or None for standard output."""

    def __init__(self, request: CheckRequest) -> None:
        self.request = request
        self.outputs = outputs_of(request.output_format)
        if request.statistics and any(path is None for _, path in self.outputs):
            raise UsageError(
                "--statistics also writes to standard output; write FORMAT:FILE for the other report"
            )

    def choose(self, configured: Sequence[str]) -> None:
        """Use the configured reports if the command line asks for none. Raises UnknownNameError."""
        if not self.outputs:
            self.outputs = outputs_of(configured) or [(_DEFAULT, None)]
            for name, _ in self.outputs:
                reporters.get(name)

    def write(self, problems: Sequence[Problem], files: Mapping[str, str], result: RunResult) -> None:
        """Write every report. Raises OutputError."""
        summary = Summary(files, result.texts, fixed=sum(map(len, result.fixed.values())))
        for name, path in self.outputs:
            if path is not None:
                report = reporters.get(name).report(problems, summary, ReportOptions(totals=True))
                whole.write(path, report.encode("utf-8"))
            elif self.request.statistics:
                self._put(_statistics(problems), is_drawing=True)
            else:
                self._show(name, problems, summary)

    def _show(self, name: str, problems: Sequence[Problem], summary: Summary) -> None:
        reporter = reporters.get(name)
        color = reporter.terminal and wants_color(self.request.color, self._stream)
        report = reporter.report(problems, summary, ReportOptions(color=color, totals=not self.request.quiet))
        self._put(report, is_drawing=reporter.terminal)

    @property
    def _stream(self) -> int:
        """Standard output, or standard error if standard output gets the fixed text."""
        is_piped = self.request.paths in ((), ("-",))
        return 2 if is_piped and self.request.fix else 1

    def _put(self, text: str, *, is_drawing: bool) -> None:
        if self._stream == 2:
            write_all(2, text.encode("utf-8") if is_drawing else for_terminal(text.encode("utf-8"), 2))
        elif is_drawing:
            put_drawing(text)
        else:
            standard_output()(text)


def tell_fixes(fixed: Mapping[str, Sequence[Problem]]) -> None:
    """Say on standard error which findings were fixed, one line per file."""
    for path, problems in fixed.items():
        counts = Counter(f"{problem.code} {problem.name}" for problem in problems)
        tell("fixed " + ", ".join(f"{count} × {rule}" for rule, count in sorted(counts.items())), path)


def outputs_of(values: Sequence[str]) -> list[tuple[str, str | None]]:
    """The formats and files of the reports. Raises UsageError for two reports with the same destination."""
    found = []
    for value in values:
        name, _, path = value.partition(":")
        found.append((name, path or None))
    places = Counter(path for _, path in found)
    twice = next((path for path, count in places.items() if count > 1), "")
    if twice != "":
        where = twice or "standard output"
        raise UsageError(f"two reports cannot both be written to {where}; write FORMAT:FILE for one of them")
    return found


def _statistics(problems: Sequence[Problem]) -> str:
    """The number of findings per rule, most frequent first."""
    counts = Counter((problem.code, problem.name) for problem in problems)
    fixes = {problem.code: problem.safe for problem in problems if problem.safe is not None}
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    return "".join(
        f"{count:>7}  {code:<6}{FIX_MARKS[fixes.get(code)]:<4} {name}\n" for (code, name), count in rows
    )
