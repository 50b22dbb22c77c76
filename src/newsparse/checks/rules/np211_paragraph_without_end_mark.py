"""A paragraph ends with a mark.

Reports a long paragraph between two others that ends with a letter, in an article whose paragraphs end with marks.
What leads to a list, a table or a quotation, or ends with a name, as after a credit, is left alone, and so are
paragraphs beside another one without a mark, which are a list.

## Why

The stop went with the end of the sentence, or a line break cuts the paragraph in two.

## Wrong

    The council voted on Tuesday to close the bridge for the whole of the winter
    A second vote is due in May, the mayor told reporters in the evening.

## Right

    The council voted on Tuesday to close the bridge for the whole of the winter.
    A second vote is due in May, the mayor told reporters in the evening.

## Fix

None: it has to be seen whether only the stop is missing.
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter

from newsparse.base.characters import DASHES
from newsparse.checks.context.context import Context
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.checks.text.stops import ends_sentence
from newsparse.model.role import Role
from newsparse.model.span import Span

RULE = Rule(
    "NP211", "paragraph-without-end-mark", Severity.WARNING, but_not=frozenset({"th", "lo", "km", "my"})
)

_SHORTEST = 70  # code points; a shorter line may be a heading
_LAST = 6  # code points in which the `; and` of a list stands
_USUAL = 0.8


def check(context: Context) -> Iterator[Finding]:
    """A finding over the last word of each such paragraph."""
    text = context.text
    usual: bool | None = None
    for block, below in pairwise(context.blocks):
        if block.role is not Role.PARAGRAPH or below.role is not Role.PARAGRAPH:
            continue
        if block.end - block.start < _SHORTEST or not text[block.end - 1].isalpha():
            continue
        last = text[block.start : block.end].split()[-1][-20:]
        # Behind a dash stands who said it, below a set-off quotation.
        if text[below.start] in DASHES or context.file.is_masked(block.end - len(last), block.end):
            continue
        if last[0].isupper() or ";" in text[block.end - _LAST : block.end]:
            continue
        if _is_listed(context, block, below):
            continue
        usual = _usually_marked(context) if usual is None else usual
        if not usual:
            return
        yield Finding(block.end - len(last), block.end, "a paragraph ends here without a mark")


def _is_listed(context: Context, block: Span, below: Span) -> bool:
    """Whether the paragraph above or below has no mark at its end either."""
    text = context.text
    paragraphs = context.spans(Role.PARAGRAPH)
    count = bisect_right(paragraphs, block.start, key=attrgetter("end"))
    above = paragraphs[max(0, count - 1) : count]
    return not all(ends_sentence(text[span.start : span.end]) for span in (*above, below))


def _usually_marked(context: Context) -> bool:
    """Whether nearly all paragraphs of this article end with marks."""
    paragraphs = context.spans(Role.PARAGRAPH)
    marked = sum(ends_sentence(context.text[span.start : span.end]) for span in paragraphs)
    return marked >= _USUAL * len(paragraphs) and marked > 1
