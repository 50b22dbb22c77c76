"""An article contains no requests to accept cookies, subscribe, log in, share or follow.

Reports lines that belong to the page: cookie notices, newsletter and subscription offers, log-in and share
buttons.

## Why

They are part of the page, not of the article, and change with the next redesign.

## Wrong

    The council voted on Tuesday.
    Sign up for our newsletter
    A second vote is due in May.

## Right

    The council voted on Tuesday.
    A second vote is due in May.

## Fix

Unsafe, because a line is removed.
"""

from collections.abc import Iterator

from newsparse.checks.context import residue
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Fix, Rule

RULE = Rule("NP603", "cookie-or-subscribe-line", Severity.WARNING, Fix.UNSAFE)

_KINDS = frozenset({"cookie", "newsletter", "subscribe", "sign_in", "share", "follow"})


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding for each line that belongs to the page."""
    yield from residue.found(context, _KINDS, "page element, not part of the article; remove the line")
