"""Paragraphs are separated consistently, by a line ending or by a blank line.

Reports, once per article, paragraphs that are not separated like nearly all the others. Blank lines around titles
and subheads do not count.

## Why

Programs use the layout of a file to find its paragraphs. A missing or extra blank line merges two paragraphs or
splits one.

## Wrong

    The council met on Tuesday.␊
    ␊
    It voted on the bridge.␊
    The mayor was absent.␊
    ␊
    A second vote is due in May.␊

## Right

    The council met on Tuesday.␊
    ␊
    It voted on the bridge.␊
    ␊
    The mayor was absent.␊
    ␊
    A second vote is due in May.␊

## Fix

Unsafe, because a blank line may separate sections on purpose: the separators are made consistent.
"""

from collections.abc import Iterator
from itertools import pairwise

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.model.role import Role

RULE = Rule("NP014", "mixed-paragraph-separators", Severity.WARNING, Fix.UNSAFE)

_SHARE = 5  # separators of the usual kind for each of the other; a lower ratio shows no habit


def check(context: ArticleContext) -> Iterator[Finding]:
    """One finding at the first separator of the rarer kind."""
    gaps = list(_gaps(context))
    blank = [gap for gap in gaps if _is_blank(context.text, *gap)]
    if not blank or len(blank) == len(gaps):
        return
    known = set(blank)
    closed = [gap for gap in gaps if gap not in known]
    usual, odd = (blank, closed) if len(blank) > len(closed) else (closed, blank)
    if len(usual) < _SHARE * len(odd):
        return
    right = context.text[usual[0][0] : usual[0][1]]
    kind = "a blank line" if usual is blank else "a single line ending"
    message = f"{len(odd)} of {len(gaps)} paragraph breaks are not {kind} like the others"
    edits = tuple(Edit(start, end, right) for start, end in odd)
    yield Finding(*odd[0], message, edits, key="")


def _gaps(context: ArticleContext) -> Iterator[tuple[int, int]]:
    """The white space between each two adjacent paragraphs."""
    for before, after in pairwise(context.blocks):
        if before.role is Role.PARAGRAPH and after.role is Role.PARAGRAPH:
            yield before.end, after.start


def _is_blank(text: str, start: int, end: int) -> bool:
    return text.count("\n", start, end) > 1 or (
        "\n" not in text[start:end] and text.count("\r", start, end) > 1
    )
