"""Which words of a timestamp line begin here?"""

from __future__ import annotations

from functools import lru_cache

from newsparse.base import tables
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.records import NamedTuple
from newsparse.dates.tokens import STOPS, fold, unspaced, word_ends


class TimestampPhrase(NamedTuple):
    """Words of the timestamps table: their end (code points), their folded text, the kinds they can be."""

    end: int
    folded: str
    kinds: frozenset[str]

    def languages(self, kind: str) -> set[str]:
        """The languages in which the words are of this kind."""
        table = tables.load("timestamps")
        return {language for language, words in table.items() if self.folded in words.get(kind, ())}


# The kinds of which a timestamp without figures has one: `Updated today`, `an hour ago`, `just now`.
_TELLING = frozenset(("published", "updated", "ago", "now"))
# The longest phrases of the table set these limits; a test compares.
_LONGEST_UNSPACED_PHRASE = 14  # code points, in scripts without spaces
_MOST_PHRASE_WORDS = 4  # "dernière mise à jour"
# "o'clock", "Uhr"; not "14".
WORD = lazy_pattern(rf"[^\W\d_][^{STOPS}]*")


def _kinds(folded: str) -> str:
    """The kinds of a folded phrase in any language, separated by spaces; empty for other words."""
    kinds: str = tables.load("timestamp_words")["kinds"].get(folded, "")
    return kinds


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    """The first words of phrases that consist of several."""
    return frozenset(tables.load("timestamp_words")["heads"])


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    """The first words of the phrases of which a timestamp without figures has one: `updated`, `ago`."""
    pairs = tables.load("timestamp_words")["kinds"].pairs()
    return frozenset([phrase.split()[0] for phrase, kinds in pairs if not _TELLING.isdisjoint(kinds.split())])


def tells_without_figures(text: str) -> bool:
    """Whether a phrase begins in the text that can make it a timestamp without figures; only asked in ASCII."""
    return not text.isascii() or not _telling().isdisjoint(WORD.findall(text.lower()))


def can_open(folded: str) -> bool:
    """Whether a phrase or an abbreviated weekday can begin with this folded word."""
    return folded in _heads() or folded in tables.load("calendar")["weekdays_short"] or bool(_kinds(folded))


def kinds_of(folded: str) -> list[str]:
    """The kinds of a folded phrase in any language; none for other words."""
    return _kinds(folded).split()


def phrase(text: str, at: int) -> TimestampPhrase | None:
    """The longest phrase of the table that begins at `at`."""
    if unspaced(text[at : at + 1]):
        return _unspaced(text, at)
    found = WORD.match(text, at)
    if not found:
        return None
    first = fold(found.group())
    if first in _heads():
        for stop in word_ends(WORD, text, at, end=len(text), most_words=_MOST_PHRASE_WORDS)[:0:-1]:
            folded = fold(text[at:stop])
            if kinds := _kinds(folded):
                return TimestampPhrase(stop, folded, frozenset(kinds.split()))
    kinds = _kinds(first)
    return TimestampPhrase(found.end(), first, frozenset(kinds.split())) if kinds else None


def _unspaced(text: str, at: int) -> TimestampPhrase | None:
    for stop in range(min(len(text), at + _LONGEST_UNSPACED_PHRASE), at, -1):
        folded = fold(text[at:stop])
        kinds = _kinds(folded)
        if kinds and not text[stop - 1].isspace():
            return TimestampPhrase(stop, folded, frozenset(kinds.split()))
    return None


def short_weekday(text: str, at: int) -> int | None:
    """The end of an abbreviated weekday at `at`, which `dates.match` takes only before a day."""
    found = WORD.match(text, at)
    if found and fold(found.group()) in tables.load("calendar")["weekdays_short"]:
        return found.end()
    return None
