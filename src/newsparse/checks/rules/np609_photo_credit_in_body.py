"""A photo credit is with its picture, not among the paragraphs.

Reports credits of photo services in the body: `(AP Photo/Jane Doe)` inside a paragraph, and short lines such as
`Photo: Jane Doe/Getty Images` between paragraphs. Captions are not reported.

## Why

The picture is gone, and its credit reads like a sentence or credits the text to a photographer.

## Wrong

    The council voted on Tuesday. (AP Photo/Jane Doe)

## Right

    The council voted on Tuesday.

## Fix

None: the credit has to be kept with the picture.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from newsparse.base.characters import (
    CLOSING_BRACKETS,
    COLONS,
    CURLY_BRACKETS,
    LABEL_ENDS,
    OPENING_BRACKETS,
    SENTENCE_STOPS,
    SLASHES,
    TITLE_BRACKETS,
    in_class,
    without,
)
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.tables import load
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.model.role import Role

RULE = Rule("NP609", "photo-credit-in-body", Severity.WARNING)

_SEPARATORS = frozenset(LABEL_ENDS)
_OPENING = without(OPENING_BRACKETS, CURLY_BRACKETS, TITLE_BRACKETS)
_CLOSING = without(CLOSING_BRACKETS, CURLY_BRACKETS, TITLE_BRACKETS)
# "(AP Photo/Jane Doe)", "(nine members)"; not "(" alone
_BRACKETS = lazy_pattern(rf"[{in_class(_OPENING)}][^()\[\]]{{2,120}}[{in_class(_CLOSING)}]")
_BEFORE = frozenset(_OPENING)
_MESSAGE = "photo credit in the text"


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns for a bracketed credit and for a line of credit, from the table of photo services."""
    table = load("photo_services")
    services = "|".join(map(re.escape, table["services"]))
    labels = "|".join(map(re.escape, table["labels"]))
    labelled = rf"(?:{labels})\s?[{COLONS}]\s?"
    # "(AP Photo/Jane Doe)", "(Jane Doe/Getty Images)"; not "(EPA)", the agency
    name = r"[^()\[\]]{2,60}"
    inside = rf"{labelled}{name}|(?:{services})\s?[{SLASHES}]{name}|{name}[{SLASHES}|]\s?(?:{services})"
    bracketed = rf"[{in_class(_OPENING)}](?:{inside})[{in_class(_CLOSING)}]"
    # "Photo: Jane Doe/Getty Images", "Jane Doe / Getty Images"; not "The photo: a bridge in the rain."
    line = rf"(?:{labelled}.{{2,80}}|.{{0,60}}[{SLASHES}|]\s?(?:{services})|(?:{services})\s?[{SLASHES}].{{2,60}})"
    return re.compile(bracketed), re.compile(line)


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding for each credit among the paragraphs."""
    if context.file.characters.isdisjoint(LABEL_ENDS):
        return
    bracketed, line = _patterns()
    paragraphs = context.spans(Role.PARAGRAPH)
    for match in context.matches(_BRACKETS, context.with_any(_BEFORE, paragraphs)):
        if not _SEPARATORS.isdisjoint(match[0]) and bracketed.fullmatch(match[0]):
            yield Finding(match.start(), match.end(), _MESSAGE)
    last = paragraphs[-1].start if paragraphs else 0
    lines = context.spans(Role.PARAGRAPH, Role.SUBHEAD, Role.CREDIT)
    for span in context.with_any(_SEPARATORS, lines) if paragraphs else ():
        is_inside = paragraphs[0].start < span.start < last
        is_credit = is_inside and line.fullmatch(context.text, span.start, span.end)
        if is_credit and context.text[span.end - 1] not in SENTENCE_STOPS:
            yield Finding(span.start, span.end, _MESSAGE)
