"""An article has a body.

Reports an article with a title but no running text.

## Why

The text was lost, for example behind a paywall, or the file is something else, such as a gallery or a link.

## Wrong

    Peru keeps rate at 5%
    End Article

## Right

    Peru keeps rate at 5%
    The central bank met on Monday.
    End Article

## Fix

None: the text is missing.
"""

from collections.abc import Iterator

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.model.role import Role

RULE = Rule("NP118", "no-body", Severity.ERROR)

_TEXT = (Role.PARAGRAPH, Role.LIST_ITEM, Role.QUOTE, Role.TABLE, Role.SUMMARY)


def check(context: ArticleContext) -> Iterator[Finding]:
    """One finding at the title."""
    if context.blocks and not context.spans(*_TEXT):
        span = context.title or context.blocks[0]
        yield Finding(span.start, span.end, "no text below the title")
