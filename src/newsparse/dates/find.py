"""Where in a text is a date expression?

The text is cut into a few tokens (`newsparse.dates.tokens`). Their kinds, one character each, are matched against
`FORMS`; the longest form whose day can exist (`newsparse.dates.values`) wins.
"""

from __future__ import annotations

import re
from functools import lru_cache

from newsparse.base import tables
from newsparse.base.characters import DASHES, FIRST_UNSPACED, in_class
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.records import NamedTuple, made
from newsparse.dates.tokens import (
    BETWEEN,
    DAY_END,
    DAY_NUMBER,
    DAY_UNIT,
    ELIDED_YEAR,
    ERA,
    FIGURE_LEAD,
    LEAD,
    MONTH,
    MONTH_OR_WEEKDAY,
    MONTH_UNIT,
    MONTH_WORD,
    NAMES,
    SHORT_NUMBER,
    SHORT_WEEKDAY,
    SPACE,
    WEEKDAY,
    YEAR,
    YEAR_END,
    YEAR_LEAD,
    YEAR_UNIT,
    Token,
    fold,
    read,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from newsparse.dates.values import DateReading

__all__ = ["DAY_FORM", "FORMS", "DateForm", "DateMatch", "find", "fold", "match"]


class DateMatch(NamedTuple):
    """A date as written: code points `start` to `end` (half-open).

    `iso` is EDTF (ISO 8601-2): `2026-11-22`, `2026-11`, `XXXX-10-21` without a year, `XXXX-XX-29` for a day
    alone. It is None where the day is not certain: a weekday alone, 03/04/2020, a name on which languages disagree.
    """

    start: int
    end: int
    iso: str | None


# ---- forms ---------------------------------------------------------------------------


class DateForm(NamedTuple):
    """One order of a date's parts.

    `opens` holds the token kinds it can begin with, `needs` those of which it has at least one; both only save time.
    `pattern` is matched over the kinds. `example` is a date; `near_miss` begins like one and is not.
    """

    name: str
    opens: str
    needs: str
    pattern: re.Pattern[str]
    example: str
    near_miss: str


# Classes of kinds and parts that several forms share.
_MONTHS = MONTH + MONTH_OR_WEEKDAY
_WEEKDAYS = WEEKDAY + SHORT_WEEKDAY + MONTH_OR_WEEKDAY
_YEARS = YEAR + SHORT_NUMBER + DAY_NUMBER + ELIDED_YEAR
_WEEKDAY_BEFORE = rf"(?: (?P<weekday> [{_WEEKDAYS}] ) \.? ,? {SPACE} )?"
_WEEKDAY_AFTER = rf"""
    (?: , {SPACE}? (?P<weekday_after> {WEEKDAY} )
      | {SPACE}? \( (?P<weekday_in_brackets> [{_WEEKDAYS}{MONTH_UNIT}{DAY_UNIT}] ) \.? \)
      | (?<= [{DAY_UNIT}{DAY_END}{YEAR}] ) {SPACE}? (?P<weekday_at_end> {WEEKDAY} )
    )?"""
_LEAD = rf"(?: [{LEAD}{FIGURE_LEAD}] {SPACE} )?"
_YEAR = rf"(?P<year> [{_YEARS}] ) (?: {SPACE}? {YEAR_END} )?"
_MONTH = rf"(?P<month> [{_MONTHS}] ) \.?"
_UNIT_MONTH = rf"(?P<month_figure> {DAY_NUMBER} ) {MONTH_UNIT}"


def _pattern(source: str) -> re.Pattern[str]:
    return lazy_pattern(source, re.VERBOSE)


FORMS = (
    DateForm(
        "day month year",
        _WEEKDAYS + LEAD + FIGURE_LEAD + DAY_NUMBER,
        _MONTHS,
        _pattern(rf"""
            {_WEEKDAY_BEFORE} {_LEAD}
            (?P<day> {DAY_NUMBER} )
            (?: \.? {SPACE}? (?: {BETWEEN} {SPACE}? )?                        # "21. ", "21 de "
              | [-/] )                                                        # "12-Mar"
            {_MONTH}
            (?: {SPACE}? / {SPACE}? (?P<second_month> [{_MONTHS}] ) \.? )?    # one month, two names in Arabic
            (?: (?: ,? {SPACE} (?: {BETWEEN} {SPACE} )? (?: {YEAR_LEAD} {SPACE} )? | [-/,] ) {_YEAR} )?
            {_WEEKDAY_AFTER}
        """),
        "pondělí 21. října 2020",
        "21 people in May",
    ),
    DateForm(
        "month day year",
        _WEEKDAYS + MONTH,
        _MONTHS,
        _pattern(rf"""
            {_WEEKDAY_BEFORE} {_MONTH} [{SPACE}-] {_LEAD}
            (?P<day> {DAY_NUMBER} )
            (?: (?: \.? , {SPACE}? | {SPACE} (?: {BETWEEN} {SPACE}? )? ) {_YEAR} )?
            {_WEEKDAY_AFTER}
        """),
        "Monday, Oct. 21, 2020",
        "October’s 21st",
    ),
    DateForm(
        "month day with its stop",
        _MONTHS,
        _MONTHS,
        _pattern(rf"""
            (?P<month_before_stop> [{_MONTHS}] ) {SPACE} (?P<day> {DAY_NUMBER} ) \. {_WEEKDAY_AFTER}
        """),
        "március 2., hétfő",
        "márciusban 2. lett",
    ),
    DateForm(
        "year month day",
        YEAR,
        _MONTHS,
        _pattern(rf"""
            (?P<year> {YEAR} ) (?: \. | {SPACE}? {YEAR_END} )? ,? {SPACE}
            {_MONTH} {SPACE}
            (?P<day> {DAY_NUMBER} ) (?: \. | {SPACE}? {DAY_END} )?
            {_WEEKDAY_AFTER}
        """),
        "2020. március 2., hétfő",
        "2020. Oct",
    ),
    DateForm(
        "year day month",
        YEAR,
        _MONTHS,
        _pattern(rf"""
            (?P<year> {YEAR} ) \.? {SPACE} {YEAR_END} \.? {SPACE} (?P<day> {DAY_NUMBER} ) \. {SPACE} {_MONTH}
        """),
        "2020. gada 3. martā",
        "2020. gada marts",
    ),
    DateForm(
        "month year",
        _MONTHS,
        _MONTHS,
        _pattern(rf"""
            {_MONTH} ,? {SPACE} (?: {BETWEEN} {SPACE} )? (?: {YEAR_LEAD} {SPACE} )?
            (?P<year_of_month> [{YEAR}{ELIDED_YEAR}] ) (?: {SPACE}? {YEAR_END} )?
        """),
        "October 2020",
        "Mars 2020 rover",
    ),
    DateForm(
        "year, month, day in units",
        ERA + DAY_NUMBER + SHORT_NUMBER + YEAR,
        MONTH_UNIT,
        _pattern(rf"""
            (?: (?: {ERA} {SPACE}? )? (?P<year> [{YEAR}{SHORT_NUMBER}{DAY_NUMBER}] ) {YEAR_UNIT} {SPACE}? )?
            {_UNIT_MONTH} {SPACE}? (?P<day> {DAY_NUMBER} ) {DAY_UNIT} {_WEEKDAY_AFTER}
        """),
        "2020年4月24日(金)",
        "4月24人",
    ),
    DateForm(
        "year, month in units",
        ERA + DAY_NUMBER + SHORT_NUMBER + YEAR,
        YEAR_UNIT,
        _pattern(rf"""
            (?: {ERA} {SPACE}? )? (?P<year> [{YEAR}{SHORT_NUMBER}{DAY_NUMBER}] ) {YEAR_UNIT} {SPACE}?
            {_UNIT_MONTH}
        """),
        "2020년 4월",
        "4월",
    ),
    DateForm(
        "year first in figures",
        YEAR,
        ".-/",
        _pattern(rf"""
            (?P<year> {YEAR} ) (?P<separator> [-./] ) {SPACE}? (?P<month_figure> {DAY_NUMBER} )
            (?P=separator) {SPACE}? (?P<day> {DAY_NUMBER} ) \.?
        """),
        "2021-03-15",
        "2021-03",
    ),
    DateForm(
        "day first in figures",
        _WEEKDAYS + LEAD + FIGURE_LEAD + DAY_NUMBER,
        ".",
        _pattern(rf"""
            {_WEEKDAY_BEFORE} {_LEAD}
            (?P<day> {DAY_NUMBER} ) \. {SPACE}? (?P<month_figure> {DAY_NUMBER} ) \. {SPACE}? {_YEAR}
            {_WEEKDAY_AFTER}
        """),
        "15. 3. 2021",
        "15.3 percent",
    ),
    DateForm(
        "weekday, day and month in figures",
        _WEEKDAYS,
        ".",
        _pattern(rf"""
            (?P<weekday> [{_WEEKDAYS}] ) \.? ,? {SPACE}
            (?P<day> {DAY_NUMBER} ) \. {SPACE}? (?P<month_figure> {DAY_NUMBER} ) \.
        """),
        "Mo., 15.03.",
        "Mo., 15.3 Grad",
    ),
    DateForm(
        "figures in either order",
        _WEEKDAYS + DAY_NUMBER,
        "-/",
        _pattern(rf"""
            {_WEEKDAY_BEFORE}
            (?P<first_figure> {DAY_NUMBER} ) (?P<separator> [-/] ) (?P<second_figure> {DAY_NUMBER} )
            (?P=separator) {_YEAR}
        """),
        "03/04/2020",
        "03/04",
    ),
    DateForm(
        "numbered month",
        WEEKDAY + LEAD + FIGURE_LEAD + DAY_NUMBER,
        MONTH_WORD,
        _pattern(rf"""
            (?: {WEEKDAY} ,? {SPACE} )? {_LEAD}
            (?P<day> {DAY_NUMBER} ) {SPACE} {MONTH_WORD} {SPACE} (?P<month_figure> {DAY_NUMBER} )
            (?: (?: ,? {SPACE} (?: {YEAR_LEAD} {SPACE} )? | / ) {_YEAR} )?
        """),
        "ngày 21 tháng 4 năm 2020",
        "21 tháng",
    ),
    DateForm(
        "lead, day and month",
        FIGURE_LEAD,
        "-/",
        _pattern(rf"""
            {FIGURE_LEAD} {SPACE} (?P<day> {DAY_NUMBER} ) [-/] (?P<month_figure> {DAY_NUMBER} )
            (?: [-/] (?P<year> {YEAR} ) )?
        """),
        "ngày 21/4",
        "the 9/11",
    ),
    DateForm("weekday alone", WEEKDAY, WEEKDAY, _pattern(rf"(?P<weekday> {WEEKDAY} )"), "Monday", "Mon"),
)
# Taken only where the caller asks for it.
DAY_FORM = DateForm(
    "day alone", DAY_NUMBER, DAY_UNIT, _pattern(rf"(?P<day> {DAY_NUMBER} ) {DAY_UNIT}"), "２９日", "29 Tage"
)
_FORMS_AND_DAY = (*FORMS, DAY_FORM)
# The kinds of tokens that a date can begin with: not BETWEEN, the "de" of "3 de mayo".
OPENING = frozenset("".join([form.opens for form in FORMS]))


# ---- what surrounds a date -----------------------------------------------------------


def _is_spaced_letter(character: str) -> bool:
    """Whether this is a letter of a script that separates its words by spaces."""
    return character.isalpha() and character < FIRST_UNSPACED


def _begins_inside(text: str, start: int) -> bool:
    """Whether `start` is inside a number or a word, where no date begins."""
    if start == 0:
        return False
    before = text[start - 1]
    if not text[start].isdigit():
        return _is_spaced_letter(before)
    inside_number = before in ".,-/:" and start > 1 and text[start - 2].isdigit()
    return before.isdigit() or inside_number or _is_spaced_letter(before)


def _ends_inside(text: str, last: Token) -> bool:
    """Whether the last token continues: `Oct 21.5`, `May 3,500`, `2021-03-15b`, `May 21%`."""
    after, second = text[last.end : last.end + 1], text[last.end + 1 : last.end + 2]
    if last.kind in NAMES + YEAR_END:
        return last.value is not None and _is_spaced_letter(after)
    if last.kind not in _YEARS:
        return False
    if after == "T" and second.isdigit():
        return False
    if after.isdigit() or _is_spaced_letter(after):
        return True
    more = after in (".", ",", ":") and second.isdigit()
    return last.kind != YEAR and (more or after in ("%", "‰"))


def _word_follows(text: str, end: int) -> bool:
    return text[end : end + 1] in (" ", "\u00a0") and text[end + 1 : end + 2].isalpha()


def _fits(text: str, reading: DateReading) -> bool:
    """Whether the letters around and inside let the reading be a date."""
    return not (
        _ends_inside(text, reading.last)
        or _counts_what_follows(text, reading)
        or _small_before_day(text, reading)
        or _stop_closes_sentence(reading)
        or _is_ordinary_word(text, reading)
        or _agency_behind(text, reading)
    )


def _counts_what_follows(text: str, reading: DateReading) -> bool:
    """Whether a word follows what only looks like a year or weekday: `Mars 2020 rover`, `5 May 20 people`."""
    year, weekday = reading.part("year"), reading.part("weekday_at_end")
    doubtful = (
        reading.part("year_of_month") is not None
        or (year is not None and year.kind in DAY_NUMBER + SHORT_NUMBER and reading.part("month") is not None)
        or (weekday is not None and year is not None and _is_spaced_letter(text[weekday.start]))
    )
    return doubtful and _word_follows(text, reading.last.end)


def _small_before_day(text: str, reading: DateReading) -> bool:
    """`may 12 people die`: a month in small letters comes first only in languages that write it so."""
    name, day = reading.part("month", "month_before_stop"), reading.part("day")
    if not name or not day or name.start > day.start or not text[name.start].islower():
        return False
    from newsparse.dates.values import languages_of

    return languages_of(name.value).isdisjoint(tables.load("calendar")["small_month_first"])


def _stop_closes_sentence(reading: DateReading) -> bool:
    """`March 2. It rained`: the stop belongs to the date only where the month's languages number days so."""
    name = reading.part("month_before_stop")
    from newsparse.dates.values import languages_of

    return name is not None and not languages_of(name.value) <= set(
        tables.load("calendar")["marks"]["day_stop_last"]
    )


def _is_ordinary_word(text: str, reading: DateReading) -> bool:
    """`On 3 May`: a weekday of two letters without a stop is more likely another word; `4-2-3` is a score."""
    year, weekday = reading.part("year"), reading.part("weekday")
    one_digit = year is not None and year.kind == DAY_NUMBER and year.end - year.start == 1
    if one_digit and YEAR_UNIT not in reading.found.group():
        return True
    if not weekday or weekday.kind == WEEKDAY or weekday.end - weekday.start > 2:
        return False
    return text[weekday.end : weekday.end + 1] not in (".", ",")


def _agency_behind(text: str, reading: DateReading) -> bool:
    """`March 9 (PA)`: two capitals in brackets are an agency; a weekday (pátek) would be in small letters."""
    behind = reading.part("weekday_in_brackets")
    if not behind or behind.end - behind.start != 2:
        return False
    word = text[behind.start : behind.end]
    return word.isascii() and word.isupper()


def _closing(text: str, reading: DateReading) -> int:
    """The end of the match; a stop behind the month is left out where it closes a sentence.

    In "MADRID, 6 May. (EFE)" the stop belongs to the date, in "5 дек. В Москве" and "27 августа. /ТАСС/" it does not.
    """
    last, name = reading.last, reading.part("month")
    if last.kind != "." or not name or name.end != last.start:
        return last.end
    abbreviated = name.value in tables.load("calendar")["months_short"]
    sentence_ends = _word_follows(text, last.end) or not text[last.end :].strip()
    return last.end if abbreviated and not sentence_ends else last.start


# ---- matching ------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def _fitting(kinds: str, *, day_only: bool) -> tuple[tuple[DateForm, re.Match[str]], ...]:
    """The forms that a row of token kinds begins with, cached because few rows occur."""
    present = frozenset(kinds)
    return tuple(
        (form, found)
        for form in (_FORMS_AND_DAY if day_only else FORMS)
        if kinds[0] in form.opens
        and not present.isdisjoint(form.needs)
        and (found := form.pattern.match(kinds))
    )


def _read_form(
    text: str,
    form: DateForm,
    found: re.Match[str] | None,
    tokens: list[Token],
    languages: frozenset[str] | None,
) -> DateMatch | None:
    """The longest part of the tokens that the form fits; an impossible day is not cut down to a possible one."""
    from newsparse.dates.values import DateReading, parts_of, value  # most texts have no date at their head

    while found:
        reading = DateReading(tokens, found, languages, parts_of(found))
        named = value(reading)
        if not named.possible:
            return None
        if _fits(text, reading):
            return DateMatch(tokens[0].start, _closing(text, reading), named.iso)
        found = form.pattern.match(found.string, 0, found.end() - 1)
    return None


def _longest(
    text: str, tokens: list[Token], languages: frozenset[str] | None, *, day_only: bool
) -> DateMatch | None:
    best: DateMatch | None = None
    if not tokens:
        return None
    for form, beginning in _fitting("".join([token.kind for token in tokens]), day_only=day_only):
        found = _read_form(text, form, beginning, tokens, languages)
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
    `languages` (tags such as `de`) restricts the names to those languages.

    >>> match("PARIS, Oct. 21, 2021 (AFP) - The", 7)
    DateMatch(start=7, end=20, iso='2021-10-21')
    """
    stop = len(text) if end is None else min(end, len(text))
    if start >= stop or not text[start].isalnum() or _begins_inside(text, start):
        return None
    if languages is None and not day_only and (closed := _closed(text, start, stop)):
        found = _match_closed(closed)
        return found and made(DateMatch, (start, start + found.end, found.iso))
    spoken = None if languages is None else frozenset(language.split("-")[0] for language in languages)
    return _longest(text, read(text, start, stop), spoken, day_only=day_only)


# Two words, and perhaps a year, before a dash or a bracket: "Feb 27 - ", "5. Juli 2024 (dpa)"; not "May 5, he".
# No date continues behind those, and in scripts with spaces no name does.
_CLOSED = lazy_pattern(
    rf"[^\W_]+\.?\s[^\W_]+\.?(?:,?\s\d{{4}})?\s(?:[_{in_class(DASHES)}]{{1,2}}\s|\([^\W_]+\))"
)


def _closed(text: str, start: int, stop: int) -> str:
    """What `_CLOSED` matches in a script with spaces, or the empty string.

    The pattern does not exclude the other scripts itself: to compile their ranges takes milliseconds.
    """
    found = _CLOSED.match(text, start, stop)
    closed = found.group() if found else ""
    return closed if closed.isascii() or max(filter(str.isalnum, closed)) < FIRST_UNSPACED else ""


@lru_cache(maxsize=512)
def _match_closed(stretch: str) -> DateMatch | None:
    """The date that opens such a stretch; cached, because all the stories of a day have the same one."""
    return _longest(stretch, read(stretch, 0, len(stretch)), None, day_only=False)


# Where a date can begin, a digit or a word: "21", "März"; not "-".
_CANDIDATE = lazy_pattern(r"\d+|[^\W\d_]+")


def find(
    text: str, start: int = 0, end: int | None = None, *, languages: Collection[str] | None = None
) -> DateMatch | None:
    """The first date expression between code points `start` and `end`, or None.

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
