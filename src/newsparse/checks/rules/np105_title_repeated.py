"""The headline stands once.

Reports a block among the first after the title that says the same words again.

## Why

Pages show the headline in a bread crumb, over a picture and above the text; the copy in a file is read, counted and
printed as a paragraph.

## Wrong

    Peru keeps rate at 5%
    Peru keeps rate at 5%
    The central bank met on Monday.

## Right

    Peru keeps rate at 5%
    The central bank met on Monday.

## Fix

Unsafe, since a line is taken out: the copy goes.
"""

from collections.abc import Iterator

from newsparse.checks.context.context import Context
from newsparse.checks.context.residue import removal
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.fold import fold
from newsparse.model.role import Role
from newsparse.model.span import Span

RULE = Rule("NP105", "title-repeated", Severity.WARNING, Fix.UNSAFE)

_AFTER = 4  # blocks below the title; further down the words may be a subhead's
_ROLES = frozenset({Role.TITLE, Role.SUMMARY, Role.PARAGRAPH, Role.SUBHEAD, Role.KICKER, Role.BOILERPLATE})


def check(context: Context) -> Iterator[Finding]:
    """A finding over each copy."""
    title = context.title
    if title is None:
        return
    words = ""
    for span in context.blocks[: context.blocks.index(title) + 1 + _AFTER]:
        if span.start <= title.start or span.role not in _ROLES or not _as_long(span, title):
            continue
        words = words or _folded(context.text[title.start : title.end])
        if _folded(context.text[span.start : span.end]) == words:
            yield Finding(span.start, span.end, "the title once more", (removal(context, span),))


def _as_long(span: Span, title: Span) -> bool:
    """Whether the two are about as long: a test that costs nothing."""
    return abs((span.end - span.start) - (title.end - title.start)) <= 3


def _folded(text: str) -> str:
    return fold(text).casefold().rstrip(".")
