"""No line asks the reader to accept, subscribe, log in, share or follow.

Reports lines of a page's own business: cookie notices, newsletters, subscriptions, log-in, share buttons.

## Why

They belong to the page, not to the article, and change with the page's next design.

## Wrong

    The council voted on Tuesday.
    Sign up for our newsletter
    A second vote is due in May.

## Right

    The council voted on Tuesday.
    A second vote is due in May.

## Fix

Unsafe, since a line is taken out.
"""

from collections.abc import Iterator

from newsparse.checks.context import residue
from newsparse.checks.context.context import Context
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Fix, Rule

RULE = Rule("NP603", "cookie-or-subscribe-line", Severity.WARNING, Fix.UNSAFE)

_KINDS = frozenset({"cookie", "newsletter", "subscribe", "sign_in", "share", "follow"})


def check(context: Context) -> Iterator[Finding]:
    """A finding for each line that is the page's own business."""
    yield from residue.found(context, _KINDS, "a request of the page to its reader, no part of the article")
