"""Each line can be read in one way only.

Reports a line of which the parser is in doubt what it is: whose role is hardly likelier than another one.

## Why

What a parser doubts, readers and other programs will read differently: a subhead of a whole sentence, a first
paragraph that could be the standfirst. `newsparse explain` shows the reasons.

## Wrong

    Talks were to resume on Friday, said officials
    The delegation left Geneva on Monday without a word to the press that waited in the rain.

## Right

    Talks to resume
    The delegation left Geneva on Monday without a word to the press that waited in the rain.

## Fix

None: only the editor knows what the line is meant to be.
"""

from collections.abc import Iterator

from newsparse.checks.context.context import Context
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule

RULE = Rule("NP215", "ambiguous-line", Severity.INFO, weighs=True)

_DOUBT = 1.0  # natural logarithm of the odds against the runner-up; `newsparse explain` doubts below it too


def check(context: Context) -> Iterator[Finding]:
    """A finding over each block that the labeller is in doubt of."""
    for reason in context.reasons:
        if reason.margin < _DOUBT:
            role, other = (name.value.replace("_", " ") for name in (reason.role, reason.runner_up))
            message = f"read as a {role}, but it might be a {other} (margin {reason.margin:.1f})"
            yield Finding(reason.block.start, reason.block.end, message)
