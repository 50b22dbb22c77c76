"""Checkstyle XML, which many build servers read; columns are code points from 1."""

from collections.abc import Sequence

from newsparse.checks.problem import Problem
from newsparse.checks.reporters.report import ReportOptions, Summary
from newsparse.checks.reporters.xml_text import DECLARATION, attributes


def report(problems: Sequence[Problem], summary: Summary, options: ReportOptions) -> str:
    """The document, with an element for every checked file."""
    files = [_file(path, found) for path, found in summary.by_file(problems)]
    return f'{DECLARATION}<checkstyle version="4.3">\n{"".join(files)}</checkstyle>\n'


def _file(path: str, problems: Sequence[Problem]) -> str:
    named = attributes(name=path)
    if not problems:
        return f"  <file{named}/>\n"
    return f"  <file{named}>\n{''.join(map(_error, problems))}  </file>\n"


def _error(problem: Problem) -> str:
    said = attributes(
        line=problem.line,
        column=problem.column,
        severity=problem.severity.value,
        message=f"{problem.name}: {problem.message}",
        source=f"newsparse.{problem.code}",
    )
    return f"    <error{said}/>\n"
