"""Where in a text does a date expression stand, and which day does it name?

A date is read in two steps: the text is cut into a few tokens (numbers, names from the calendar table, marks),
then the tokens' kinds, one letter each, are matched against `FORMS`, an ordered table; the longest match wins.
"""

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache
from typing import Any, NamedTuple

from newsparse import tables


class DateMatch(NamedTuple):
    """A date as it stands in the text: code points `start` to `end` (half-open).

    `iso` is EDTF (ISO 8601-2): `2026-11-22`, `2026-11`, `XXXX-10-21` without a year, `XXXX-XX-29` for a day
    alone; None where it is not certain (a weekday alone, 03/04/2020, a name on which languages disagree).
    """

    start: int
    end: int
    iso: str | None


# ---- names -----------------------------------------------------------------------------------------------

# Written or left out: accents of Latin, Greek and Cyrillic, the Indic nukta, Arabic short vowels and stretcher.
_OPTIONAL_MARKS = re.compile("[\u0300-\u036f\u093c\u09bc\u0a3c\u0640\u064b-\u0655\u0670]+")
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
    if not folded.isascii():
        folded = _OPTIONAL_MARKS.sub("", unicodedata.normalize("NFD", folded))
        folded = unicodedata.normalize("NFC", folded)
    return " ".join(folded.translate(_SAME_LETTERS).split())


@lru_cache(maxsize=1)
def _marks() -> dict[str, str]:
    """The kind of each word that is no name."""
    marks = tables.load("calendar")["marks"]
    return {word: kind for title, kind in _MARK_KINDS.items() for word in marks[title]}


# What the letters of the forms below stand for.
_MARK_KINDS = {
    "day_end": "e",  # 3 d.
    "lead": "l",  # den, le, ngày
    "between": "j",  # de, of
    "month_word": "T",  # tháng
    "year_lead": "p",  # năm, พ.ศ.
    "year_end": "s",  # года
    "year_end_short": "s",  # г.
    "eras": "E",  # 令和
    "year_unit": "Y",  # 年
    "month_unit": "M",  # 月
    "day_unit": "D",  # 日
}
# Besides: n a number that can be a day, q another of two digits, y a year of four, Q ’87, m month name,
# w weekday, b its abbreviation, x a name that is both, . , / - ( ) themselves, _ white space.


# ---- tokens ----------------------------------------------------------------------------------------------


class _Token(NamedTuple):
    kind: str
    start: int
    end: int
    value: Any  # the number, or the folded name


_LIMIT = 64  # code points; no date is longer, so a match costs the same however long the text is
# Scripts that put no space between words: Thai, Lao, Burmese, Khmer, Han, kana, Hangul.
_UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\uffef"
_LETTER = rf"[^\W\d_{_UNSPACED}][^\s\d!-/:-@\[-`{{-~،؛؟۔।·«»°\u2010-\u205e{_UNSPACED}]*"
# One to three words that may be one name: "März", "tháng Mười Hai", "terça-feira", "سه‌شنبه"; not "12", "--".
_WORDS = re.compile(rf"{_LETTER}(?:[\s\-\u200c]{_LETTER}){{0,2}}")
# The first word alone, where scripts part words.
_WORD = re.compile(_LETTER)
# "21", "２９", "۲۵"; not "21km" (what follows is looked at later).
_NUMBER = re.compile(r"\d+")
_SPACE = re.compile(r"\s+")
_SINGLE = {
    ".": ".", "．": ".", ",": ",", "，": ",", "、": ",", "،": ",", "/": "/", "／": "/", "-": "-", "‐": "-", "‑": "-",
    "(": "(", "（": "(", ")": ")", "）": ")",
}  # fmt: skip
_LONGEST_UNSPACED = 16


def _number_token(text: str, at: int, end: int) -> _Token | None:
    found = _NUMBER.match(text, at, end)
    if not found:
        return None
    digits = found.group()
    value = int(digits)
    if len(digits) == 4:
        kind = "y" if 1200 <= value < 2700 else "#"
    elif len(digits) <= 2:
        kind = "n" if 1 <= value <= 31 else "q"
    else:
        kind = "#"
    return _Token(kind, at, _after_ordinal(text, found.end(), end) if kind == "n" else found.end(), value)


# "st" of "1st", "º" of "1.º", "-го" of "3-го", ":a" of "1:a"; not "." of "1. May", "km" of "1km".
_ORDINAL = re.compile(r"[-:.'’]?([^\W\d_]{1,3}|°)")


def _after_ordinal(text: str, at: int, end: int) -> int:
    """Where the ordinal ending at `at` ends, if there is one."""
    found = _ORDINAL.match(text, at, end)
    if not found or fold(found.group(1)) not in _ordinals():
        return at
    after = text[found.end() : found.end() + 1]
    return at if after.isalnum() else found.end()


@lru_cache(maxsize=1)
def _ordinals() -> frozenset[str]:
    return frozenset(tables.load("calendar")["marks"]["ordinal"])


_MONTH_TABLES = ("months", "months_short", "persian_months", "islamic_months")


def _name_kind(name: str) -> str:
    """m, w, b or x for a name in the calendar, a mark's letter for a mark, else the empty string."""
    calendar = tables.load("calendar")
    weekday = "w" if name in calendar["weekdays"] else "b" if name in calendar["weekdays_short"] else ""
    if any(name in calendar[table] for table in _MONTH_TABLES):
        return "x" if weekday else "m"
    return weekday or _marks().get(name, "")


def _word_token(text: str, at: int, end: int) -> _Token | None:
    """The longest known name of up to three words, or None."""
    found = _WORDS.match(text, at, end)
    if not found:
        return None
    stop = found.end()
    while stop > at:
        name = fold(text[at:stop])
        kind = _name_kind(name)
        if kind:
            return _with_stop(text, _Token(kind, at, stop, name), end)
        stop = max(text.rfind(mark, at, stop) for mark in " -\u200c\u00a0\n\t")
    return None


def _with_stop(text: str, token: _Token, end: int) -> _Token:
    """The marks "г." and "d." hold their full stop; "d’" is no day's end but a preposition."""
    following = text[token.end : token.end + 1] if token.end < end else ""
    if token.kind in "es" and following == "." and len(token.value) < 4:
        return token._replace(end=token.end + 1)
    if token.kind == "e" and following in ("'", "’"):
        return token._replace(kind="j", end=token.end + 1)
    return token


def _unspaced_token(text: str, at: int, end: int) -> _Token | None:
    """A name at the start of a run of letters without spaces between words (Han, Thai, Hangul …)."""
    if text[at] < "\u0e00":
        return None
    for stop in range(min(end, at + _LONGEST_UNSPACED), at, -1):
        name = fold(text[at:stop])
        kind = _name_kind(name)
        if kind and text[stop - 1 : stop] > " ":
            return _Token(kind, at, stop, name)
    return None


def _unit_token(text: str, number: _Token) -> _Token | None:
    """日, 월 … right after a number, where they are units; elsewhere some of them are weekdays."""
    kind = _marks().get(text[number.end : number.end + 1], "")
    return _Token(kind, number.end, number.end + 1, None) if kind and kind in "YMD" else None


def _token(text: str, at: int, end: int) -> _Token | None:
    space = _SPACE.match(text, at, end)
    if space:
        return _Token("_", at, space.end(), None)
    character = text[at]
    if character in "'’" and text[at + 1 : at + 3].isdigit() and not text[at + 3 : at + 4].isalnum():
        return _Token("Q", at, at + 3, int(text[at + 1 : at + 3]))
    if character in _SINGLE:
        return _Token(_SINGLE[character], at, at + 1, None)
    if character.isdecimal():
        return _number_token(text, at, end)
    return _word_token(text, at, end) or _unspaced_token(text, at, end)


def _tokens(text: str, start: int, end: int) -> list[_Token]:
    """The tokens from `start` up to the first thing that no date holds."""
    end = min(end, start + _LIMIT)
    found: list[_Token] = []
    at = start
    while at < end:
        unit = _unit_token(text, found[-1]) if found and found[-1].kind in "nqy" else None
        token = unit or _token(text, at, end)
        if token is None:
            break
        found.append(token)
        at = token.end
    return found


# ---- forms -----------------------------------------------------------------------------------------------


class Form(NamedTuple):
    """One order of a date's parts: a pattern over token kinds, what it matches, what it must leave alone."""

    name: str
    pattern: str
    example: str
    near_miss: str


# Parts that several forms share.
_WEEKDAY_BEFORE = r"(?:(?P<w>[wbx])\.?,?_)?"
_WEEKDAY_AFTER = r"(?:,_?(?P<v>w)|_?\((?P<u>[wbxMD])\.?\)|(?<=[DeY])_?(?P<t>w))?"
_YEAR = r"(?P<y>[yqnQ])"
_YEAR_END = r"(?:_?s)?"
_MONTH = r"(?P<m>[mx])"

FORMS = (
    Form(
        "day month year",
        rf"{_WEEKDAY_BEFORE}(?:l_)?(?P<d>n)(?:\.?_?(?:j_?)?|-){_MONTH}\.?(?:_?/_?(?P<k>[mx])\.?)?"
        rf"(?:(?:,?_(?:j_)?(?:p_)?|-|,){_YEAR}{_YEAR_END})?{_WEEKDAY_AFTER}",
        "pondělí 21. října 2020",
        "21 people",
    ),
    Form(
        "month day year",
        rf"{_WEEKDAY_BEFORE}{_MONTH}\.?[_-](?:l_)?(?P<d>n)(?:(?:\.?,_?|_(?:j_)?){_YEAR})?{_WEEKDAY_AFTER}",
        "Monday, Oct. 21, 2020",
        "Mars rover",
    ),
    Form(
        "month day with its stop",
        rf"(?P<h>[mx])_(?P<d>n)\.{_WEEKDAY_AFTER}",
        "március 2., hétfő",
        "March 2. It rained.",
    ),
    Form(
        "year month day",
        rf"(?P<y>y)(?:\.|_?s)?,?_{_MONTH}\.?_(?P<d>n)(?:\.|_?e)?{_WEEKDAY_AFTER}",
        "2020. március 2., hétfő",
        "2020. Oct",
    ),
    Form("year day month", rf"(?P<y>y)\.?_s\.?_(?P<d>n)\._{_MONTH}", "2020. gada 3. martā", "2020. 3. 4"),
    Form(
        "month year",
        rf"{_MONTH}\.?(?:,?_(?:j_)?(?:p_)?)(?P<o>[yQ]){_YEAR_END}",
        "October 2020",
        "Mars 2020 rover",
    ),
    Form(
        "year, month, day in units",
        rf"(?:(?:E_?)?(?P<y>[yqn])Y_?)?(?P<M>n)M_?(?P<d>n)D{_WEEKDAY_AFTER}",
        "2020年4月24日(金)",
        "4月24",
    ),
    Form("year and month in units", r"(?:E_?)?(?P<y>[yqn])Y_?(?P<M>n)M", "2020년 4월", "4월"),
    Form(
        "year first in figures",
        r"(?P<y>y)(?P<f>[-./])_?(?P<M>n)(?P=f)_?(?P<d>n)(?:(?<=.)\.)?",
        "2021-03-15",
        "2021-03",
    ),
    Form(
        "day first in figures",
        rf"{_WEEKDAY_BEFORE}(?P<d>n)\._?(?P<M>n)\._?{_YEAR}{_YEAR_END}{_WEEKDAY_AFTER}",
        "15. 3. 2021",
        "15.3 percent",
    ),
    Form(
        "weekday, day and month in figures",
        r"(?P<w>[wbx])\.?,?_(?P<d>n)\._?(?P<M>n)\.",
        "Mo., 15.03.",
        "15.03.",
    ),
    Form(
        "figures in either order",
        rf"{_WEEKDAY_BEFORE}(?P<a>n)(?P<f>[-/])(?P<c>n)(?P=f){_YEAR}",
        "03/04/2020",
        "1-2-0",
    ),
    Form(
        "numbered month",
        rf"(?:w,?_)?(?:l_)?(?P<d>n)_T_(?P<M>n)(?:(?:,?_p?_?|/){_YEAR})?",
        "ngày 21 tháng 4 năm 2020",
        "21 tháng",
    ),
    Form("lead, day and month", r"l_(?P<d>n)[-/](?P<M>n)(?:[-/](?P<y>y))?", "ngày 21/4", "21/4"),
    Form("weekday alone", r"(?P<w>w)", "Monday", "Mon"),
)
# Only where the caller asks for it.
DAY_FORM = Form("day alone", r"(?P<d>n)D", "２９日", "29")


@lru_cache(maxsize=1)
def _compiled_forms() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form.pattern) for form in FORMS)


@lru_cache(maxsize=1)
def _compiled_day_form() -> re.Pattern[str]:
    return re.compile(DAY_FORM.pattern)


class _Reading(NamedTuple):
    """One form laid over the tokens."""

    tokens: list[_Token]
    found: re.Match[str]
    languages: frozenset[str] | None

    def part(self, group: str) -> _Token | None:
        """The token of a named part, or None where the form lacks it or it is absent."""
        if group not in self.found.re.groupindex or self.found.start(group) < 0:
            return None
        return self.tokens[self.found.start(group)]


# ---- values ----------------------------------------------------------------------------------------------

_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _valid_day(year: int | None, month: int, day: int) -> bool:
    if not 1 <= month <= 12 or not 1 <= day <= _MONTH_DAYS[month - 1]:
        return False
    if (month, day) == (2, 29) and year is not None:
        return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return True


def _gregorian(name: str, languages: frozenset[str] | None) -> set[int]:
    return _numbers("months", name, languages) | _numbers("months_short", name, languages)


def _numbers(table: str, name: str, languages: frozenset[str] | None) -> set[int]:
    """What a name can mean in a table of the calendar."""
    row = tables.load("calendar")[table].get(name, {})
    return {
        int(number)
        for number, spoken in row.items()
        if languages is None or not languages.isdisjoint(spoken.split())
    }


def _months(reading: _Reading) -> set[int]:
    """The Gregorian months that the reading's month can be."""
    figure = reading.part("M")
    if figure:
        return {figure.value} if figure.value <= 12 else set()
    name = reading.part("m") or reading.part("h")
    if not name:
        return set()
    months = _gregorian(name.value, reading.languages)
    second = reading.part("k")
    return months & _gregorian(second.value, reading.languages) if second else months


def _year(reading: _Reading) -> int | None:
    """The Gregorian year, or None where there is none or its century is open."""
    token = reading.part("y") or reading.part("o")
    if token is None:
        return None
    if reading.found.group().startswith("E") and reading.tokens[0].kind == "E":
        era: int = tables.load("calendar")["marks"]["eras"][reading.tokens[0].value]
        return era + int(token.value)
    year = int(token.value)
    if token.kind == "y":
        return year - 543 if year >= 2400 else year
    # Wire archives begin in the sixties; nobody writes of 2060 in two figures yet.
    return 2000 + year if year < 40 else 1900 + year if year >= 60 else None


def _edtf(year: int | None, month: int, day: int | None) -> str:
    head = f"{year:04d}-{month:02d}" if year is not None else f"XXXX-{month:02d}"
    return head if day is None else f"{head}-{day:02d}"


def _figures_iso(reading: _Reading) -> tuple[bool, str | None]:
    """03/04/2020: valid in either order; certain where only one order is, or the languages have only one."""
    first, second, year = reading.part("a"), reading.part("c"), _year(reading)
    assert first and second
    month_first = set(tables.load("calendar")["marks"]["numeric_month_first"])
    orders = []
    if _valid_day(year, second.value, first.value):
        orders.append((second.value, first.value))
    if _valid_day(year, first.value, second.value):
        orders.append((first.value, second.value))
    if len(orders) == 2 and reading.languages and reading.languages.isdisjoint(month_first):
        orders.pop()
    certain = year is not None and len(set(orders)) == 1
    return bool(orders), _edtf(year, *orders[0]) if certain else None


def _named_iso(reading: _Reading) -> tuple[bool, str | None]:
    """Any other form that has a month."""
    day_token, year_token, year = reading.part("d"), reading.part("y") or reading.part("o"), _year(reading)
    day = day_token.value if day_token else None
    months = {month for month in _months(reading) if day is None or _valid_day(year, month, day)}
    if not months:
        return _other_calendar(reading, day, year_token)
    certain = len(months) == 1 and (year_token is None or year is not None)
    if year is not None and not 1500 <= year < 2200:
        return True, None
    return True, _edtf(year, months.pop(), day) if certain else None


def _other_calendar(reading: _Reading, day: int | None, year: _Token | None) -> tuple[bool, str | None]:
    name = reading.part("m")
    if not name or day is None:
        return False, None
    months = _numbers("persian_months", name.value, reading.languages)
    if months:
        certain = len(months) == 1 and year is not None and 1250 <= year.value < 1500
        return True, _from_persian(year.value, months.pop(), day) if certain and year else None
    return bool(_numbers("islamic_months", name.value, reading.languages)), None


# Years of the Persian calendar at which its cycle of leap years starts anew (K. M. Borkowski, 1996).
_PERSIAN_BREAKS = (1210, 1635)


def _from_persian(year: int, month: int, day: int) -> str | None:
    """The Gregorian day of a Persian date, or None where the day does not exist.

    From 1210 to 1634 the leap years are those whose number since 1210 leaves 0, 4, 8 … 28 divided by 33
    (Borkowski); within these years Nowruz falls on 20, 21 or 22 March.
    """
    if not _PERSIAN_BREAKS[0] <= year < _PERSIAN_BREAKS[1]:
        return None
    from datetime import date, timedelta

    cycles, within = divmod(year - _PERSIAN_BREAKS[0], 33)
    leaps = cycles * 8 + (within + 3) // 4
    gregorian = year + 621
    gregorian_leaps = gregorian // 4 - (gregorian // 100 + 1) * 3 // 4 - 150
    nowruz = 20 + (-14 + leaps) - gregorian_leaps
    return str(
        date(gregorian, 3, 1) + timedelta(days=nowruz - 1 + (month - 1) * 31 - max(0, month - 7) + day - 1)
    )


def _iso(reading: _Reading) -> tuple[bool, str | None]:
    """Whether the reading is a possible date, and its value where that is certain."""
    if reading.part("a"):
        return _figures_iso(reading)
    if reading.part("m") or reading.part("M") or reading.part("h"):
        return _named_iso(reading)
    weekday = reading.part("w")
    if weekday:
        return bool(_numbers("weekdays", weekday.value, reading.languages)), None
    day = reading.part("d")
    return True, f"XXXX-XX-{day.value:02d}" if day else None


# ---- what stands around ----------------------------------------------------------------------------------


def _begins_inside(text: str, start: int) -> bool:
    """Whether `start` stands within a number or a word, so that no date begins there."""
    if start == 0:
        return False
    before, first = text[start - 1], text[start]
    if first.isdigit():
        inside_number = before in ".,-/:" and start > 1 and text[start - 2].isdigit()
        return before.isdigit() or inside_number or (before.isalpha() and before < "\u0e00")
    return before.isalpha() and before < "\u0e00"


def _ends_inside(text: str, last: _Token) -> bool:
    """Whether the last token goes on: `Oct 21.5`, `May 3,500`, `3 March 20th`, `21 %`."""
    after, next_one = text[last.end : last.end + 1], text[last.end + 1 : last.end + 2]
    if last.kind not in "nqyQ":
        return last.kind in "mwbxs" and last.end < len(text) and after.isalnum() and after < "\u0e00"
    if after.isdigit() or (after.isalpha() and after < "\u0e00"):
        return True
    if last.kind == "y":
        return False
    return after in ("%", "‰", "°") or (after in (".", ",", ":") and next_one.isdigit())


def _word_follows(text: str, end: int) -> bool:
    """Whether a space and a letter follow."""
    return text[end : end + 1] in (" ", "\u00a0") and text[end + 1 : end + 2].isalpha()


def _fits(text: str, reading: _Reading) -> bool:
    """Whether the surroundings let the reading be a date."""
    last = reading.tokens[reading.found.end() - 1]
    if _ends_inside(text, last):
        return False
    bare_year = reading.part("o")
    short_year = reading.part("y")
    if bare_year or (short_year and short_year.kind in "nq" and reading.part("m")):
        return not _word_follows(text, last.end)
    name = reading.part("m")
    day = reading.part("d")
    if name and day and name.start < day.start and text[name.start].islower():
        return _written_month_first(name.value)
    stopped = reading.part("h")
    return stopped is None or _languages_of(stopped.value) <= set(
        tables.load("calendar")["marks"]["day_stop_last"]
    )


def _languages_of(month: str) -> set[str]:
    calendar = tables.load("calendar")
    rows = (calendar["months"].get(month, {}), calendar["months_short"].get(month, {}))
    return {language for row in rows for spoken in row.values() for language in spoken.split()}


def _written_month_first(month: str) -> bool:
    """Whether a language that writes its months small puts them before the day."""
    return not _languages_of(month).isdisjoint(set(tables.load("calendar")["month_first"]) - {"en"})


def _without_closing_stop(text: str, reading: _Reading) -> int:
    """The end of the match; a stop after an abbreviated month is left out where it closes a sentence.

    "MADRID, 6 May. (EFE)" has the stop inside the date, "5 дек. В Москве" and "27 августа. /ТАСС/" have not.
    """
    last = reading.tokens[reading.found.end() - 1]
    name = reading.part("m")
    if last.kind != "." or not name or name.end != last.start:
        return last.end
    sentence_ends = _word_follows(text, last.end) or not text[last.end :].strip()
    return last.start if sentence_ends or not _abbreviated(name.value) else last.end


def _abbreviated(month: str) -> bool:
    return month in tables.load("calendar")["months_short"]


# ---- the two questions -----------------------------------------------------------------------------------


def _readings(
    text: str, tokens: list[_Token], languages: frozenset[str] | None, forms: tuple[re.Pattern[str], ...]
) -> list[DateMatch]:
    kinds = "".join(token.kind for token in tokens)
    matches = []
    for form in forms:
        found = form.match(kinds)
        if not found:
            continue
        reading = _Reading(tokens, found, languages)
        possible, iso = _iso(reading)
        if possible and _fits(text, reading):
            matches.append(DateMatch(tokens[0].start, _without_closing_stop(text, reading), iso))
    return matches


def match(
    text: str,
    start: int,
    end: int | None = None,
    *,
    day_only: bool = False,
    languages: Collection[str] | None = None,
) -> DateMatch | None:
    """The longest date expression that starts exactly at `start`, or None.

    Offsets are code points; nothing at or after `end` is read. `day_only` also takes a day alone (`29日`).
    `languages` (tags such as `de`) are those to read in: names of others are no dates then.

    >>> match("PARIS, Oct. 21, 2021 (AFP) - The", 7)
    DateMatch(start=7, end=20, iso='2021-10-21')
    """
    stop = len(text) if end is None else min(end, len(text))
    if start >= stop or not text[start].isalnum() or _begins_inside(text, start):
        return None
    spoken = None if languages is None else frozenset(language.split("-")[0] for language in languages)
    tokens = _tokens(text, start, stop)
    if not tokens:
        return None
    forms = (*_compiled_forms(), _compiled_day_form()) if day_only else _compiled_forms()
    return max(_readings(text, tokens, spoken, forms), key=lambda found: found.end, default=None)


# Where a date can begin: at a digit or a word.
_CANDIDATE = re.compile(r"\d+|[^\W\d_]+")


def find(text: str, start: int = 0, end: int | None = None) -> DateMatch | None:
    """The first date expression in the stretch from `start` to `end` (code points), or None.

    >>> find("Updated on 3 May 2020 at noon")
    DateMatch(start=11, end=21, iso='2020-05-03')
    """
    stop = len(text) if end is None else end
    at = start
    while candidate := _CANDIDATE.search(text, at, stop):
        found = match(text, candidate.start(), stop)
        if found:
            return found
        at = candidate.end()
    return None
