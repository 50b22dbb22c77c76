"""No space stands before a sign of punctuation.

Reports a space between a word and the comma, stop, colon, semicolon, question or exclamation mark after
it, by the language's own custom: in French, colons, semicolons, question and exclamation marks have one
by right.

## Why

In nearly every language the sign belongs to the word before it; a space lets it slip to the start of the
next line.

## Wrong

    The council voted , and the mayor left .

## Right

    The council voted, and the mayor left.

## Fix

Safe: the space is removed.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from newsparse.base.characters import SENTENCE_CLOSERS, in_class
from newsparse.base.tables import load
from newsparse.checks.context.context import Context
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.words import around

RULE = Rule("NP312", "space-before-punctuation", Severity.WARNING, Fix.SAFE)


@lru_cache(maxsize=16)
def _pattern(signs: str) -> re.Pattern[str]:
    """A space between a word, or what closes one, and one of the signs.

    Matches in "voted , and", "left ."; not in " .5", " .org", " ...", " :)", "3 : 1" or "Doe : Roe".
    """
    # A colon with spaces on both sides parts names, titles and scores.
    closers = in_class(SENTENCE_CLOSERS)
    other = re.escape(signs.replace(":", ""))
    colon = r"|(?<=[^\W\d_][ \u00a0])(?<! [ \u00a0])(?=:$)" if ":" in signs else ""
    return re.compile(
        rf"[ \u00a0](?=[{other}](?:[\s{closers}]|$))(?!\.\s?\.)(?<=[\w{closers}%].){colon}", re.MULTILINE
    )


def check(context: Context) -> Iterator[Finding]:
    """A finding for each space that is one too many."""
    table = load("spacing")
    language = context.language
    signs: str = table["unknown"] if language is None else table.get(language, table["default"])
    raw = context.raw
    if not any(f" {sign}" in raw or f"\u00a0{sign}" in raw for sign in signs):
        return
    for match in context.matches(_pattern(signs)):
        start, end = match.span()
        if end > start:
            message = f"space before {context.text[end]}"
            key = around(context.text, start, end + 1)
            yield Finding(start, end, message, (Edit(start, end, ""),), key=key)
