"""An article is not cut off.

Reports a last paragraph that ends with a sign of cutting (`[…]`, `[+1234 chars]`, `[read more]`), with a comma, or
without any mark behind a word that ends no sentence (`the`, `of`).

## Why

Feeds and interfaces give the first hundred words; nobody sees that the rest is missing, except at the end.

## Wrong

    The central bank said on Monday that the

## Right

    The central bank said on Monday that the rate would stay.

## Fix

None: the rest has to be found.
"""

import re
from collections.abc import Iterator

from newsparse.base.characters import COMMAS
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.tables import load
from newsparse.checks.context.context import Context
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.model.role import Role

RULE = Rule("NP119", "truncated", Severity.ERROR)

# "[…]", "[...]", "[+1234 chars]", "[read more]"; not "[sic]"
_CUT = lazy_pattern(r"\[(?:…|\.\.\.|\+\s?\d+ chars|read more|weiterlesen|lire la suite)\]\s*$", re.IGNORECASE)
_WITHIN = 30
_SHORTEST = 60
_SECTION = (Role.PARAGRAPH, Role.LIST_ITEM, Role.QUOTE)


def check(context: Context) -> Iterator[Finding]:
    """A finding over the last word of the body."""
    body = context.spans(*_SECTION)
    if not body or body[-1].role is not Role.PARAGRAPH:
        return
    text = context.text[body[-1].start : body[-1].end].rstrip()
    end = body[-1].start + len(text)
    cut = _CUT.search(text, max(0, len(text) - _WITHIN)) if text.endswith("]") else None
    if cut:
        yield Finding(end - len(text) + cut.start(), end, "the text was cut off here")
    elif len(text) >= _SHORTEST and _stops_short(text, context.language):
        last = text.split()[-1]
        yield Finding(end - len(last), end, f"the text ends with {last}")


def _stops_short(text: str, language: str | None) -> bool:
    if text[-1] in COMMAS:
        return True
    words = text[-40:].split()
    if not text[-1].islower() or not words[-1].islower() or language is None:
        return False
    if language not in load("check_words")["ends_no_sentence"]:
        return False
    return words[-1] in load("check_words")["ends_no_sentence"][language]
