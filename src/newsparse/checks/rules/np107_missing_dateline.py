"""An article opens with a dateline.

Reports a lead without one. Off unless a profile of an agency asks for it: most papers write none.

## Why

AP and Reuters: every story that was reported from somewhere says from where.

## Wrong

    Peru keeps rate at 5%
    Peru's central bank kept its rate on Monday.

## Right

    Peru keeps rate at 5%
    LIMA, March 3 (Reuters) - Peru's central bank kept its rate on Monday.

## Fix

None: where it was written has to be known.
"""

from collections.abc import Iterator

from newsparse.checks.context.context import Context
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule

RULE = Rule("NP107", "missing-dateline", Severity.WARNING, default=False)


def check(context: Context) -> Iterator[Finding]:
    """A finding at the start of the lead."""
    lead = context.lead
    if lead is not None and context.dateline is None:
        yield Finding(lead.start, lead.start, "no dateline opens the lead", key="")
