"""A Code Quality report for GitLab, which shows it next to the changed lines of a merge request.

GitLab recognises a finding in the next run by its fingerprint, which contains no line number. It shows the
description; `content`, which the format has for an explanation in Markdown, is there for other readers.
"""

from collections.abc import Sequence
from typing import Any

from newsparse.base.escaping import encodable
from newsparse.checks.finding import Severity
from newsparse.checks.problem import Problem
from newsparse.checks.reporters.json_text import indented
from newsparse.checks.reporters.report import ReportOptions, Summary
from newsparse.checks.reporters.rules import address_of, summary_of

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def report(problems: Sequence[Problem], summary: Summary, options: ReportOptions) -> str:
    """The array of issues, which is `[]` without problems."""
    return indented([_issue(problem, summary) for problem in problems])


def _issue(problem: Problem, summary: Summary) -> dict[str, Any]:
    return {
        "description": encodable(f"{problem.code} {problem.name}: {problem.message}"),
        "content": {"body": _explanation(problem)},
        "check_name": problem.code,
        "fingerprint": problem.fingerprint,
        "severity": _SEVERITIES[problem.severity],
        "location": {
            "path": encodable(summary.repository_path(problem.path)),
            "lines": {"begin": problem.line, "end": problem.end_line},
        },
    }


def _explanation(problem: Problem) -> str:
    """What the rule asks for, and where its page is."""
    address = address_of(problem)
    return encodable(f"{summary_of(problem)} <{address}>" if address else summary_of(problem))
