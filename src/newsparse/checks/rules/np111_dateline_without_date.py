"""A dateline contains a date.

Reports a dateline without a date.

## Why

Reuters gives the date in the dateline; AP does not. In an archive it is often the only date in the text.

## Wrong

    LIMA (Reuters) - Peru's central bank kept its rate.

## Right

    LIMA, March 3 (Reuters) - Peru's central bank kept its rate.

## Fix

None: the date is not known.
"""

from collections.abc import Iterator

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule

RULE = Rule("NP111", "dateline-without-date", Severity.INFO, default=False)


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over the dateline."""
    dateline = context.dateline
    if dateline is not None and context.part("date") is None:
        yield Finding(dateline.start, dateline.end, "dateline without a date")
