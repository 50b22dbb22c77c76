"""The number of findings, as a sentence."""

from collections import Counter
from collections.abc import Sequence

from newsparse.base.counting import counted
from newsparse.checks.finding import SEVERITIES, Severity
from newsparse.checks.problem import Problem
from newsparse.checks.reporters.report import Summary


def sentence(problems: Sequence[Problem], summary: Summary) -> str:
    """The findings by severity, the number of files, and how many findings can be fixed."""
    fixed = f" {counted(summary.fixed, 'finding')} fixed." if summary.fixed else ""
    if not problems:
        return f"No findings in {counted(len(summary.files), 'file')}.{fixed}"
    files = len({problem.path for problem in problems})
    where = f"{files} of {counted(max(files, len(summary.files)), 'file')}"
    return f"{_by_severity(problems)} in {where}.{_fixable(problems)}{fixed}"


def _by_severity(problems: Sequence[Problem]) -> str:
    counts = Counter(problem.severity for problem in problems)
    kinds = [of_severity(counts[severity], severity) for severity in SEVERITIES if counts[severity]]
    return f"{counted(len(problems), 'finding')} ({', '.join(kinds)})"


def of_severity(number: int, severity: Severity) -> str:
    """A number of findings in the word that `--severity` and the configuration have, which is not a noun for `info`."""
    return f"{number} {severity}" if severity is Severity.INFO else counted(number, severity)


def _fixable(problems: Sequence[Problem]) -> str:
    safe = sum(problem.safe is True for problem in problems)
    unsafe = sum(problem.safe is False for problem in problems)
    flags = [(safe, "--fix"), (unsafe, "--unsafe-fixes")]
    parts = [f"{number} with {flag}" for number, flag in flags if number]
    return f" Fixable: {', '.join(parts)}." if parts else ""
