"""Findings grouped by file."""

from collections.abc import Sequence
from itertools import groupby

from newsparse.base.escaping import visible
from newsparse.checks.problem import Problem
from newsparse.checks.reporters.report import ReportOptions, Summary
from newsparse.checks.reporters.terminal import BOLD, DIM, headline, styled
from newsparse.checks.reporters.totals import sentence


def report(problems: Sequence[Problem], summary: Summary, options: ReportOptions) -> str:
    """A paragraph for each file with problems, then the totals."""
    groups = [
        _group(path, list(found), color=options.color)
        for path, found in groupby(problems, key=lambda problem: problem.path)
    ]
    if options.totals:
        groups.append(f"{sentence(problems, summary)}\n")
    return "\n".join(groups)


def _group(path: str, problems: Sequence[Problem], *, color: bool) -> str:
    places = [f"{problem.line}:{problem.column}" for problem in problems]
    width = max(map(len, places))
    lines = [styled(visible(path), BOLD, color=color)]
    for place, problem in zip(places, problems, strict=True):
        lines.append(f"  {styled(f'{place:>{width}}', DIM, color=color)}  {headline(problem, color=color)}")
    return "".join(f"{line}\n" for line in lines)
