"""An indented array of findings, and the record of a finding that `json` and `jsonl` share."""

from collections.abc import Sequence
from typing import Any

from newsparse.base.escaping import encodable
from newsparse.checks.problem import Problem
from newsparse.checks.reporters.json_text import indented
from newsparse.checks.reporters.report import ReportOptions, Summary


def report(problems: Sequence[Problem], summary: Summary, options: ReportOptions) -> str:
    """The array, which is `[]` without problems."""
    return indented([record(problem) for problem in problems])


def record(problem: Problem) -> dict[str, Any]:
    """A finding as JSON data: columns are code points from 1, offsets code points from 0, ends exclusive."""
    return {
        "code": problem.code,
        "name": problem.name,
        "severity": problem.severity.value,
        "path": encodable(problem.path),
        "line": problem.line,
        "column": problem.column,
        "end_line": problem.end_line,
        "end_column": problem.end_column,
        "message": encodable(problem.message),
        "fix": _fix(problem),
        "fingerprint": problem.fingerprint,
    }


def _fix(problem: Problem) -> dict[str, Any] | None:
    if problem.safe is None:
        return None
    edits = [{"start": edit.start, "end": edit.end, "text": encodable(edit.text)} for edit in problem.edits]
    return {"safe": problem.safe, "edits": edits}
