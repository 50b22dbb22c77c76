"""No word is written twice by mistake.

Reports an article, a preposition or a conjunction that stands twice in a row, from a list for each
language of words that no sentence has twice. `had had`, `die die`, `nous nous` and the reduplications of
Indonesian and Turkish are in none of them, and names such as `The The` are left alone.

## Why

It is the slip that an author's eye reads over, most often where a line was broken or a sentence
rewritten.

## Wrong

    The council voted on the the bridge.

## Right

    The council voted on the bridge.

## Fix

Unsafe, since another word may have been meant: the second one is removed. Never inside quotation marks.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from newsparse.base.tables import load
from newsparse.checks.context.context import Context
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule

RULE = Rule("NP315", "repeated-word", Severity.WARNING, Fix.UNSAFE)


def check(context: Context) -> Iterator[Finding]:
    """A finding for each second word."""
    listed: str = load("repeated_words").get(context.language, "")
    if not listed:
        return
    known = listed.split()
    words = context.raw.casefold().split()
    twice = {first for first, second in pairwise(words) if first == second and first in known}
    for word in sorted(twice):
        yield from _places(context, word)


def _places(context: Context, word: str) -> Iterator[Finding]:
    # "the the", "The the"; not "The The", "the theatre" or "the the the"
    pattern = re.compile(rf"(?<![\w'’-])({word}|{word.capitalize()})(\s+{word})(?![\w'’-])(?!\s+{word}\b)")
    for match in context.matches(pattern, context.body):
        edit = Edit(match.start(2), match.end(2), "")
        yield Finding(*match.span(), f"{word} twice in a row", (edit,))
