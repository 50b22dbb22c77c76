"""A paragraph is more than a word or two.

Reports a paragraph of one or two words without punctuation, between two paragraphs that end with punctuation.
Three or more in an article are taken for a list and not reported.

## Why

It is the label of a button, a name under a picture, or what is left of a table.

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

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.checks.text.stops import ends_sentence
from newsparse.model.role import Role
from newsparse.model.span import Span

RULE = Rule("NP210", "fragment", Severity.INFO)

_MOST_WORDS = 2  # of a fragment; more may be a sentence
_MANY = 3  # fragments in an article; so many are a list


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over each such paragraph between two others."""
    blocks, found = context.blocks, []
    for (above, block), (_, below) in pairwise(pairwise(blocks)):
        if block.role is not Role.PARAGRAPH:
            continue
        text = context.text[block.start : block.end]
        if _is_fragment(text) and _ends(context, above) and _ends(context, below):
            found.append(block)
    if len(found) < _MANY:
        for block in found:
            yield Finding(block.start, block.end, "paragraph of one or two words")


def _ends(context: ArticleContext, span: Span) -> bool:
    """Whether it is a paragraph that ends a sentence and does not introduce a list."""
    text = context.text[span.start : span.end]
    return span.role is Role.PARAGRAPH and ends_sentence(text) and text[-1] not in ":："


def _is_fragment(text: str) -> bool:
    """Whether it is one or two words without punctuation, in a script with capitals."""
    words = text.split(None, _MOST_WORDS)
    return len(words) <= _MOST_WORDS and all(map(str.isalpha, words)) and text.swapcase() != text
