"""A Code Quality report for GitLab: what a merge request shows beside the lines it changes.

Findings are told from each other, and known again in the next run, by fingerprints that hold no line numbers.
"""

from collections.abc import Sequence
from typing import Any

from newsparse.base.escaping import encodable
from newsparse.checks.finding import Severity
from newsparse.checks.problem import Problem
from newsparse.checks.reporters.json_output import json_output
from newsparse.checks.reporters.report import Options, Summary

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def report(problems: Sequence[Problem], summary: Summary, options: Options) -> str:
    """The array of issues; `[]` where there is nothing to report."""
    return json_output([_issue(problem, summary) for problem in problems])


def _issue(problem: Problem, summary: Summary) -> dict[str, Any]:
    return {
        "description": encodable(f"{problem.code} {problem.name}: {problem.message}"),
        "check_name": problem.code,
        "fingerprint": problem.fingerprint,
        "severity": _SEVERITIES[problem.severity],
        "location": {
            "path": encodable(summary.repository_path(problem.path)),
            "lines": {"begin": problem.line, "end": problem.end_line},
        },
    }
