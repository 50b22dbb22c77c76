"""How are findings reported?

To add one, write a module with `report(problems, summary, options)` and add a row here; see docs/reporters.md.
"""

from newsparse.checks.reporters.report import Reporter, ReportOptions, Summary
from newsparse.model.errors import UnknownNameError

__all__ = ["REPORTERS", "ReportOptions", "Reporter", "Summary", "get", "names"]

_HERE = "newsparse.checks.reporters."

REPORTERS: tuple[Reporter, ...] = (
    Reporter("concise", "one line per finding", _HERE + "concise", terminal=True),
    Reporter("full", "the line of each finding, with its fix", _HERE + "full", terminal=True),
    Reporter("grouped", "findings grouped by file", _HERE + "grouped", terminal=True),
    Reporter("json", "an array of findings", _HERE + "json_array"),
    Reporter("jsonl", "one JSON object per line", _HERE + "json_lines"),
    Reporter("github", "annotations for GitHub Actions", _HERE + "github"),
    Reporter("gitlab", "a Code Quality report for GitLab", _HERE + "gitlab"),
    Reporter("sarif", "SARIF 2.1.0, for GitHub code scanning and other tools", _HERE + "sarif"),
    Reporter("junit", "JUnit XML, one test suite per file", _HERE + "junit"),
    Reporter("checkstyle", "Checkstyle XML", _HERE + "checkstyle"),
    Reporter("rdjson", "reviewdog diagnostics with suggestions", _HERE + "rdjson"),
    Reporter("azure", "logging commands for Azure Pipelines", _HERE + "azure"),
    Reporter("teamcity", "service messages for TeamCity", _HERE + "teamcity"),
    Reporter("markdown", "tables for a step summary or a comment", _HERE + "markdown"),
    Reporter("badge", "a badge, as an SVG picture", _HERE + "badge"),
)


def names() -> list[str]:
    """The names of the reporters, in the order of the table."""
    return [row.name for row in REPORTERS]


def get(name: str) -> Reporter:
    """The reporter with this name. Raises UnknownNameError, which suggests the nearest names.

    >>> get("concise").report([], Summary({"a.txt": "a.txt"}))
    'No findings in 1 file.\\n'
    """
    for row in REPORTERS:
        if row.name == name:
            return row
    raise UnknownNameError("output format", name, names())
