"""A subhead is not longer than the limit.

Reports a subhead longer than 80 characters.

## Why

Readers take in a heading at a glance. A longer one is usually a sentence of the text.

## Wrong

    What the parliament will have to do in June if the ministers have not agreed on all the open questions by then

## Right

    What comes next

## Fix

None: the heading has to be rewritten.

## Options

`limits.subhead`: the maximum length, in characters (code points).
"""

from collections.abc import Iterator

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.context.headings import too_long
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.model.role import Role

RULE = Rule("NP205", "subhead-too-long", Severity.INFO, options=("limits.subhead",))


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over the part of each subhead beyond the limit."""
    yield from too_long(context, Role.SUBHEAD, context.limits.subhead)
