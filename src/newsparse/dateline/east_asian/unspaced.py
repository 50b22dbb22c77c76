"""What do the forms of Chinese, Japanese and Korean datelines have in common?"""

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
from newsparse.dateline.lexicon import Lexicon
from newsparse.dateline.parts import Match, Range
from newsparse.dates import find as dates

Reader = Callable[[str, re.Match[str], Lexicon], Match | None]


class UnspacedForm(NamedTuple):
    """A pattern that must match at the start, and how its groups are read; `near_miss` is not read by the form."""

    name: str
    pattern: re.Pattern[str]
    read: Reader
    example: str
    near_miss: str


# The brackets of these scripts.
_OPENING = without(OPENING_BRACKETS, CURLY_BRACKETS, TITLE_BRACKETS)
_CLOSING = without(CLOSING_BRACKETS, CURLY_BRACKETS, TITLE_BRACKETS)
OPEN, CLOSE = f"[{in_class(_OPENING)}]", f"[{in_class(_CLOSING)}]"
DASH = f"[{in_class(DASHES, '－')}]"
# "12月5日", "５日", "五日"; not "5".
DAY = r"(?:(?:[\d０-９]{4}年)?[\d０-９]{1,2}月)?[\d０-９]{1,2}日|[〇一二三四五六七八九十]{1,3}日"


def read_date(text: str, span: Range) -> tuple[Range | None, str | None]:
    """The code points of the date and its day in EDTF; None and None for the group of a pattern that took no part."""
    if span[0] < 0:
        return None, None
    found = dates.match(text, *span, day_only=True)
    return span, found.iso if found and found.end == span[1] else None


# Code points before the ending of an outlet that is not listed: 海峡都市报 has four before 报.
_FARTHEST_ENDING = 6


def outlet_length(text: str, lexicon: Lexicon) -> int:
    """The length of the outlet's name at the start: a listed one, or one with an ending of outlets."""
    known = lexicon.agency_prefix(text)
    own = max((len(word) for word in lexicon.words("own_outlet") if text.startswith(word)), default=0)
    if known or own:
        return max(known, own)
    ends = [
        at + len(ending)
        for ending in lexicon.words("outlet_endings")
        if 0 < (at := text.find(ending, 1)) <= _FARTHEST_ENDING
    ]
    return max(ends, default=0)


_BEFORE = BLANKS + SLASHES + COMMAS
_BEHIND = _BEFORE + EQUALS_SIGNS


def trimmed(text: str, span: Range) -> Range:
    """Code points without the marks and spaces at their ends."""
    start, end = span
    while start < end and text[start] in _BEFORE:
        start += 1
    while start < end and text[end - 1] in _BEHIND:
        end -= 1
    return start, end
