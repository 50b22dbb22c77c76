"""A file contains one article.

Reports the start of a second article: after an end marker or a separator line, or at a line that could be its title,
with an agency's dateline below it.

## Why

Otherwise the title, date and place of the first article are applied to the second.

## Wrong

    Council votes on bridge
    The council voted on Tuesday to close the bridge.
    Peru keeps rate at 5%
    LIMA, March 3 (Reuters) - Peru's central bank kept its rate on Monday.

## Right

Two files.

## Fix

None: the file has to be split.
"""

from collections.abc import Iterator
from itertools import pairwise

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.model.role import Role
from newsparse.pipeline.split import opens_story

RULE = Rule("NP117", "two-articles-in-one", Severity.ERROR)

_TITLES = frozenset({Role.SUBHEAD, Role.TITLE})


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding at the start of each article after the first."""
    if context.tree.share.article > 1:
        first = context.blocks[0] if context.blocks else None
        at = first.start if first else context.start
        yield Finding(
            at,
            first.end if first else at,
            f"article {context.tree.share.article} in this file; give each article its own file",
        )
    for start, end in _inside(context):
        yield Finding(start, end, "title and dateline of a second article in the body")


def _inside(context: ArticleContext) -> Iterator[tuple[int, int]]:
    """The titles, in the middle of the body, below which a lead opens with an agency's dateline."""
    blocks, lead = context.blocks, context.lead
    for above, block in pairwise(blocks):
        if (
            block.role is Role.PARAGRAPH
            and above.role in _TITLES
            and lead is not None
            and above.start >= lead.start
            and opens_story(context.text, block.start, block.end)
        ):
            yield above.start, above.end
