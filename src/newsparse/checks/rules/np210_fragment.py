"""A paragraph is more than a word or two.

Reports a paragraph in the middle of the body that consists of one or two words without any mark, between two
that end with one; three or more of them are a list.

## Why

It is the label of a button, the name under a picture, or what is left of a table.

## Wrong

    The council voted on Tuesday.
    Play video
    A second vote is due in May.

## Right

    The council voted on Tuesday.
    A second vote is due in May.

## Fix

None: it may be a subhead.
"""

from collections.abc import Iterator
from itertools import pairwise

from newsparse.checks.context.context import Context
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.checks.text.stops import ends_sentence
from newsparse.model.role import Role
from newsparse.model.span import Span

RULE = Rule("NP210", "fragment", Severity.INFO)

_LONGEST = 24
_MOST_WORDS = 2
_MANY = 3  # so many in one article are a list


def check(context: Context) -> Iterator[Finding]:
    """A finding over each such paragraph between two others."""
    blocks, found = context.blocks, []
    for (above, block), (_, below) in pairwise(pairwise(blocks)):
        if block.role is not Role.PARAGRAPH or block.end - block.start > _LONGEST:
            continue
        text = context.text[block.start : block.end]
        if not _ends(context, above) or not _ends(context, below):
            continue
        if _is_fragment(text):
            found.append(block)
    if len(found) < _MANY:
        for block in found:
            yield Finding(block.start, block.end, "a paragraph of a word or two")


def _ends(context: Context, span: Span) -> bool:
    """Whether it is a paragraph that ends as one does, and leads to no list."""
    text = context.text[span.start : span.end]
    return span.role is Role.PARAGRAPH and ends_sentence(text) and text[-1] not in ":："


def _is_fragment(text: str) -> bool:
    """Whether there are one or two words, in letters that know capitals, and no mark at the end."""
    words = text.split()
    return len(words) <= _MOST_WORDS and all(map(str.isalpha, words)) and text.swapcase() != text
