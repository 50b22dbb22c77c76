"""Logging commands for Azure Pipelines, which lists them on the page of a run; columns are code points from 1.

Azure has only errors and warnings; findings of severity info become plain lines in the log.
"""

from collections.abc import Sequence

from newsparse.base.escaping import visible
from newsparse.checks.finding import Severity
from newsparse.checks.problem import Problem
from newsparse.checks.reporters.report import ReportOptions, Summary
from newsparse.checks.reporters.terminal import headline, place
from newsparse.checks.reporters.totals import sentence


def report(problems: Sequence[Problem], summary: Summary, options: ReportOptions) -> str:
    """A command for each error and warning, a plain line for each note, then the totals."""
    lines = [_line(problem, summary) for problem in problems]
    return "".join(f"{line}\n" for line in (*lines, sentence(problems, summary)))


def _line(problem: Problem, summary: Summary) -> str:
    if problem.severity is Severity.INFO:
        # The leading space keeps the agent from taking a path for a command.
        return f" {place(problem, color=False)}: {headline(problem, color=False)}"
    properties = {
        "type": problem.severity.value,
        "sourcepath": summary.repository_path(problem.path),
        "linenumber": str(problem.line),
        "columnnumber": str(problem.column),
        "code": problem.code,
    }
    listed = "".join(f"{name}={_escaped(value)};" for name, value in properties.items())
    return f"##vso[task.logissue {listed}]{_escaped(f'{problem.name}: {problem.message}')}"


def _escaped(text: str) -> str:
    """The text escaped for the agent, which has an escape of its own for the percent sign.

    The agent looks for a command anywhere in a line, so that a message is escaped as well as a property.
    """
    escaped = text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A")
    return visible(escaped).replace("]", "%5D").replace(";", "%3B")
