"""One line per finding: `path:line:column: CODE [S] name: message`, columns in code points from 1."""

from collections.abc import Sequence

from newsparse.checks.problem import Problem
from newsparse.checks.reporters.report import ReportOptions, Summary
from newsparse.checks.reporters.terminal import headline, place
from newsparse.checks.reporters.totals import sentence


def report(problems: Sequence[Problem], summary: Summary, options: ReportOptions) -> str:
    """A line for each problem, then the totals."""
    color = options.color
    lines = [f"{place(problem, color=color)}: {headline(problem, color=color)}" for problem in problems]
    if options.totals:
        lines.append(sentence(problems, summary))
    return "".join(f"{line}\n" for line in lines)
