"""A name is written in one way: Zelenskyy or Zelensky, not both.

Reports, once for each name in the table, that an article outside its quotation marks spells it in two ways.

## Why

Names from other scripts have several spellings, and agencies differ: a story made from two of them holds both.

## Wrong

    Zelenskyy left on Monday. Zelensky's office confirmed it.

## Right

    Zelenskyy left on Monday. Zelenskyy's office confirmed it.

## Fix

None: the name of a film, a paper or another person may be spelt so.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from newsparse.base.tables import load
from newsparse.checks.context.context import Context
from newsparse.checks.context.naming import named
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule

RULE = Rule("NP408", "name-variants", Severity.WARNING)


def check(context: Context) -> Iterator[Finding]:
    """One finding for each name, at the first place of the rarer spelling."""
    raw = context.raw
    for spellings in load("check_words")["names"]:
        if sum(spelling in raw for spelling in spellings) > 1:
            yield from _compare(context, spellings)


@lru_cache(maxsize=64)
def _word(spelling: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w@#-]){re.escape(spelling)}(?!\w)")


def _compare(context: Context, spellings: list[str]) -> Iterator[Finding]:
    places = {
        spelling: [m.start() for m in context.matches(_word(spelling)) if not context.is_quoted(*m.span())]
        for spelling in spellings
        if spelling in context.raw
    }
    used = sorted((s for s, at in places.items() if at), key=lambda s: (-len(places[s]), places[s][0]))
    for other in used[1:]:
        start = places[other][0]
        message = f"{other} {named(context, places[other])}, elsewhere {used[0]}"
        yield Finding(start, start + len(other), message)
