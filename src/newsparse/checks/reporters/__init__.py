"""How are findings reported?

Adding a reporter is one file with `report(problems, summary, options)`, and one row here: docs/reporters.md.
"""

from newsparse.checks.reporters.report import Options, Reporter, Summary
from newsparse.model.errors import UnknownNameError

__all__ = ["REPORTERS", "Options", "Reporter", "Summary", "get", "names"]

_HERE = "newsparse.checks.reporters."

REPORTERS: tuple[Reporter, ...] = (
    Reporter("concise", "one line a finding", _HERE + "concise", terminal=True),
    Reporter("full", "each finding in its line, with what would mend it", _HERE + "full", terminal=True),
    Reporter("grouped", "the findings of each file under its name", _HERE + "grouped", terminal=True),
    Reporter("json", "an array of findings", _HERE + "json_array"),
    Reporter("jsonl", "the same, one line a finding", _HERE + "json_lines"),
    Reporter("github", "annotations, as GitHub Actions reads them from a step's output", _HERE + "github"),
    Reporter("gitlab", "a Code Quality report for GitLab", _HERE + "gitlab"),
    Reporter("sarif", "SARIF 2.1.0, for GitHub code scanning and others", _HERE + "sarif"),
    Reporter("junit", "JUnit XML, a test suite a file", _HERE + "junit"),
    Reporter("checkstyle", "Checkstyle XML", _HERE + "checkstyle"),
    Reporter("rdjson", "Reviewdog diagnostics, with suggestions", _HERE + "rdjson"),
    Reporter("azure", "logging commands of Azure Pipelines", _HERE + "azure"),
    Reporter("teamcity", "service messages of TeamCity", _HERE + "teamcity"),
    Reporter("markdown", "tables, for a step summary or a comment", _HERE + "markdown"),
)


def names() -> list[str]:
    """The names in the order of the table."""
    return [row.name for row in REPORTERS]


def get(name: str) -> Reporter:
    """The reporter of that name. Raises UnknownNameError with the nearest names.

    >>> get("concise").report([], Summary({"a.txt": "a.txt"}))
    'No findings in 1 file.\\n'
    """
    for row in REPORTERS:
        if row.name == name:
            return row
    raise UnknownNameError("output format", name, names())
