"""Which numbers, names and marks does a date expression consist of?

A token's kind is one letter, so that the forms in `newsparse.dates.find` are patterns over short strings:

    n  a number that can be a day        m  a month's name         Y M D  年 月 日 and the like
    q  another number of two digits      w  a weekday's name       l  a word before the day (den), L ngày
    y  a number that can be a year       b  its abbreviation       j  one between (de, of)
    Q  ’87                               x  both m and b           s  one after the year (года), p before it
    #  any other number                  T  tháng                  e  one after the day (d.)
    _  white space                       E  an era (令和)          . , / - ( )  themselves
"""

import re
import unicodedata
from functools import lru_cache
from typing import Any, NamedTuple

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


class Token(NamedTuple):
    """A piece of a date: its kind, its code points, and its number or folded name."""

    kind: str
    start: int
    end: int
    value: Any


# No date is longer (code points), so reading one costs the same however long the text is.
LIMIT = 64

# The kinds of the words that are no names, by their lists in the calendar table.
_MARK_KINDS = {
    "day_end": "e",
    "lead": "l",
    "figure_lead": "L",
    "between": "j",
    "month_word": "T",
    "year_lead": "p",
    "year_end": "s",
    "year_end_short": "s",
    "eras": "E",
    "year_unit": "Y",
    "month_unit": "M",
    "day_unit": "D",
}
_MONTH_TABLES = ("months", "months_short", "persian_months", "islamic_months")

# ---- folding ----------------------------------------------------

# Written or left out: Latin, Greek and Cyrillic accents, the Indic nukta, Arabic short vowels and stretcher.
# Not among them U+093E, a vowel sign that Hindi cannot do without.
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
    """The key under which the calendar table holds a name: without case, accents and spellings of one letter.

    >>> fold("AOÛT") == fold("août") == "aout"
    True
    """
    folded = name.casefold()
    if folded.isascii():
        return folded if folded.isalpha() else " ".join(folded.replace("-", " ").split())
    folded = unicodedata.normalize("NFD", folded).translate(_OPTIONAL_MARKS)
    folded = unicodedata.normalize("NFC", folded)
    return " ".join(folded.translate(_SAME_LETTERS).split())


# The same words come again and again.
_folded = lru_cache(maxsize=4096)(fold)


# ---- words ---------------------------------------------------------------------------

# What ends a word: white space, figures, punctuation of any script; apostrophes do not.
STOPS = (
    rf"\s\d!-&(-/:-@\[-`{{-~«»°{in_class(SENTENCE_STOPS, COMMAS, SEMICOLONS, COLONS, MIDDLE_DOTS)}"
    r"\u2010-\u2018\u201a-\u205e\u3000-\u303f\uff00-\uff20"
)
# A word: "März", "अक्टूबर"; not "4", "’87".
_WORD = lazy_pattern(rf"[^\W\d_][^{STOPS}'’]*")
_LONGEST_UNSPACED = 16


def unspaced(character: str) -> bool:
    """Whether this is of a script without spaces, or Hangul, whose words carry their particles."""
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
    """The numbers of days in words, folded."""
    return dict(tables.load("calendar")["marks"]["day_words"])


def is_day(word: str) -> bool:
    """Whether the word is a day's number: `पांच`."""
    return not word.isascii() and fold(word) in _day_words()


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    """The first words of the names that have several."""
    return frozenset(tables.load("calendar")["heads"])


@lru_cache(maxsize=4096)
def _kind(name: str) -> str:
    """The kind of a folded name or mark; the empty string if it is neither."""
    calendar = tables.load("calendar")
    weekday = "w" if name in calendar["weekdays"] else "b" if name in calendar["weekdays_short"] else ""
    if any(name in calendar[table] for table in _MONTH_TABLES):
        return "x" if weekday else "m"
    return weekday or _marks().get(name, "")


def opens(word: str) -> bool:
    """Whether a date can begin with this word, or with a name of several words of which it is the first."""
    folded = fold(word)
    return bool(_kind(folded)) or folded in _heads() or folded in _day_words()


def word_ends(word: re.Pattern[str], text: str, at: int, end: int, most: int) -> list[int]:
    """Where the word at `at` ends, and each that a space or hyphen joins to it, up to `most` words."""
    ends: list[int] = []
    while len(ends) < most and (found := word.match(text, at, end)):
        ends.append(found.end())
        if text[found.end() : found.end() + 1] not in _JOINS:
            break
        at = found.end() + 1
    return ends


_JOINS = frozenset(" -\u00a0\u200c\n\t")
_MOST_WORDS = 3  # tháng Mười Hai


def _word_token(text: str, at: int, end: int) -> Token | None:
    """The longest known name of up to three words, or None."""
    found = _WORD.match(text, at, end)
    if not found:
        return None
    first = _folded(found.group())
    if first in _heads():
        for stop in word_ends(_WORD, text, at, end, _MOST_WORDS)[:0:-1]:
            name = fold(text[at:stop])
            if kind := _kind(name):
                return Token(kind, at, stop, name)
    if kind := _kind(first):
        return _with_stop(text, Token(kind, at, found.end(), first), end)
    day = _day_words().get(first)
    return Token("n", at, found.end(), day) if day else None


def _with_stop(text: str, token: Token, end: int) -> Token:
    """The marks "г." and "d." hold their full stop; "d’" is no day's end but a preposition."""
    following = text[token.end : token.end + 1] if token.end < end else ""
    if token.kind in "es" and following == "." and len(token.value) < 4:
        return token._replace(end=token.end + 1)
    if token.kind == "e" and following in ("'", "’"):
        return token._replace(kind="j", end=token.end + 1)
    return token


def _unspaced_token(text: str, at: int, end: int) -> Token | None:
    """A name at the start of a run of letters without spaces between words."""
    for stop in range(min(end, at + _LONGEST_UNSPACED), at, -1):
        name = fold(text[at:stop])
        kind = _kind(name)
        if kind and not text[stop - 1].isspace():
            return Token(kind, at, stop, name)
    return None


# ---- numbers -------------------------------------------------------------------------

# "21", "２９", "۲۵"; not "½".
_NUMBER = lazy_pattern(r"\d+")
# "st" of "1st", "º" of "1.º", "-го" of "3-го", ":a" of "1:a"; not "." of "1. May".
_ORDINAL = lazy_pattern(r"[-:.'’]?([^\W\d_]{1,3}|°)(?!\w)")


def _number_token(text: str, at: int, end: int) -> Token:
    found = _NUMBER.match(text, at, end)
    assert found
    digits = found.group()
    if len(digits) > 4:
        return Token("#", at, found.end(), 0)
    value = int(digits)
    if len(digits) > 2:
        return Token("y" if _can_be_year(value) else "#", at, found.end(), value)
    if not 1 <= value <= 31:
        return Token("q", at, found.end(), value)
    return Token("n", at, _after_ordinal(text, found.end(), end), value)


def _can_be_year(number: int) -> bool:
    """Persian, Islamic and Gregorian years lie below 2150, Buddhist ones above 2400; 2200 is a clock time."""
    return 1200 <= number < 2150 or 2400 <= number < 2700


def _after_ordinal(text: str, at: int, end: int) -> int:
    """Where the ordinal's ending at `at` ends, if there is one."""
    found = _ORDINAL.match(text, at, end)
    return found.end() if found and fold(found.group(1)) in _ordinals() else at


def _unit_token(text: str, number: Token) -> Token | None:
    """日, 월 … right after a number, where they are units; elsewhere some of them mean weekdays."""
    kind = _marks().get(text[number.end : number.end + 1], "")
    return Token(kind, number.end, number.end + 1, None) if kind and kind in "YMD" else None


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
        return Token("_", at, space.end() if space else at + 1, None)
    if character in _PUNCTUATION:
        return Token(_PUNCTUATION[character], at, at + 1, None)
    if character.isdecimal():
        return _number_token(text, at, end)
    if character in "'’" and text[at + 1 : at + 3].isdecimal() and not text[at + 3 : at + 4].isalnum():
        return Token("Q", at, at + 3, int(text[at + 1 : at + 3]))
    return _unspaced_token(text, at, end) if unspaced(character) else _word_token(text, at, end)


def read(text: str, start: int, end: int) -> list[Token]:
    """The tokens from `start` up to the first thing that no date holds, at most `LIMIT` code points."""
    end = min(end, start + LIMIT)
    found: list[Token] = []
    at = start
    while at < end:
        unit = _unit_token(text, found[-1]) if found and found[-1].kind in "nqy" else None
        token = unit or _token(text, at, end)
        if token is None:
            break
        found.append(token)
        at = token.end
    return found
