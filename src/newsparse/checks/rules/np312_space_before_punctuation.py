"""No space precedes a punctuation mark.

Reports a space between a word and the comma, full stop, colon, semicolon, question mark or exclamation mark after
it, unless the language requires one, as French does before the last four.

## Why

In nearly all languages, punctuation follows the word without a space. A space lets the mark slip to the start of
the next line.

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
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.words import word_around

RULE = Rule("NP312", "space-before-punctuation", Severity.WARNING, Fix.SAFE)


@lru_cache(maxsize=16)
def _pattern(signs: str) -> re.Pattern[str]:
    """A space between a word, or what closes one, and one of the signs.

    Matches in "voted , and", "left ."; not in " .5", " .org", " ...", " :)", "3 : 1" or "Doe : Roe".
    """
    # A colon with spaces on both sides separates names, titles and scores.
    closers = in_class(SENTENCE_CLOSERS)
    other = re.escape(signs.replace(":", ""))
    colon = r"|(?<=[^\W\d_][ \u00a0])(?<! [ \u00a0])(?=:$)" if ":" in signs else ""
    return re.compile(
        rf"[ \u00a0](?=[{other}](?:[\s{closers}]|$))(?!\.\s?\.)(?<=[\w{closers}%].){colon}", re.MULTILINE
    )


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding for each such space."""
    table = load("spacing")
    language = context.language
    signs: str = table["unknown"] if language is None else table.get(language, table["default"])
    characters = context.file.characters
    spaces = " \u00a0" if "\u00a0" in characters else " "
    loose = [space + sign for sign in signs if sign in characters for space in spaces]
    for match in context.matches(_pattern(signs), context.with_any(loose, context.prose)):
        start, end = match.span()
        if end > start:
            message = f"space before {context.text[end]}"
            key = word_around(context.text, start, end + 1)
            yield Finding(start, end, message, (Edit(start, end, ""),), key=key)
