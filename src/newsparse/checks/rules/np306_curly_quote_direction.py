"""Curly quotation marks face the text they enclose.

Reports `”` before a word and `“` after one in languages that open with `“` and close with `”`, and `‘` where an
apostrophe stands for omitted digits (`‘90s`).

## Why

Programs that convert straight marks to curly ones judge by the preceding space, and get it wrong after dashes,
after brackets and at the start of a line.

## Wrong

    He called it ”over” and spoke of the ‘90s.

## Right

    He called it “over” and spoke of the ’90s.

## Fix

Unsafe, because the real mistake may be a missing partner: the mark is reversed.
"""

import re
from collections.abc import Iterator
from itertools import islice

from newsparse.base.characters import (
    CLOSING_BRACKETS,
    COLONS,
    COMMAS,
    LONG_DASHES,
    OPENING_BRACKETS,
    SEMICOLONS,
    SENTENCE_STOPS,
    in_class,
)
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.words import word_around

RULE = Rule(
    "NP306",
    "curly-quote-direction",
    Severity.WARNING,
    Fix.UNSAFE,
    languages=frozenset(
        {"en", "es", "fr", "it", "pt", "tr", "id", "ms", "vi", "ko", "tl", "sw", "zu", "fa", "ar"}
    ),
)

# ” in "it ”over"; not the one in "over” and"
_OPENS_WRONG = lazy_pattern(rf"”(?<![^\s{in_class(OPENING_BRACKETS, LONG_DASHES)}]”)(?=\w)")
_STOP = in_class(SENTENCE_STOPS, COMMAS)
# “ in "over“ and", "over.“"; not the one in "it “over"
_CLOSES_WRONG = lazy_pattern(
    rf"“(?<=[\w{_STOP}]“)(?=[\s{_STOP}{in_class(SEMICOLONS, COLONS, CLOSING_BRACKETS)}]|$)"
)
# ‘ in "the ‘90s"; not the one in "the ‘90 days’ rule"
_DECADE = lazy_pattern(r"‘(?<![\w’]‘)(?=\d0s\b)")

_TURNED = {"”": "“", "“": "”", "‘": "’"}


_HABIT = 2  # quotations opened by ”; with so many, and no “ at all, they are the style of a Swedish or Finnish desk


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding for each mark that faces the wrong way."""
    if "„" in context.file.characters:  # the article quotes as German does, where “ closes
        return
    for sign, pattern in (("”", _OPENS_WRONG), ("“", _CLOSES_WRONG), ("‘", _DECADE)):
        if sign not in context.file.characters or (sign == "”" and _never_turns(context, pattern)):
            continue
        for match in context.matches(pattern):
            at = match.start()
            message = f"{sign} faces the wrong way; use {_TURNED[sign]}"
            yield Finding(
                at,
                at + 1,
                message,
                (Edit(at, at + 1, _TURNED[sign]),),
                key=word_around(context.text, at, at + 1),
            )


def _never_turns(context: ArticleContext, opening: re.Pattern[str]) -> bool:
    """Whether the article opens its quotations with ” throughout, as in ”Ny bro”."""
    if "“" in context.file.characters:
        return False
    return len(list(islice(context.matches(opening), _HABIT))) == _HABIT
