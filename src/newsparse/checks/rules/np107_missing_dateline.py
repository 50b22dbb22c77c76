"""An article opens with a dateline.

Reports a lead without a dateline. Off unless a profile enables it, since most newspapers do not use datelines.

## Why

AP and Reuters put a dateline on every story to show where it was reported.

## Wrong

    Peru keeps rate at 5%
    Peru's central bank kept its rate on Monday.

## Right

    Peru keeps rate at 5%
    LIMA, March 3 (Reuters) - Peru's central bank kept its rate on Monday.

## Fix

None: the place is not known.
"""

from collections.abc import Iterator

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule

RULE = Rule("NP107", "missing-dateline", Severity.WARNING, default=False)


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding at the start of the lead."""
    lead = context.lead
    if lead is not None and context.dateline is None:
        yield Finding(lead.start, lead.start, "the lead has no dateline", key="")
