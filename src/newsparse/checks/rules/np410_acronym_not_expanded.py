"""An acronym is explained where it first appears.

Reports acronyms of three to five letters that appear at least twice in the body, are not in the table of
well-known ones, and are nowhere explained in brackets. Ordinary words in capitals do not count: those that also
appear in small letters, and those in a run of words in capitals (`COME SEE THE LAKE`). Off by default.

## Why

AP, the BBC and the Guardian let only a few acronyms stand alone; others follow the full name on first reference.

## Wrong

    The RNLB met on Monday. The RNLB kept its rate.

## Right

    The Royal National Lifeboat Board (RNLB) met on Monday. The RNLB kept its rate.

## Fix

None: the full name is not known.
"""

import re
from collections.abc import Iterator, Sequence

from newsparse.base.characters import COLONS, COMMAS, SEMICOLONS, SENTENCE_STOPS
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.tables import load
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule

RULE = Rule("NP410", "acronym-not-expanded", Severity.INFO, default=False)

_MARKS = COMMAS + SEMICOLONS + COLONS + SENTENCE_STOPS
# "RNLB"; not "RNLBs", "R2D2", "A-RNLB"
_ACRONYM = lazy_pattern(r"(?<![\w.-])[A-Z]{3,5}(?![\w-])")
# "COME", "OIL,", "“NONEXISTENT”"; not "Come", "I"
_CAPITALS = lazy_pattern(r"[^\w\s]{0,3}[A-ZÀ-ÞĀ-ž-]*[A-ZÀ-Þ]{2}[A-ZÀ-Þ’'-]*[^\w\s]{0,3}")
_LONGEST_ACRONYM = 5  # letters; a longer word in capitals is shouted
_SHORTEST_RUN = 2  # words in capitals beside it; one alone can be another acronym (RWE AG)
_REACH = 60  # code points on each side: more than two words
_MOST_ACRONYMS = 300  # in one text, which is searched for each; one with more is a list, not a story
_FEWEST_USES = 2  # a reader who does not know an acronym can skip a single one


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding at the first use of each."""
    places: dict[str, list[int]] = {}
    for match in context.matches(_ACRONYM, context.body):
        places.setdefault(match[0], []).append(match.start())
    places = {acronym: found for acronym, found in places.items() if len(found) >= _FEWEST_USES}
    if len(places) > _MOST_ACRONYMS:
        return
    known = load("check_words")["known_acronyms"]
    for acronym, found in places.items():
        if acronym in known or _is_a_word(context, acronym, found) or _is_explained(context, acronym):
            continue
        yield Finding(found[0], found[0] + len(acronym), f"{acronym} is not explained; give the full name")


def _is_explained(context: ArticleContext, acronym: str) -> bool:
    """Whether it is in or before brackets, or its letters are the initials of consecutive words."""
    raw = context.raw
    if f"({acronym}" in raw or f"{acronym} (" in raw or f"{acronym})" in raw:
        return True
    words = r"[\s-]+(?:of\s|and\s|the\s|for\s)*".join(rf"{letter}\w+" for letter in acronym)
    return re.search(rf"\b{words}", raw, re.IGNORECASE) is not None


def _is_a_word(context: ArticleContext, acronym: str, found: Sequence[int]) -> bool:
    """Whether the letters are a word in capitals: one of the text in small letters, or part of a run of capitals."""
    if re.search(rf"\b{acronym.lower()}\b", context.raw):
        return True
    return any(_is_in_capitals(context, at, at + len(acronym)) for at in found)


def _is_in_capitals(context: ArticleContext, start: int, end: int) -> bool:
    """Whether a long word in capitals is next to this one, or two short ones are."""
    text = context.text
    before = text[max(context.start, start - _REACH) : start].split()[-2:][::-1]
    after = text[end : min(context.end, end + _REACH)].lstrip(_MARKS).split()[:2]
    count = 0
    for words in (before, after):
        for word in words:
            if not _CAPITALS.fullmatch(word):
                break
            count += 1
            if sum(letter.isalpha() for letter in word) > _LONGEST_ACRONYM:
                return True
    return count >= _SHORTEST_RUN
