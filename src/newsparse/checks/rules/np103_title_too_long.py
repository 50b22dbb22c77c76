"""A headline is not longer than the limit.

Reports a title longer than 100 characters; the reuters profile sets the limit to 64.

## Why

Reuters asks for headlines of about 64 characters. Lists, alerts and search results cut longer ones.

## Wrong

    Peru's central bank keeps its benchmark interest rate at five percent for the third month in a row after prices fell

## Right

    Peru keeps rate at 5% for third month

## Fix

None: the headline has to be rewritten.

## Options

`limits.title`: the maximum length, in characters (code points).
"""

from collections.abc import Iterator

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.context.headings import too_long
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.model.role import Role

RULE = Rule("NP103", "title-too-long", Severity.INFO, options=("limits.title",))


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over the part of the title beyond the limit."""
    yield from too_long(context, Role.TITLE, context.limits.title)
