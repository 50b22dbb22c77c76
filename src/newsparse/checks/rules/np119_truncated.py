"""An article is complete.

Reports a last paragraph that ends with a sign of truncation (`[…]`, `[+1234 chars]`, `[read more]`), with a
comma, or with a word that cannot end a sentence (`the`, `of`) and no punctuation.

## Why

Feeds and APIs often return only the first hundred words, and only the end of the text shows that the rest is
missing.

## Wrong

    The central bank said on Monday that the

## Right

    The central bank said on Monday that the rate would stay.

## Fix

None: the rest of the text is missing.
"""

import re
from collections.abc import Iterator

from newsparse.base.characters import COMMAS
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.tables import load
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.model.role import Role

RULE = Rule("NP119", "truncated", Severity.ERROR)

# "[…]", "[...]", "[+1234 chars]", "[read more]"; not "[sic]"
_CUT = lazy_pattern(r"\[(?:…|\.\.\.|\+\s?\d+ chars|read more|weiterlesen|lire la suite)\]\s*$", re.IGNORECASE)
_SHORTEST = 60  # code points of a last paragraph; a shorter one may be a caption or a label
_SECTION = (Role.PARAGRAPH, Role.LIST_ITEM, Role.QUOTE)


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over the last word of the body."""
    body = context.spans(*_SECTION)
    if not body or body[-1].role is not Role.PARAGRAPH:
        return
    text = context.text[body[-1].start : body[-1].end].rstrip()
    end = body[-1].start + len(text)
    cut = _CUT.match(text, text.rfind("[")) if text.endswith("]") and "[" in text else None
    if cut:
        yield Finding(end - len(text) + cut.start(), end, "the text is cut off here")
    elif len(text) >= _SHORTEST and _stops_short(text, context.language):
        last = _last_word(text)
        yield Finding(end - len(last), end, f"the text ends with {last}; the rest may be missing")


def _stops_short(text: str, language: str | None) -> bool:
    if text[-1] in COMMAS:
        return True
    word = _last_word(text)
    if not text[-1].islower() or not word.islower() or language is None:
        return False
    if language not in load("check_words")["ends_no_sentence"]:
        return False
    return word in load("check_words")["ends_no_sentence"][language]


def _last_word(text: str) -> str:
    return text.rsplit(None, 1)[-1]
