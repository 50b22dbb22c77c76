"""A dateline gives its day.

Reports a dateline without a date.

## Why

Reuters puts the day into the dateline, AP does not. In an archive it is often the only date that a text has.

## Wrong

    LIMA (Reuters) - Peru's central bank kept its rate.

## Right

    LIMA, March 3 (Reuters) - Peru's central bank kept its rate.

## Fix

None: the day has to be known.
"""

from collections.abc import Iterator

from newsparse.checks.context.context import Context
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule

RULE = Rule("NP111", "dateline-without-date", Severity.INFO, default=False)


def check(context: Context) -> Iterator[Finding]:
    """A finding over the dateline."""
    dateline = context.dateline
    if dateline is not None and context.part("date") is None:
        yield Finding(dateline.start, dateline.end, "a dateline without a date")
