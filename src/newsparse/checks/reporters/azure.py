"""Logging commands of Azure Pipelines, which show findings on a run's page; columns are code points from 1.

Azure knows errors and warnings only; what is less stands in the log as a plain line.
"""

from collections.abc import Sequence

from newsparse.base.escaping import visible
from newsparse.checks.finding import Severity
from newsparse.checks.problem import Problem
from newsparse.checks.reporters.report import Options, Summary
from newsparse.checks.reporters.terminal import headline, place
from newsparse.checks.reporters.totals import sentence


def report(problems: Sequence[Problem], summary: Summary, options: Options) -> str:
    """A command for each error and warning, a line for everything else, then the totals."""
    lines = [_line(problem, summary) for problem in problems]
    return "".join(f"{line}\n" for line in (*lines, sentence(problems, summary)))


def _line(problem: Problem, summary: Summary) -> str:
    if problem.severity is Severity.INFO:
        # A space before it: nothing that a path says is taken for a command.
        return f" {place(problem, color=False)}: {headline(problem, color=False)}"
    properties = {
        "type": problem.severity.value,
        "sourcepath": summary.repository_path(problem.path),
        "linenumber": str(problem.line),
        "columnnumber": str(problem.column),
        "code": problem.code,
    }
    listed = "".join(f"{name}={_property(value)};" for name, value in properties.items())
    return f"##vso[task.logissue {listed}]{_data(f'{problem.name}: {problem.message}')}"


def _data(text: str) -> str:
    """The text as the agent wants it, percent signs by its own escape."""
    return visible(text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace("]", "%5D").replace(";", "%3B")
