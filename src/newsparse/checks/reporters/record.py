"""A finding as JSON data: what `json` and `jsonl` share."""

from typing import Any

from newsparse.base.escaping import encodable
from newsparse.checks.problem import Problem


def record(problem: Problem) -> dict[str, Any]:
    """The finding's record: columns are code points from 1, offsets code points from 0, ends exclusive."""
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
