"""No word is repeated by mistake.

Reports an article, a preposition or a conjunction that appears twice in a row, from a list per language of words
that never do. `had had`, `die die`, `nous nous` and the reduplications of Indonesian and Turkish are not in those
lists, and names such as `The The` are not reported.

## Why

Authors miss this error, which is most common at a line break and in rewritten sentences.

## Wrong

    The council voted on the the bridge.

## Right

    The council voted on the bridge.

## Fix

Unsafe, because another word may be intended: the second one is removed, but never inside quotation marks.
"""

import re
from collections.abc import Iterator
from itertools import compress, islice
from operator import eq

from newsparse.base.tables import load
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule

RULE = Rule("NP315", "repeated-word", Severity.WARNING, Fix.UNSAFE)


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding for each second word."""
    listed: str = load("repeated_words").get(context.language, "")
    if not listed:
        return
    words = context.raw.casefold().split()
    twice = set(compress(words, map(eq, words, islice(words, 1, None)))).intersection(listed.split())
    for word in sorted(twice):
        yield from _places(context, word)


def _places(context: ArticleContext, word: str) -> Iterator[Finding]:
    # "the the", "The the"; not "The The", "the theatre" or "the the the"
    pattern = re.compile(rf"(?<![\w'’-])({word}|{word.capitalize()})(\s+{word})(?![\w'’-])(?!\s+{word}\b)")
    for match in context.matches(pattern, context.body):
        edit = Edit(match.start(2), match.end(2), "")
        yield Finding(*match.span(), f"{word} is repeated", (edit,))
