"""Annotations on GitHub: workflow commands, which Actions reads from a step's output.

GitHub shows ten annotations of each kind for a step and drops the rest in silence, so no more are written,
errors first, and a last one says how many findings there are in all. Columns are code points from 1, ends
exclusive; GitHub takes them only for what begins and ends in one line.
"""

from collections.abc import Iterator, Sequence

from newsparse.base.escaping import visible
from newsparse.checks.finding import SEVERITIES, Severity
from newsparse.checks.problem import Problem
from newsparse.checks.reporters.report import Options, Summary
from newsparse.checks.reporters.totals import counted, sentence

_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_MOST = {Severity.ERROR: 10, Severity.WARNING: 10, Severity.INFO: 9}  # the tenth notice is the summary


def report(problems: Sequence[Problem], summary: Summary, options: Options) -> str:
    """The annotations, then the summary as a notice where some are left out, as plain text where none is."""
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
    """The text as the runner wants what stands behind the second pair of colons."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return visible(escaped)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
