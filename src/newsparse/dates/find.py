"""Where in a text does a date expression stand?

The text is cut into a few tokens (`newsparse.dates.tokens`); their kinds, one letter each, are matched against
`FORMS`, an ordered table; the longest form whose day can exist (`newsparse.dates.values`) wins.
"""

import re
from collections.abc import Collection
from functools import cache, lru_cache
from typing import NamedTuple

from newsparse.base import tables
from newsparse.base.characters import DASHES, FIRST_UNSPACED, in_class
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.dates.tokens import Token, fold, read
from newsparse.dates.values import Reading, languages_of, parts_of, value

__all__ = ["DAY_FORM", "FORMS", "DateMatch", "Form", "find", "fold", "match"]


class DateMatch(NamedTuple):
    """A date as it stands in the text: code points `start` to `end` (half-open).

    `iso` is EDTF (ISO 8601-2): `2026-11-22`, `2026-11`, `XXXX-10-21` without a year, `XXXX-XX-29` for a day
    alone; None where it is not certain (a weekday alone, 03/04/2020, a name on which languages disagree).
    """

    start: int
    end: int
    iso: str | None


# ---- forms ---------------------------------------------------------------------------


class Form(NamedTuple):
    """One order of a date's parts.

    `opens` holds the token kinds it can begin with, `needs` those of which one must be there (both only save
    time), `pattern` is matched over the kinds; `example` is a date, `near_miss` begins like one and is none.
    """

    name: str
    opens: str
    needs: str
    pattern: str
    example: str
    near_miss: str


# Parts that several forms share.
_WEEKDAY = r"(?:(?P<w>[wbx])\.?,?_)?"
_WEEKDAY_AFTER = r"(?:,_?(?P<v>w)|_?\((?P<u>[wbxMD])\.?\)|(?<=[Dey])_?(?P<t>w))?"
_YEAR = r"(?P<y>[yqnQ])(?:_?s)?"
_MONTH = r"(?P<m>[mx])\.?"

FORMS = (
    Form(
        "day month year",
        "wbxlLn",
        "mx",
        rf"{_WEEKDAY}(?:[lL]_)?(?P<d>n)(?:\.?_?(?:j_?)?|[-/]){_MONTH}(?:_?/_?(?P<k>[mx])\.?)?"
        rf"(?:(?:,?_(?:j_)?(?:p_)?|[-/,]){_YEAR})?{_WEEKDAY_AFTER}",
        "pondělí 21. října 2020",
        "21 people in May",
    ),
    Form(
        "month day year",
        "wbxm",
        "mx",
        rf"{_WEEKDAY}{_MONTH}[_-](?:[lL]_)?(?P<d>n)(?:(?:\.?,_?|_(?:j_)?){_YEAR})?{_WEEKDAY_AFTER}",
        "Monday, Oct. 21, 2020",
        "October’s 21st",
    ),
    Form(
        "month day with its stop",
        "mx",
        "mx",
        rf"(?P<h>[mx])_(?P<d>n)\.{_WEEKDAY_AFTER}",
        "március 2., hétfő",
        "márciusban 2. lett",
    ),
    Form(
        "year month day",
        "y",
        "mx",
        rf"(?P<y>y)(?:\.|_?s)?,?_{_MONTH}_(?P<d>n)(?:\.|_?e)?{_WEEKDAY_AFTER}",
        "2020. március 2., hétfő",
        "2020. Oct",
    ),
    Form(
        "year day month",
        "y",
        "mx",
        rf"(?P<y>y)\.?_s\.?_(?P<d>n)\._{_MONTH}",
        "2020. gada 3. martā",
        "2020. gada marts",
    ),
    Form(
        "month year",
        "mx",
        "mx",
        rf"{_MONTH},?_(?:j_)?(?:p_)?(?P<o>[yQ])(?:_?s)?",
        "October 2020",
        "Mars 2020 rover",
    ),
    Form(
        "year, month, day in units",
        "Enqy",
        "M",
        rf"(?:(?:E_?)?(?P<y>[yqn])Y_?)?(?P<M>n)M_?(?P<d>n)D{_WEEKDAY_AFTER}",
        "2020年4月24日(金)",
        "4月24人",
    ),
    Form("year, month in units", "Enqy", "Y", r"(?:E_?)?(?P<y>[yqn])Y_?(?P<M>n)M", "2020년 4월", "4월"),
    Form(
        "year first in figures",
        "y",
        ".-/",
        r"(?P<y>y)(?P<f>[-./])_?(?P<M>n)(?P=f)_?(?P<d>n)\.?",
        "2021-03-15",
        "2021-03",
    ),
    Form(
        "day first in figures",
        "wbxlLn",
        ".",
        rf"{_WEEKDAY}(?:[lL]_)?(?P<d>n)\._?(?P<M>n)\._?{_YEAR}{_WEEKDAY_AFTER}",
        "15. 3. 2021",
        "15.3 percent",
    ),
    Form(
        "weekday, day and month in figures",
        "wbx",
        ".",
        r"(?P<w>[wbx])\.?,?_(?P<d>n)\._?(?P<M>n)\.",
        "Mo., 15.03.",
        "Mo., 15.3 Grad",
    ),
    Form(
        "figures in either order",
        "wbxn",
        "-/",
        rf"{_WEEKDAY}(?P<a>n)(?P<f>[-/])(?P<c>n)(?P=f){_YEAR}",
        "03/04/2020",
        "03/04",
    ),
    Form(
        "numbered month",
        "wlLn",
        "T",
        rf"(?:w,?_)?(?:[lL]_)?(?P<d>n)_T_(?P<M>n)(?:(?:,?_(?:p_)?|/){_YEAR})?",
        "ngày 21 tháng 4 năm 2020",
        "21 tháng",
    ),
    Form(
        "lead, day and month",
        "L",
        "-/",
        r"L_(?P<d>n)[-/](?P<M>n)(?:[-/](?P<y>y))?",
        "ngày 21/4",
        "the 9/11",
    ),
    Form("weekday alone", "w", "w", r"(?P<w>w)", "Monday", "Mon"),
)
# Only where the caller asks for it.
DAY_FORM = Form("day alone", "n", "D", r"(?P<d>n)D", "２９日", "29 Tage")


_FORMS_AND_DAY = (*FORMS, DAY_FORM)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


# ---- what stands around --------------------------------------------------------------


def _joined(character: str) -> bool:
    """Whether this is a letter of a script that parts its words by spaces."""
    return character.isalpha() and character < FIRST_UNSPACED


def _begins_inside(text: str, start: int) -> bool:
    """Whether `start` stands within a number or a word, so that no date begins there."""
    if start == 0:
        return False
    before = text[start - 1]
    if not text[start].isdigit():
        return _joined(before)
    inside_number = before in ".,-/:" and start > 1 and text[start - 2].isdigit()
    return before.isdigit() or inside_number or _joined(before)


def _ends_inside(text: str, last: Token) -> bool:
    """Whether the last token goes on: `Oct 21.5`, `May 3,500`, `2021-03-15b`, `May 21%`."""
    after, second = text[last.end : last.end + 1], text[last.end + 1 : last.end + 2]
    if last.kind in "mwbxs":
        return last.value is not None and _joined(after)
    if last.kind not in "nqyQ":
        return False
    if after == "T" and second.isdigit():
        return False
    if after.isdigit() or _joined(after):
        return True
    more = after in (".", ",", ":") and second.isdigit()
    return last.kind != "y" and (more or after in ("%", "‰"))


def _word_follows(text: str, end: int) -> bool:
    return text[end : end + 1] in (" ", "\u00a0") and text[end + 1 : end + 2].isalpha()


def _fits(text: str, reading: Reading) -> bool:
    """Whether the letters around and inside let the reading be a date."""
    return not (
        _ends_inside(text, reading.last)
        or _runs_on(text, reading)
        or _small_before_day(text, reading)
        or _stop_closes_sentence(reading)
        or _mere_word(text, reading)
        or _agency_behind(text, reading)
    )


def _runs_on(text: str, reading: Reading) -> bool:
    """Whether a word follows what only looks like a year or weekday: `Mars 2020 rover`, `5 May 20 people`."""
    year, weekday = reading.part("y"), reading.part("t")
    doubtful = (
        reading.part("o") is not None
        or (year is not None and year.kind in "nq" and reading.part("m") is not None)
        or (weekday is not None and year is not None and _joined(text[weekday.start]))
    )
    return doubtful and _word_follows(text, reading.last.end)


def _small_before_day(text: str, reading: Reading) -> bool:
    """`may 12 people die`: a month in small letters comes first only in languages that write it so."""
    name, day = reading.part("m", "h"), reading.part("d")
    if not name or not day or name.start > day.start or not text[name.start].islower():
        return False
    return languages_of(name.value).isdisjoint(tables.load("calendar")["small_month_first"])


def _stop_closes_sentence(reading: Reading) -> bool:
    """`March 2. It rained`: the stop is the date's only where the month's languages number days so."""
    name = reading.part("h")
    return name is not None and not languages_of(name.value) <= set(
        tables.load("calendar")["marks"]["day_stop_last"]
    )


def _mere_word(text: str, reading: Reading) -> bool:
    """`On 3 May`: a weekday of two letters without a stop is more likely another word; `4-2-3` is a score."""
    year, weekday = reading.part("y"), reading.part("w")
    if year and year.kind == "n" and year.end - year.start == 1 and "Y" not in reading.found.group():
        return True
    if not weekday or weekday.kind == "w" or weekday.end - weekday.start > 2:
        return False
    return text[weekday.end : weekday.end + 1] not in (".", ",")


def _agency_behind(text: str, reading: Reading) -> bool:
    """`March 9 (PA)`: two capitals in brackets are an agency, and a weekday (pátek) only in small letters."""
    behind = reading.part("u")
    if not behind or behind.end - behind.start != 2:
        return False
    word = text[behind.start : behind.end]
    return word.isascii() and word.isupper()


def _closing(text: str, reading: Reading) -> int:
    """The end of the match; a stop after the month is left out where it closes a sentence.

    "MADRID, 6 May. (EFE)" has the stop inside the date, "5 дек. В Москве" and "27 августа. /ТАСС/" have not.
    """
    last, name = reading.last, reading.part("m")
    if last.kind != "." or not name or name.end != last.start:
        return last.end
    abbreviated = name.value in tables.load("calendar")["months_short"]
    sentence_ends = _word_follows(text, last.end) or not text[last.end :].strip()
    return last.end if abbreviated and not sentence_ends else last.start


# ---- the two questions ---------------------------------------------------------------


@lru_cache(maxsize=4096)
def _fitting(kinds: str, forms: tuple[Form, ...]) -> tuple[tuple[Form, re.Match[str]], ...]:
    """The forms that a string of token kinds begins with: there are few such strings."""
    held = frozenset(kinds)
    return tuple(
        (form, found)
        for form in forms
        if kinds[0] in form.opens
        and not held.isdisjoint(form.needs)
        and (found := _compiled(form.pattern).match(kinds))
    )


def _reading(
    text: str,
    form: Form,
    found: re.Match[str] | None,
    tokens: list[Token],
    languages: frozenset[str] | None,
) -> DateMatch | None:
    """The longest part of the tokens that the form fits; no impossible day is cut down to a possible one."""
    while found:
        reading = Reading(tokens, found, languages, parts_of(found))
        named = value(reading)
        if not named.possible:
            return None
        if _fits(text, reading):
            return DateMatch(tokens[0].start, _closing(text, reading), named.iso)
        found = _compiled(form.pattern).match(found.string, 0, found.end() - 1)
    return None


def _longest(
    text: str, tokens: list[Token], forms: tuple[Form, ...], languages: frozenset[str] | None
) -> DateMatch | None:
    best: DateMatch | None = None
    if not tokens:
        return None
    for form, begins in _fitting("".join([token.kind for token in tokens]), forms):
        found = _reading(text, form, begins, tokens, languages)
        if found and (best is None or found.end > best.end):
            best = found
    return best


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
    if languages is None and not day_only and (ended := _ended(text, start, stop)):
        found = _said_alone(ended)
        return found and DateMatch(start, start + found.end, found.iso)
    spoken = None if languages is None else frozenset(language.split("-")[0] for language in languages)
    return _longest(text, read(text, start, stop), _FORMS_AND_DAY if day_only else FORMS, spoken)


# Two words, and perhaps a year, before a dash or a bracket: "Feb 27 - ", "5. Juli 2024 (dpa)"; not "May 5, he".
# No date goes on behind those, and in scripts with spaces no name does.
_ENDED = lazy_pattern(
    rf"[^\W_]+\.?\s[^\W_]+\.?(?:,?\s\d{{4}})?\s(?:[_{in_class(DASHES)}]{{1,2}}\s|\([^\W_]+\))"
)


def _ended(text: str, start: int, stop: int) -> str:
    """What `_ENDED` matches in a script with spaces, or the empty string.

    The pattern does not exclude the other scripts itself: to compile their ranges takes milliseconds.
    """
    found = _ENDED.match(text, start, stop)
    return found.group() if found and max(filter(str.isalnum, found.group())) < FIRST_UNSPACED else ""


@lru_cache(maxsize=512)
def _said_alone(stretch: str) -> DateMatch | None:
    """The date that opens a stretch, whatever stands around it: the wires of a day all give the same one."""
    return _longest(stretch, read(stretch, 0, len(stretch)), FORMS, None)


# Where a date can begin, a digit or a word: "21", "März"; not "-".
_CANDIDATE = lazy_pattern(r"\d+|[^\W\d_]+")


def find(
    text: str, start: int = 0, end: int | None = None, *, languages: Collection[str] | None = None
) -> DateMatch | None:
    """The first date expression in the stretch from `start` to `end` (code points), or None.

    >>> find("Updated on 3 May 2020 at noon")
    DateMatch(start=11, end=21, iso='2020-05-03')
    """
    stop = len(text) if end is None else min(end, len(text))
    at = start
    while candidate := _CANDIDATE.search(text, at, stop):
        found = match(text, candidate.start(), stop, languages=languages)
        if found:
            return found
        at = candidate.end()
    return None
