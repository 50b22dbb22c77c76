"""Which numbers, names and marks does a date expression consist of?

A token's kind is one character, so that a row of tokens is a short string that the patterns of the forms in
`newsparse.dates.find` match.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from newsparse.base import tables
from newsparse.base.characters import (
    COLONS,
    COMMAS,
    FIRST_HANGUL,
    HYPHENS,
    LAST_HANGUL,
    MIDDLE_DOTS,
    SEMICOLONS,
    SENTENCE_STOPS,
    SLASHES,
    in_class,
    is_unspaced,
)
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# Numbers.
DAY_NUMBER = "n"  # 1 to 31: 5, 21st, पांच
SHORT_NUMBER = "q"  # another number of one or two digits: 87
YEAR = "y"  # a number of three or four digits that can be a year: 2021, ۱۴۰۱
ELIDED_YEAR = "Q"  # ’87
OTHER_NUMBER = "N"
# Names.
MONTH = "m"
WEEKDAY = "w"
SHORT_WEEKDAY = "b"  # Mon, Fr
MONTH_OR_WEEKDAY = "x"  # both: Mar is March in English and Tuesday in Italian
ERA = "E"  # 令和
# Units, each behind its number.
YEAR_UNIT = "Y"  # 年
MONTH_UNIT = "M"  # 月
DAY_UNIT = "D"  # 日
# Small words.
LEAD = "l"  # before the day: den
FIGURE_LEAD = "L"  # before a day whose month may be a figure: ngày
DAY_END = "e"  # behind the day: d.
BETWEEN = "j"  # between the parts: de, of
MONTH_WORD = "T"  # before the month's figure: tháng
YEAR_LEAD = "p"  # before the year: năm
YEAR_END = "s"  # behind the year: года
# Any white space. The marks . , / - ( ) are kinds of their own.
SPACE = "_"

NUMBERS = DAY_NUMBER + SHORT_NUMBER + YEAR
NAMES = MONTH + WEEKDAY + SHORT_WEEKDAY + MONTH_OR_WEEKDAY
_UNITS = YEAR_UNIT + MONTH_UNIT + DAY_UNIT


class Token(NamedTuple):
    """A piece of a date: its kind, its half-open code points, and its number or folded name."""

    kind: str
    start: int
    end: int
    value: Any


# Code points read from where a date may begin, so that reading costs the same however long the text is.
LONGEST_DATE = 64

# The kinds of the small words, by their lists in the calendar table.
_MARK_KINDS = {
    "day_end": DAY_END,
    "lead": LEAD,
    "figure_lead": FIGURE_LEAD,
    "between": BETWEEN,
    "month_word": MONTH_WORD,
    "year_lead": YEAR_LEAD,
    "year_end": YEAR_END,
    "year_end_short": YEAR_END,
    "eras": ERA,
    "year_unit": YEAR_UNIT,
    "month_unit": MONTH_UNIT,
    "day_unit": DAY_UNIT,
}
_MONTH_TABLES = ("months", "months_short", "persian_months", "islamic_months")

# ---- folding ----------------------------------------------------

# Marks that writers may leave out: Latin, Greek and Cyrillic accents, the Indic nukta, Arabic short vowels and
# tatweel. U+093E is not among them: Hindi words change without that vowel sign.
_OPTIONAL_MARKS = dict.fromkeys(
    (*range(0x0300, 0x0370), 0x093C, 0x09BC, 0x0A3C, 0x0640, *range(0x064B, 0x0656), 0x0670)
)
_SAME_LETTERS = str.maketrans(
    {
        "ı": "i",
        "’": "'",
        "\u200c": " ",
        "-": " ",
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        "ة": "ه",
        "أ": "ا",
        "إ": "ا",
        "ٱ": "ا",
        "\u200f": None,
    }
)


def fold(name: str) -> str:
    """The key of a name in the calendar table: no case, no accents, one spelling of each letter.

    >>> fold("AOÛT") == fold("août") == "aout"
    True
    """
    folded = name.casefold()
    if folded.isascii():
        return folded if folded.isalpha() else " ".join(folded.replace("-", " ").split())
    folded = unicodedata.normalize("NFD", folded).translate(_OPTIONAL_MARKS)
    folded = unicodedata.normalize("NFC", folded)
    return " ".join(folded.translate(_SAME_LETTERS).split())


# The same few words recur in every text.
_folded = lru_cache(maxsize=4096)(fold)


# ---- words ---------------------------------------------------------------------------

# The characters that end a word: white space, figures, punctuation of any script; apostrophes do not.
STOPS = (
    rf"\s\d!-&(-/:-@\[-`{{-~«»°{in_class(SENTENCE_STOPS, COMMAS, SEMICOLONS, COLONS, MIDDLE_DOTS)}"
    r"\u2010-\u2018\u201a-\u205e\u3000-\u303f\uff00-\uff20"
)
# "März", "अक्टूबर"; not "4", "’87".
_WORD = lazy_pattern(rf"[^\W\d_][^{STOPS}'’]*")
_LONGEST_UNSPACED_NAME = 11  # code points; the longest of the calendar, which a test compares


def unspaced(character: str) -> bool:
    """Whether a character is of a script whose words may follow each other without spaces (Thai, Han, Hangul …)."""
    return is_unspaced(character) or FIRST_HANGUL <= character <= LAST_HANGUL


@lru_cache(maxsize=1)
def _marks() -> dict[str, str]:
    marks = tables.load("calendar")["marks"]
    return {word: kind for title, kind in _MARK_KINDS.items() for word in marks[title]}


@lru_cache(maxsize=1)
def _ordinals() -> frozenset[str]:
    return frozenset(tables.load("calendar")["marks"]["ordinal"])


@lru_cache(maxsize=1)
def _day_words() -> dict[str, int]:
    """Days written as words, folded, with their numbers."""
    return dict(tables.load("calendar")["marks"]["day_words"])


@lru_cache(maxsize=1)
def _first_day_letter() -> str:
    """The first in the code of the letters of these words; none of an earlier script folds to one of them."""
    return min(map(min, _day_words()))


def is_day(word: str) -> bool:
    """Whether the word is the number of a day: `पांच`."""
    return not word.isascii() and max(word) >= _first_day_letter() and fold(word) in _day_words()


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    """The first words of names that consist of several."""
    return frozenset(tables.load("calendar")["heads"])


@lru_cache(maxsize=4096)
def _kind(name: str) -> str:
    """The kind of a folded name or small word; empty for any other word."""
    calendar, weekday = tables.load("calendar"), ""
    if name in calendar["weekdays"]:
        weekday = WEEKDAY
    elif name in calendar["weekdays_short"]:
        weekday = SHORT_WEEKDAY
    for title in _MONTH_TABLES:
        if name in calendar[title]:
            return MONTH_OR_WEEKDAY if weekday else MONTH
    return weekday or _marks().get(name, "")


def can_open(folded: str, kinds: frozenset[str]) -> bool:
    """Whether a token of one of these kinds can begin with this folded word, alone or as the first of a name."""
    return _kind(folded) in kinds or folded in _heads() or (DAY_NUMBER in kinds and folded in _day_words())


def word_ends(word: re.Pattern[str], text: str, at: int, *, end: int, most_words: int) -> list[int]:
    """The ends of the word at `at` and of those that a space or hyphen joins to it."""
    ends: list[int] = []
    while len(ends) < most_words and (found := word.match(text, at, end)):
        ends.append(found.end())
        if text[found.end() : found.end() + 1] not in _JOINS:
            break
        at = found.end() + 1
    return ends


_JOINS = frozenset(" -\u00a0\u200c\n\t")
_MOST_NAME_WORDS = 3  # of the calendar: tháng Mười Hai


def _word_token(text: str, at: int, end: int) -> Token | None:
    """The longest known name or small word at `at`, or None."""
    found = _WORD.match(text, at, end)
    if not found:
        return None
    first = _folded(found.group())
    if first in _heads():
        for stop in word_ends(_WORD, text, at, end=end, most_words=_MOST_NAME_WORDS)[:0:-1]:
            name = fold(text[at:stop])
            if kind := _kind(name):
                return Token(kind, at, stop, name)
    if kind := _kind(first):
        return _with_stop(text, Token(kind, at, found.end(), first), end)
    day = _day_words().get(first)
    return Token(DAY_NUMBER, at, found.end(), day) if day else None


def _with_stop(text: str, token: Token, end: int) -> Token:
    """The token with the full stop of an abbreviation of one letter, "г."; "d’" is a preposition and not "d."."""
    following = text[token.end : token.end + 1] if token.end < end else ""
    if token.kind in DAY_END + YEAR_END and following == "." and len(token.value) == 1:
        return token._replace(end=token.end + 1)
    if token.kind == DAY_END and following in ("'", "’"):
        return token._replace(kind=BETWEEN, end=token.end + 1)
    return token


def _unspaced_token(text: str, at: int, end: int) -> Token | None:
    """The longest name that begins at `at` in a script without spaces."""
    for stop in range(min(end, at + _LONGEST_UNSPACED_NAME), at, -1):
        name = fold(text[at:stop])
        kind = _kind(name)
        if kind and not text[stop - 1].isspace():
            return Token(kind, at, stop, name)
    return None


# ---- numbers -------------------------------------------------------------------------

# "21", "２９", "۲۵"; not "½".
# "2" in "March 2"; shared, because nearly every line is asked for a digit.
DIGIT = lazy_pattern(r"\d")
_NUMBER = lazy_pattern(r"\d+")
# "st" of "1st", "º" of "1.º", "-го" of "3-го", ":a" of "1:a"; not "." of "1. May".
_ORDINAL = lazy_pattern(r"[-:.'’]?([^\W\d_]{1,3}|°)(?!\w)")


def _number_token(text: str, at: int, end: int) -> Token:
    found = _NUMBER.match(text, at, end)
    assert found
    digits = found.group()
    if len(digits) > 4:
        return Token(OTHER_NUMBER, at, found.end(), 0)
    value = int(digits)
    if len(digits) > 2:
        can_be_year = value in _YEARS or value in _BUDDHIST_YEARS
        return Token(YEAR if can_be_year else OTHER_NUMBER, at, found.end(), value)
    if not 1 <= value <= 31:
        return Token(SHORT_NUMBER, at, found.end(), value)
    return Token(DAY_NUMBER, at, _after_ordinal(text, found.end(), end), value)


# Persian and Islamic years since the first newspapers, and Gregorian ones; 2200 is rather a time of day.
_YEARS = range(1200, 2150)
_BUDDHIST_YEARS = range(2400, 2700)  # 543 ahead of the Gregorian ones


def _after_ordinal(text: str, at: int, end: int) -> int:
    """The end of the ordinal's ending that begins at `at`; `at` if there is none."""
    found = _ORDINAL.match(text, at, end)
    return found.end() if found and fold(found.group(1)) in _ordinals() else at


def _unit_token(text: str, number: Token) -> Token | None:
    """日, 월 … right behind its number; elsewhere some of these characters are weekdays."""
    kind = _marks().get(text[number.end : number.end + 1], "")
    return Token(kind, number.end, number.end + 1, None) if kind and kind in _UNITS else None


# ---- the tokens ----------------------------------------------------------------------

# Matches " ", "\n\t", a no-break space; not "\u200c".
_SPACE = lazy_pattern(r"\s+")
_PUNCTUATION = {
    **dict.fromkeys(".．", "."),
    **dict.fromkeys(COMMAS, ","),
    **dict.fromkeys(SLASHES, "/"),
    **dict.fromkeys(HYPHENS, "-"),
    **dict.fromkeys("(（", "("),
    **dict.fromkeys(")）", ")"),
}


def _token(text: str, at: int, end: int) -> Token | None:
    character = text[at]
    if character.isspace():
        space = _SPACE.match(text, at, end)
        return Token(SPACE, at, space.end() if space else at + 1, None)
    if character in _PUNCTUATION:
        return Token(_PUNCTUATION[character], at, at + 1, None)
    if character.isdecimal():
        return _number_token(text, at, end)
    if character in "'’" and text[at + 1 : at + 3].isdecimal() and not text[at + 3 : at + 4].isalnum():
        return Token(ELIDED_YEAR, at, at + 3, int(text[at + 1 : at + 3]))
    return _unspaced_token(text, at, end) if unspaced(character) else _word_token(text, at, end)


def read(text: str, start: int, end: int) -> list[Token]:
    """The tokens from `start` up to the first thing that is in no date, within `LONGEST_DATE` code points."""
    end = min(end, start + LONGEST_DATE)
    found: list[Token] = []
    at = start
    while at < end:
        unit = _unit_token(text, found[-1]) if found and found[-1].kind in NUMBERS else None
        token = unit or _token(text, at, end)
        if token is None:
            break
        found.append(token)
        at = token.end
    return found
