"""A subhead is followed by text.

Reports a subhead that is immediately followed by another, if all other subheads of the article have text of their
own. The first subhead is not reported, since it may be a heading for the others.

## Why

A heading announces text. One without text is left over from a cut, or is a caption or a link that looks like a
heading.

## Wrong

    What happened
    The talks went on.
    Who spoke
    What comes next
    The parliament votes in June.

## Right

    What happened
    The talks went on.
    What comes next
    The parliament votes in June.

## Fix

None: either the text is missing or the line should be removed.
"""

from collections.abc import Iterator
from itertools import pairwise

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.model.role import Role
from newsparse.model.span import Span

RULE = Rule("NP201", "empty-section", Severity.WARNING)

_LONGEST = 60  # code points; a longer line may be a short paragraph
_FEWEST = 4  # subheads; with fewer, a heading above headings may be intended


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over the subhead without text, if there is only one."""
    subheads = context.spans(Role.SUBHEAD)
    if len(subheads) < _FEWEST:
        return
    blocks = context.blocks
    empty = [
        above
        for above, block in pairwise(blocks)
        if above.role is block.role is Role.SUBHEAD and _are_short(above, block)
    ]
    if len(empty) == 1 and empty[0] is not subheads[0]:
        yield Finding(empty[0].start, empty[0].end, "subhead without text")


def _are_short(above: Span, block: Span) -> bool:
    return max(above.end - above.start, block.end - block.start) <= _LONGEST
