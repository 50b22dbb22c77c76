"""What the reports for a terminal share: how a finding is named, and its colours."""

from newsparse.base.escaping import visible
from newsparse.checks.finding import Severity
from newsparse.checks.problem import Problem

BOLD = "1"
DIM = "2"
GREEN = "32"
# The sixteen colours by number: they are those of the reader's own terminal.
SEVERITY_STYLES = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;34"}

FIX_MARKS = {True: " [S]", False: " [U]", None: ""}


def styled(text: str, style: str, *, color: bool) -> str:
    r"""The text in a style, where there is colour.

    >>> styled("NP301", BOLD, color=True)
    '\x1b[1mNP301\x1b[0m'
    """
    return f"\x1b[{style}m{text}\x1b[0m" if color and text else text


def headline(problem: Problem, *, color: bool) -> str:
    """The rule, whether there is a fix, and what was seen: `NP301 [S] mixed-apostrophes: …`."""
    code = styled(visible(problem.code), SEVERITY_STYLES[problem.severity], color=color)
    mark = styled(FIX_MARKS[problem.safe], DIM, color=color)
    return f"{code}{mark} {visible(problem.name)}: {visible(problem.message)}"


def place(problem: Problem, *, color: bool) -> str:
    """Where it is: `path:line:column`."""
    return f"{styled(visible(problem.path), BOLD, color=color)}:{problem.line}:{problem.column}"
