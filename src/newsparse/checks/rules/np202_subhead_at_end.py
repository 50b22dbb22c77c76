"""A subhead is not the last line of the body.

Reports a subhead with no paragraph after it.

## Why

A heading announces text. One without text is left over from a cut at the end of the story, or is something else:
a credit, a teaser for the next article, the start of a list of links.

## Wrong

    Officials expect an answer by Friday.
    What comes next
    End Article

## Right

    Officials expect an answer by Friday.
    What comes next
    The parliament votes on the budget in June.
    End Article

## Fix

None: either the text is missing or the line should be removed.
"""

from collections.abc import Iterator

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.model.role import Role

RULE = Rule("NP202", "subhead-at-end", Severity.WARNING)

_SECTION = (Role.SUBHEAD, Role.PARAGRAPH, Role.LIST_ITEM, Role.QUOTE, Role.TABLE, Role.CAPTION)


def check(context: ArticleContext) -> Iterator[Finding]:
    """One finding over the last element of the body, if that is a subhead."""
    body = context.spans(*_SECTION)
    if len(body) > 1 and body[-1].role is Role.SUBHEAD:
        yield Finding(body[-1].start, body[-1].end, "no text after the last subhead")
