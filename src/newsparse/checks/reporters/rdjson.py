"""reviewdog diagnostics: lines and columns from 1, columns in bytes of UTF-8, ends exclusive."""

from collections.abc import Sequence
from typing import Any

from newsparse.base.escaping import encodable
from newsparse.checks.finding import Severity
from newsparse.checks.problem import Problem
from newsparse.checks.reporters.json_text import indented
from newsparse.checks.reporters.positions import Positions, in_texts
from newsparse.checks.reporters.replacement import replacements
from newsparse.checks.reporters.report import ReportOptions, Summary
from newsparse.checks.reporters.rules import address_of

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def report(problems: Sequence[Problem], summary: Summary, options: ReportOptions) -> str:
    """The document; findings in a file whose text is missing have only a line, and no suggestions."""
    positions = in_texts(summary.texts)
    diagnostics = [_diagnostic(problem, summary, positions(problem.path)) for problem in problems]
    document = {"source": {"name": "newsparse"}, "diagnostics": diagnostics}
    return indented(document)


def _diagnostic(problem: Problem, summary: Summary, positions: Positions | None) -> dict[str, Any]:
    path, address = encodable(summary.repository_path(problem.path)), address_of(problem)
    diagnostic: dict[str, Any] = {
        "message": encodable(f"{problem.name}: {problem.message}"),
        "location": {"path": path, "range": {"start": {"line": problem.line}}},
        "severity": _SEVERITIES[problem.severity],
        "code": {"value": problem.code, "url": address} if address else {"value": problem.code},
    }
    if positions is None:
        return diagnostic
    diagnostic["location"]["range"] = _range(problem.start, problem.end, positions)
    edits = replacements(positions.text, problem.edits)
    if edits:
        diagnostic["suggestions"] = [
            {"range": _range(edit.start, edit.end, positions), "text": encodable(edit.text)} for edit in edits
        ]
    return diagnostic


def _range(start: int, end: int, positions: Positions) -> dict[str, Any]:
    return {"start": _place(start, positions), "end": _place(end, positions)}


def _place(offset: int, positions: Positions) -> dict[str, int]:
    line, column = positions.at_byte(offset)
    return {"line": line, "column": column}
