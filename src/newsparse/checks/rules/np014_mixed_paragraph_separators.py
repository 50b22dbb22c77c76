"""Paragraphs are parted in one way: by a line ending, or by a blank line.

Reports, once, an article in which nearly all paragraphs are parted in one way and a few in the other.
Blank lines around titles and subheads do not count.

## Why

Programs decide from a file's layout where its paragraphs are. One blank line too many, or one missing,
makes two paragraphs of one, or one of two.

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

Unsafe, since a blank line may have been meant to part sections: the odd places become like the others.
"""

from collections.abc import Iterator
from itertools import pairwise

from newsparse.checks.context.context import Context
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.model.role import Role

RULE = Rule("NP014", "mixed-paragraph-separators", Severity.WARNING, Fix.UNSAFE)

_FEWEST = 5  # separators of the usual kind
_SHARE = 5  # how many of the usual kind there are at least for one of the other


def check(context: Context) -> Iterator[Finding]:
    """One finding at the first separator of the rarer kind."""
    gaps = list(_gaps(context))
    blank = [gap for gap in gaps if _is_blank(context.text, *gap)]
    if not blank or len(blank) == len(gaps):
        return
    closed = [gap for gap in gaps if gap not in blank]
    usual, odd = (blank, closed) if len(blank) > len(closed) else (closed, blank)
    if len(usual) < _FEWEST or len(usual) < _SHARE * len(odd):
        return
    right = context.text[usual[0][0] : usual[0][1]]
    kind = "a blank line" if usual is blank else "a line ending alone"
    message = f"{len(odd)} of {len(gaps)} paragraphs not parted by {kind}, as the others are"
    edits = tuple(Edit(start, end, right) for start, end in odd)
    yield Finding(*odd[0], message, edits, key="")


def _gaps(context: Context) -> Iterator[tuple[int, int]]:
    """What stands between two neighbouring paragraphs."""
    for before, after in pairwise(context.blocks):
        if before.role is Role.PARAGRAPH and after.role is Role.PARAGRAPH:
            yield before.end, after.start


def _is_blank(text: str, start: int, end: int) -> bool:
    return text.count("\n", start, end) > 1 or (
        "\n" not in text[start:end] and text.count("\r", start, end) > 1
    )
