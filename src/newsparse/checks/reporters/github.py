"""Annotations for GitHub Actions, as workflow commands in the output of a step.

GitHub shows ten annotations of each kind per step and silently drops the rest, so no more than that are written,
errors first, and a final notice gives the total. Columns are code points from 1, ends exclusive; GitHub accepts
them only for findings within one line.
"""

from collections.abc import Iterator, Sequence

from newsparse.base.counting import counted
from newsparse.base.escaping import escaped
from newsparse.checks.finding import SEVERITIES, Severity
from newsparse.checks.problem import Problem
from newsparse.checks.reporters.report import ReportOptions, Summary
from newsparse.checks.reporters.totals import sentence

_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_MOST = {Severity.ERROR: 10, Severity.WARNING: 10, Severity.INFO: 9}  # the tenth notice is the summary


def report(problems: Sequence[Problem], summary: Summary, options: ReportOptions) -> str:
    """The annotations, then the totals: a notice if some findings are not shown, plain text otherwise."""
    lines = []
    for severity in SEVERITIES:
        of_kind = [problem for problem in problems if problem.severity is severity]
        lines += [_annotation(problem, summary) for problem in of_kind[: _MOST[severity]]]
    hidden = len(problems) - len(lines)
    totals = sentence(problems, summary)
    if hidden:
        shown = f"{totals} {counted(hidden, 'finding')} not shown as annotations."
        lines.append(f"::notice title=newsparse::{_data(shown)}")
    else:
        lines.append(totals)
    return "".join(f"{line}\n" for line in lines)


def _annotation(problem: Problem, summary: Summary) -> str:
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in _properties(problem, summary))
    return f"::{_KINDS[problem.severity]} {properties}::{_data(problem.message)}"


def _properties(problem: Problem, summary: Summary) -> Iterator[tuple[str, str | int]]:
    yield "file", summary.repository_path(problem.path)
    yield "line", problem.line
    yield "endLine", problem.end_line
    if problem.line == problem.end_line:
        yield "col", problem.column
        yield "endColumn", problem.end_column
    yield "title", f"{problem.code} {problem.name}"


def _data(text: str) -> str:
    """The text escaped for the message of a workflow command."""
    return escaped(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
