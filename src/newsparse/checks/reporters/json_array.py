"""An array of findings, indented."""

from collections.abc import Sequence

from newsparse.checks.problem import Problem
from newsparse.checks.reporters.json_output import json_output
from newsparse.checks.reporters.record import record
from newsparse.checks.reporters.report import Options, Summary


def report(problems: Sequence[Problem], summary: Summary, options: Options) -> str:
    """The array; `[]` where there is nothing to report."""
    return json_output([record(problem) for problem in problems])
