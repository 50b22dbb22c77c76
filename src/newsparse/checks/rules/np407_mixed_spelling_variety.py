"""An English text uses British or American spelling, not both.

Reports, as one finding, the words of the rarer variety, outside quotations. Capitalised words, which may be
names, and spellings common to both varieties do not count.

## Why

Spelling is the first thing to show that a text was put together from two agencies.

## Wrong

    The neighbours liked the colour. The behavior of the mayor was another matter.

## Right

    The neighbours liked the colour. The behaviour of the mayor was another matter.

## Fix

None: some words are names or technical terms.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from newsparse.base.counting import counted
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.tables import load
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.checks.text.words import words_of

RULE = Rule("NP407", "mixed-spelling-variety", Severity.INFO, languages=frozenset({"en"}))


def check(context: ArticleContext) -> Iterator[Finding]:
    """One finding at the first word of the rarer variety."""
    found: dict[str, list[tuple[int, int]]] = {"British": [], "American": []}
    for variety, (words, pattern) in zip(found, _words(), strict=True):
        spans = context.with_any(words & context.vocabulary, context.body)
        found[variety] = [
            match.span() for match in context.matches(pattern, spans) if not context.is_quoted(*match.span())
        ]
        if not found[variety] and variety == "British":
            return
    rare, common = sorted(found, key=lambda variety: len(found[variety]))
    if found[rare]:
        start, end = found[rare][0]
        places = context.listed([at for at, _ in found[rare]])
        others = counted(len(found[common]), "word is", "words are")
        message = f"{rare} spelling {context.text[start:end]} {places}, but {others} {common}"
        yield Finding(start, end, message)


@lru_cache(maxsize=1)
def _words() -> Sequence[tuple[frozenset[str], re.Pattern[str]]]:
    """The British and the American words of the table: the last word of each spelling, and a pattern for all."""
    pairs = load("check_words")["spelling"]
    return [
        (
            frozenset(words_of(spelling)[-1] for spelling in spellings),
            lazy_pattern(rf"\b(?:{'|'.join(spellings)})\b"),
        )
        for spellings in (pairs.keys(), pairs.values())
    ]
