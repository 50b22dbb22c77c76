"""A paragraph ends with punctuation.

Reports a long paragraph that ends with a letter, between two others, in an article whose paragraphs end with
punctuation. Not reported: paragraphs that introduce a list, a table or a quotation, those that end with a name,
as a credit does, and those next to another paragraph without punctuation, which form a list.

## Why

The end of the sentence is missing, or a line break splits the paragraph in two.

## Wrong

    The council voted on Tuesday to close the bridge for the whole of the winter
    A second vote is due in May, the mayor told reporters in the evening.

## Right

    The council voted on Tuesday to close the bridge for the whole of the winter.
    A second vote is due in May, the mayor told reporters in the evening.

## Fix

None: more than the full stop may be missing.
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter

from newsparse.base.characters import DASHES
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.checks.text.stops import ends_sentence
from newsparse.model.role import Role
from newsparse.model.span import Span

RULE = Rule(
    "NP211", "paragraph-without-end-mark", Severity.WARNING, but_not=frozenset({"th", "lo", "km", "my"})
)

_SHORTEST = 70  # code points; a shorter line may be a heading
_LAST = 6  # code points at the end that may contain the `; and` of a list
_TAIL = 20  # code points reported of a last word, which has no end in scripts without spaces
_USUAL = 0.8  # of the paragraphs end with punctuation; with fewer, the article has another style


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over the last word of each such paragraph."""
    text = context.text
    usual: bool | None = None
    for block, below in pairwise(context.blocks):
        if block.role is not Role.PARAGRAPH or below.role is not Role.PARAGRAPH:
            continue
        if block.end - block.start < _SHORTEST or not text[block.end - 1].isalpha():
            continue
        last = text[block.start : block.end].rsplit(None, 1)[-1][-_TAIL:]
        if text[below.start] in DASHES or context.file.is_masked(block.end - len(last), block.end):
            continue
        if last[0].isupper() or ";" in text[block.end - _LAST : block.end]:
            continue
        if _is_listed(context, block, below):
            continue
        usual = _usually_marked(context) if usual is None else usual
        if not usual:
            return
        yield Finding(block.end - len(last), block.end, "paragraph ends without punctuation")


def _is_listed(context: ArticleContext, block: Span, below: Span) -> bool:
    """Whether the paragraph above or below ends without punctuation too."""
    text = context.text
    paragraphs = context.spans(Role.PARAGRAPH)
    count = bisect_right(paragraphs, block.start, key=attrgetter("end"))
    above = paragraphs[max(0, count - 1) : count]
    return not all(ends_sentence(text[span.start : span.end]) for span in (*above, below))


def _usually_marked(context: ArticleContext) -> bool:
    """Whether nearly all paragraphs of this article end with punctuation."""
    paragraphs = context.spans(Role.PARAGRAPH)
    marked = sum(ends_sentence(context.text[span.start : span.end]) for span in paragraphs)
    return marked >= _USUAL * len(paragraphs) and marked > 1
