"""What do the forms without spaces between words share: their rows, what they find, slots and dates?"""

import re
from collections.abc import Callable
from typing import NamedTuple

from newsparse.base.characters import (
    BLANKS,
    CLOSING_BRACKETS,
    COMMAS,
    CURLY_BRACKETS,
    DASHES,
    EQUALS_SIGNS,
    OPENING_BRACKETS,
    SLASHES,
    TITLE_BRACKETS,
    in_class,
    without,
)
from newsparse.dateline import names
from newsparse.dateline.lexicon import Lexicon
from newsparse.dates import find as dates

Range = tuple[int, int]


class Found(NamedTuple):
    """The parts of a match; spans as in match.Match."""

    end: int
    form: str
    place: Range | None = None
    places: tuple[Range, ...] = ()
    region: Range | None = None
    agency: Range | None = None
    date: Range | None = None
    byline: Range | None = None
    agency_id: str | None = None
    date_iso: str | None = None


Reader = Callable[[str, re.Match[str], Lexicon], Found | None]


class Form(NamedTuple):
    """A pattern that must match at the start, how its groups are read, a line it takes and one it leaves."""

    name: str
    pattern: str
    read: Reader
    example: str
    near_miss: str


# Brackets of these scripts.
_OPENING = without(OPENING_BRACKETS, CURLY_BRACKETS, TITLE_BRACKETS)
_CLOSING = without(CLOSING_BRACKETS, CURLY_BRACKETS, TITLE_BRACKETS)
OPEN, CLOSE = f"[{in_class(_OPENING)}]", f"[{in_class(_CLOSING)}]"
DASH = f"[{in_class(DASHES, '－')}]"
# "12月5日", "５日", "五日"; not "5".
DAY = r"(?:(?:[\d０-９]{4}年)?[\d０-９]{1,2}月)?[\d０-９]{1,2}日|[〇一二三四五六七八九十]{1,3}日"


def place_spans(text: str, place: Range | None, lexicon: Lexicon) -> tuple[Range, ...]:
    """Each of the places of a slot."""
    if not place:
        return ()
    return tuple((place[0] + a, place[0] + b) for a, b in names.place_spans(text[slice(*place)], lexicon))


def read_date(text: str, span: Range) -> tuple[Range | None, str | None]:
    """The date's slot, if it has one (from 0 up), and the day it names."""
    if span[0] < 0:
        return None, None
    found = dates.match(text, *span, day_only=True)
    return span, found.iso if found and found.end == span[1] else None


def outlet_length(text: str, lexicon: Lexicon) -> int:
    """The length of the outlet's name that opens an unspaced text: a listed one, else up to an ending."""
    known = lexicon.agency_prefix(text)
    own = max((len(word) for word in lexicon.words("own_outlet") if text.startswith(word)), default=0)
    if known or own:
        return max(known, own)
    ends = [
        at + len(ending)
        for ending in lexicon.words("outlet_endings")
        if 0 < (at := text.find(ending, 1)) <= 6
    ]
    return max(ends, default=0)


_BEFORE = BLANKS + SLASHES + COMMAS
_BEHIND = _BEFORE + EQUALS_SIGNS


def trimmed(text: str, span: Range) -> Range:
    """A slot without the marks and spaces at its ends."""
    start, end = span
    while start < end and text[start] in _BEFORE:
        start += 1
    while start < end and text[end - 1] in _BEHIND:
        end -= 1
    return start, end
