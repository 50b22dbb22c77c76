"""Service messages for TeamCity, which become inspections of a build; the message gives the column."""

from collections.abc import Sequence

from newsparse.base.escaping import encodable
from newsparse.checks.finding import Severity
from newsparse.checks.problem import Problem
from newsparse.checks.reporters.report import ReportOptions, Summary
from newsparse.checks.reporters.rules import summary_of

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}
_ESCAPES = {"'": "|'", "\n": "|n", "\r": "|r", "|": "||", "[": "|[", "]": "|]"}
# The limits of TeamCity's documentation, in characters.
_LONGEST = {"id": 255, "name": 255, "typeId": 255, "file": 4000, "message": 4000, "description": 4000}


def report(problems: Sequence[Problem], summary: Summary, options: ReportOptions) -> str:
    """An inspection type for each rule, then an inspection for each problem."""
    kinds = {problem.code: problem for problem in reversed(problems)}
    lines = [_kind(kinds[code]) for code in sorted(kinds)]
    lines += [_inspection(problem, summary) for problem in problems]
    return "".join(f"{line}\n" for line in lines)


def _kind(problem: Problem) -> str:
    description = summary_of(problem)
    return _message(
        "inspectionType", id=problem.code, name=problem.name, category="newsparse", description=description
    )


def _inspection(problem: Problem, summary: Summary) -> str:
    return _message(
        "inspection",
        typeId=problem.code,
        message=f"{problem.message} (column {problem.column})",
        file=summary.repository_path(problem.path),
        line=str(problem.line),
        SEVERITY=_SEVERITIES[problem.severity],
    )


def _message(kind: str, **attributes: str) -> str:
    listed = " ".join(
        f"{name}='{_escaped(value[: _LONGEST.get(name)])}'" for name, value in attributes.items()
    )
    return f"##teamcity[{kind} {listed}]"


def _escaped(text: str) -> str:
    """The text with TeamCity's escapes; anything but printable ASCII becomes UTF-16 code units.

    >>> _escaped("it's 5 | é")
    "it|'s 5 || |0x00E9"
    """
    return "".join(_ESCAPES.get(c) or (c if " " <= c <= "~" else _units(c)) for c in encodable(text))


def _units(character: str) -> str:
    data = character.encode("utf-16-be")
    return "".join(f"|0x{data[at : at + 2].hex().upper()}" for at in range(0, len(data), 2))
