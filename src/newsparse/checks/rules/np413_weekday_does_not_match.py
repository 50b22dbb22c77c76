"""A weekday matches its date.

Reports a weekday next to a full date, including the year, that falls on another day of the week. Dates in
quotations count too.

## Why

Either the weekday or the date is wrong, and readers may come on the wrong day.

## Wrong

    The council meets on Monday, March 3, 2026.

## Right

    The council meets on Tuesday, March 3, 2026.

## Fix

None: which of the two is right has to be checked.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.tables import load
from newsparse.checks.context.article import PROSE, ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.dates import find as dates
from newsparse.dates.tokens import fold
from newsparse.dates.values import numbers_in
from newsparse.model.role import Role

RULE = Rule("NP413", "weekday-does-not-match", Severity.ERROR)

# a year of the 20th or 21st century: "2026"; not "12026", "2026.5"
_YEAR = lazy_pattern(r"(?:19|20)(?<!\d..)\d\d(?!\d)")
_CENTURIES = ("19", "20")  # of which a search is quicker than that pattern
_WORD = lazy_pattern(r"[^\W\d_][^\W\d_-]{2,15}(?:-feira)?")
_REACH = 44  # code points from the weekday to the year


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over each date with its weekday."""
    if context.language is None:
        return
    text = context.text
    for span in context.with_any(_CENTURIES, context.spans(*PROSE, Role.TIMESTAMP)):
        for year in _YEAR.finditer(text, span.start, span.end):
            first = max(span.start, year.start() - _REACH)
            for word in _WORD.finditer(text, first, year.start()):
                if _is_weekday(word[0]):
                    yield from _compare(context, word, year.end())


@lru_cache(maxsize=4096)
def _is_weekday(word: str) -> bool:
    weekdays = load("calendar")["weekdays"]
    return word.casefold() in weekdays or fold(word) in weekdays


def _compare(context: ArticleContext, weekday: re.Match[str], least: int) -> Iterator[Finding]:
    """A finding if the date from the weekday to the year falls on another weekday."""
    language = context.language or ""
    numbers = numbers_in("weekdays", fold(weekday[0]))
    named = [number for number, spoken in numbers.items() if language in spoken]
    found = dates.match(context.text, weekday.start(), languages=[language])
    if len(named) != 1 or not found or found.end < least or not found.iso or not found.iso[:1].isdigit():
        return
    if len(found.iso) == len("2026-03-03") and _weekday(found.iso) != named[0]:
        written = context.text[found.start : found.end]
        yield Finding(found.start, found.end, f"{written} is not a {weekday[0]}")


def _weekday(iso: str) -> int:
    """The day of the week; Monday is 1."""
    from datetime import date

    return date.fromisoformat(iso).isoweekday()
