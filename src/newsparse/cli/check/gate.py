"""The exit status of a check."""

from collections import Counter
from collections.abc import Sequence

from newsparse.checks.config.keys import Check
from newsparse.checks.finding import SEVERITIES, Severity
from newsparse.checks.problem import Problem
from newsparse.cli.check.request import CheckRequest
from newsparse.cli.outcome import DONE, FAILED, WRONG, Outcome


def status_of(
    problems: Sequence[Problem], outcome: Outcome, request: CheckRequest, check: Check, *, fixed: bool
) -> int:
    """2 for a wrong argument, whatever else is asked for; 1 if the findings fail the check; else 0."""
    if outcome.wrong:
        return WRONG
    if request.exit_zero:
        return DONE
    if fixed and request.exit_non_zero_on_fix:
        return FAILED
    return FAILED if fails(problems, check.fail_on, check.max_warnings) else DONE


def fails(problems: Sequence[Problem], fail_on: str, max_warnings: int | None) -> bool:
    """Whether there are findings at or above `fail_on`; `max_warnings` warnings are tolerated, if it is given."""
    counts = Counter(problem.severity for problem in problems)
    failing = set(SEVERITIES[: SEVERITIES.index(Severity(fail_on)) + 1]) if fail_on != "never" else set()
    if max_warnings is not None:
        if counts[Severity.WARNING] > max_warnings:
            return True
        failing.discard(Severity.WARNING)
    return any(counts[severity] for severity in failing)
