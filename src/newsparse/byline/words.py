"""Where are the words of a byline, in code points of the whole text?"""

from __future__ import annotations

from newsparse.base.characters import (
    BARS,
    BLANKS,
    BRACKETS,
    COLONS,
    COMMAS,
    DASHES,
    FIRST_KANA,
    MIDDLE_DOTS,
    SEMICOLONS,
    SLASHES,
)
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.records import NamedTuple

MARKS = BLANKS + DASHES + BRACKETS + COMMAS + COLONS + SEMICOLONS + BARS + SLASHES + MIDDLE_DOTS + "*_<>"
# The first letters of scripts that write names without spaces or capitals: kana and Han, then Hangul.
FIRST_UNSPACED = FIRST_KANA

# `Ana` and `O'Brien,`; not the space between them.
_WORD = lazy_pattern(r"\S+")


class Word(NamedTuple):
    """A word as written and case-folded, with its half-open code points."""

    text: str
    folded: str
    start: int
    end: int


def words_in(text: str, start: int, end: int) -> list[Word]:
    """The words between `start` and `end`, split at white space only."""
    return [Word(word := m[0], word.casefold(), *m.span()) for m in _WORD.finditer(text, start, end)]


def trimmed(text: str, start: int, end: int, marks: str = MARKS) -> tuple[int, int]:
    """The stretch without the marks at its ends."""
    while start < end and text[start] in marks:
        start += 1
    while end > start and text[end - 1] in marks:
        end -= 1
    return start, end


def folded(words: list[Word]) -> str:
    """The words as one case-folded phrase."""
    return " ".join([word.folded for word in words])
