"""Every quotation mark has a partner.

Reports opening double quotation marks that are not closed in their paragraph, unless the next paragraph continues
the quotation with an opening mark, and closing marks that close nothing.

## Why

Readers can no longer tell who is speaking. The missing mark was usually lost in a cut.

## Wrong

    She said: “It is over. The council voted.
    A second vote is due in May.

## Right

    She said: “It is over.” The council voted.
    A second vote is due in May.

## Fix

None: only the source shows where the quotation ends.
"""

from bisect import bisect, bisect_left
from collections.abc import Iterator, Sequence

from newsparse.base.characters import QUOTES, SINGLE_QUOTES, without
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule

RULE = Rule("NP303", "unbalanced-quotes", Severity.WARNING)

_DOUBLE = frozenset(without(QUOTES, SINGLE_QUOTES))
_NEAR = 3  # paragraphs after which a quotation may still be closed without being opened again
_KEY = 15  # code points on each side by which a baseline recognises a mark


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding for each mark without a partner."""
    if context.file.characters.isdisjoint(_DOUBLE):
        return
    text = context.text
    opened, strays = _alone(context)
    alone = sorted([*opened, *strays])
    for span in context.prose:
        at = _first(alone, span.start)
        if at is not None and at < span.end and _is_odd(text[span.start : span.end]):
            what = (
                "opens a quotation that is never closed"
                if at in opened
                else "closes a quotation that was never opened"
            )
            key = text[max(at - _KEY, span.start) : at + _KEY]
            yield Finding(at, at + 1, f"{text[at]} {what}", key=key)


def _alone(context: ArticleContext) -> tuple[set[int], set[int]]:
    """The opening and the closing marks without a partner in their paragraph or one of the next."""
    text, quotations = context.text, context.quotations
    unclosed = [q.start for q in quotations.all if not q.closed and not q.continues]
    opened = [at for at in unclosed if text[at] in _DOUBLE]
    strays = [at for at in quotations.strays if text[at] in _DOUBLE]
    starts = [span.start for span in context.prose]
    left, kept = set(opened), set(strays)
    at = 0  # the marks are in order, so that a closing one is never needed again
    for opening in opened:
        while at < len(strays) and strays[at] < opening:
            at += 1
        if at < len(strays) and bisect(starts, strays[at]) - bisect(starts, opening) <= _NEAR:
            kept.discard(strays[at])
            left.discard(opening)
            at += 1
    return left, kept


def _first(places: Sequence[int], at: int) -> int | None:
    """The first of these offsets that is not before `at`."""
    index = bisect_left(places, at)
    return places[index] if index < len(places) else None


def _is_odd(paragraph: str) -> bool:
    """Whether the paragraph has an odd number of double marks, none of which may stand for inches."""
    inches = sum(paragraph[at - 1].isdigit() for at in range(1, len(paragraph)) if paragraph[at] == '"')
    count = sum(paragraph.count(mark) for mark in _DOUBLE)
    return count % 2 == 1 and not inches
