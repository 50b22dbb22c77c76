"""A name is spelled in one way: Zelenskyy or Zelensky, not both.

Reports, once per name, that an article uses two spellings of a name that is in the table. Quotations do not
count.

## Why

Names from other scripts have several spellings and agencies differ, so a story based on two agencies contains
both.

## Wrong

    Zelenskyy left on Monday. Zelensky's office confirmed it.

## Right

    Zelenskyy left on Monday. Zelenskyy's office confirmed it.

## Fix

None: the title of a film, a newspaper or another person may be spelled that way.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from newsparse.base.tables import load
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.checks.text.words import words_of

RULE = Rule("NP408", "name-variants", Severity.WARNING)


def check(context: ArticleContext) -> Iterator[Finding]:
    """One finding for each name, at the first place of the rarer spelling."""
    if context.vocabulary.isdisjoint(_last_words()):
        return
    raw = context.raw
    for spellings in load("check_words")["names"]:
        if sum([spelling in raw for spelling in spellings]) > 1:
            yield from _compare(context, spellings)


@lru_cache(maxsize=1)
def _last_words() -> frozenset[str]:
    """The last word of each spelling: a cheap test for all names at once."""
    names = load("check_words")["names"]
    return frozenset(words_of(spelling)[-1] for spellings in names for spelling in spellings)


@lru_cache(maxsize=64)
def _word(spelling: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w@#-]){re.escape(spelling)}(?!\w)")


def _compare(context: ArticleContext, spellings: list[str]) -> Iterator[Finding]:
    places = {
        spelling: [m.start() for m in context.matches(_word(spelling)) if not context.is_quoted(*m.span())]
        for spelling in spellings
        if spelling in context.raw
    }
    used = sorted((s for s, at in places.items() if at), key=lambda s: (-len(places[s]), places[s][0]))
    for other in used[1:]:
        start = places[other][0]
        message = f"{other} {context.listed(places[other])}; elsewhere {used[0]}"
        yield Finding(start, start + len(other), message)
