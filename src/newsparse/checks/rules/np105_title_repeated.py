"""The headline appears only once.

Reports a copy of the title among the first blocks after it.

## Why

Pages show the headline in the breadcrumb trail, over a picture and above the text. In a file, a copy is read,
counted and printed as a paragraph.

## Wrong

    Peru keeps rate at 5%
    Peru keeps rate at 5%
    The central bank met on Monday.

## Right

    Peru keeps rate at 5%
    The central bank met on Monday.

## Fix

Unsafe, because a line is removed: the copy is deleted.
"""

from collections.abc import Iterator

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.context.residue import removal
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.fold import fold
from newsparse.model.role import Role

RULE = Rule("NP105", "title-repeated", Severity.WARNING, Fix.UNSAFE)

_AFTER = 4  # blocks below the title; further down, the same words may be a subhead
_ROLES = frozenset({Role.TITLE, Role.SUMMARY, Role.PARAGRAPH, Role.SUBHEAD, Role.KICKER, Role.BOILERPLATE})


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over each copy."""
    title = context.title
    if title is None:
        return
    text, words = context.text, ""
    first = _first(text, title.start)
    for span in context.blocks[: context.blocks.index(title) + 1 + _AFTER]:
        if span.start <= title.start or span.role not in _ROLES:
            continue
        if first and (other := _first(text, span.start)) and other != first:
            continue
        words = words or _folded(text[title.start : title.end])
        if _folded(text[span.start : span.end]) == words:
            yield Finding(span.start, span.end, "the title is repeated", (removal(context, span),))


def _first(text: str, start: int) -> str:
    """What a block begins with once it is folded, if that is easily told: a plain letter or digit."""
    first = text[start : start + 2]  # the second could be an accent on the first
    return first[0].lower() if first.isascii() and first.isprintable() and first[:1].isalnum() else ""


def _folded(text: str) -> str:
    return fold(text).casefold().rstrip(".")
