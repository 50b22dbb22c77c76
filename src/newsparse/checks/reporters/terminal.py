"""The parts and colours that the reports for a terminal share."""

from newsparse.base.escaping import visible
from newsparse.checks.finding import Severity
from newsparse.checks.problem import Problem

BOLD = "1"
DIM = "2"
GREEN = "32"
# Colours by number, so that the user's terminal theme applies.
SEVERITY_STYLES = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;34"}

FIX_MARKS = {True: " [S]", False: " [U]", None: ""}


def styled(text: str, style: str, *, color: bool) -> str:
    r"""The text in a style, or as it is without colour.

    >>> styled("NP301", BOLD, color=True)
    '\x1b[1mNP301\x1b[0m'
    """
    return f"\x1b[{style}m{text}\x1b[0m" if color and text else text


def headline(problem: Problem, *, color: bool) -> str:
    """The rule, the mark of its fix, and the message: `NP301 [S] mixed-apostrophes: …`."""
    code = styled(visible(problem.code), SEVERITY_STYLES[problem.severity], color=color)
    mark = styled(FIX_MARKS[problem.safe], DIM, color=color)
    return f"{code}{mark} {visible(problem.name)}: {visible(problem.message)}"


def place(problem: Problem, *, color: bool) -> str:
    """The place of a problem: `path:line:column`."""
    return f"{styled(visible(problem.path), BOLD, color=color)}:{problem.line}:{problem.column}"
