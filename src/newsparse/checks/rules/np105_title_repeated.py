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

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.context.residue import removal
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.fold import fold
from newsparse.model.role import Role
from newsparse.model.span import Span

RULE = Rule("NP105", "title-repeated", Severity.WARNING, Fix.UNSAFE)

_AFTER = 4  # blocks below the title; further down, the same words may be a subhead
# "Ferry back in" of "Ferry back in, at last", "The Ca" of "The Café"; no letter that an accent could follow
_PLAIN = lazy_pattern(r"[A-Za-z0-9]{1,20}(?: [A-Za-z0-9]{1,20}){0,5}(?=[ -~])")
_ROLES = frozenset({Role.TITLE, Role.SUMMARY, Role.PARAGRAPH, Role.SUBHEAD, Role.KICKER, Role.BOILERPLATE})


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over each copy."""
    title = context.title
    if title is None:
        return
    text, words = context.text, ""
    beginning = _beginning(text, title)
    for span in context.blocks[: context.blocks.index(title) + 1 + _AFTER]:
        if span.start <= title.start or span.role not in _ROLES:
            continue
        other = _beginning(text, span)
        if not (other.startswith(beginning) or beginning.startswith(other)):
            continue
        words = words or _folded(text[title.start : title.end])
        if _folded(text[span.start : span.end]) == words:
            yield Finding(span.start, span.end, "the title is repeated", (removal(context, span),))


def _beginning(text: str, span: Span) -> str:
    """What a block begins with once it is folded, as far as that is easily told: plain words and figures."""
    found = _PLAIN.match(text, span.start, span.end)
    return found[0].lower() if found else ""


def _folded(text: str) -> str:
    return fold(text).casefold().rstrip(".")
