"""SARIF 2.1.0: regions in code points from 1, ends exclusive; URIs relative to the root of the repository.

A finding is recognised in later runs by its fingerprint, which contains no line number. The description of a fix
says whether it is safe. The fix for a byte order mark is omitted: the mark is not part of the text and has no region.
"""

from collections.abc import Sequence
from typing import Any

from newsparse.base.escaping import encodable
from newsparse.checks.finding import DROP_BOM, Edit, Severity
from newsparse.checks.problem import Problem
from newsparse.checks.reporters.json_text import indented
from newsparse.checks.reporters.positions import Positions, in_texts
from newsparse.checks.reporters.report import ReportOptions, Summary
from newsparse.checks.reporters.rules import HOME, address_of, description_of, page_of, summary_of
from newsparse.checks.reporters.uri import ROOT, location
from newsparse.model import __version__
from newsparse.model.errors import clipped

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_FIXES = {
    True: "Safe: changes only the typography, not the words.",
    False: "Unsafe: may change the meaning; review the result.",
}

Json = dict[str, Any]


def report(problems: Sequence[Problem], summary: Summary, options: ReportOptions) -> str:
    """The log, with one run; findings in a file whose text is missing have no snippets and no fixes."""
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(problems, summary)]}
    return indented(log)


def _run(problems: Sequence[Problem], summary: Summary) -> Json:
    of_rule = {problem.code: problem for problem in reversed(problems)}
    codes = sorted(of_rule)
    index = {code: number for number, code in enumerate(codes)}
    positions = in_texts(summary.texts)
    driver = {
        "name": "newsparse",
        "version": __version__,
        "semanticVersion": __version__,
        "informationUri": HOME,
        "rules": [_rule(of_rule[code]) for code in codes],
    }
    return {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the repository."}}},
        "results": [
            _result(problem, index[problem.code], summary, positions(problem.path)) for problem in problems
        ],
    }


def _rule(problem: Problem) -> Json:
    page, address = encodable(page_of(problem)), address_of(problem)
    return {
        "id": problem.code,
        "name": "".join(word.capitalize() for word in problem.name.split("-")),
        "shortDescription": {"text": encodable(summary_of(problem))},
        "fullDescription": {"text": encodable(description_of(problem))},
        **({"helpUri": address} if address else {}),
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[problem.severity]},
    }


def _result(problem: Problem, index: int, summary: Summary, positions: Positions | None) -> Json:
    artifact = location(summary.repository_path(problem.path))
    region = _region((problem.line, problem.column), (problem.end_line, problem.end_column))
    if positions is not None:
        region["snippet"] = {"text": encodable(clipped(positions.text[problem.start : problem.end]))}
    result = {
        "ruleId": problem.code,
        "ruleIndex": index,
        "level": _LEVELS[problem.severity],
        "message": {"text": encodable(problem.message)},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        "partialFingerprints": {"newsparse/v1": problem.fingerprint},
    }
    if problem.safe is not None and positions is not None and DROP_BOM not in problem.edits:
        result["fixes"] = [_fix(problem, artifact, positions)]
    return result


def _fix(problem: Problem, artifact: Json, positions: Positions) -> Json:
    replacements = [_replacement(edit, positions) for edit in problem.edits]
    change = {"artifactLocation": artifact, "replacements": replacements}
    return {"description": {"text": _FIXES[bool(problem.safe)]}, "artifactChanges": [change]}


def _replacement(edit: Edit, positions: Positions) -> Json:
    return {
        "deletedRegion": _region(positions.at(edit.start), positions.at(edit.end)),
        "insertedContent": {"text": encodable(edit.text)},
    }


def _region(start: tuple[int, int], end: tuple[int, int]) -> Json:
    return {"startLine": start[0], "startColumn": start[1], "endLine": end[0], "endColumn": end[1]}
