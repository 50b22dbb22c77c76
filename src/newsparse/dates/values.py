"""Which day does a date expression name?"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

from newsparse.base import tables
from newsparse.dates.tokens import ERA, YEAR, Token

# The named groups of the forms' patterns: what each token of a date is.
DatePart = Literal[
    "day",
    "month",  # its name
    "month_before_stop",  # its name, before a day that a full stop follows
    "second_month",  # another name of the same month
    "month_figure",
    "year",
    "year_of_month",  # without a day
    "first_figure",  # day or month, in either order
    "second_figure",
    "separator",
    "weekday",
    "weekday_after",  # behind a comma
    "weekday_in_brackets",
    "weekday_at_end",
]


class DateReading(NamedTuple):
    """A form laid over tokens; `parts` holds the index of each part's token."""

    tokens: list[Token]
    found: re.Match[str]
    languages: frozenset[str] | None
    parts: Mapping[str, int]

    def part(self, *names: DatePart) -> Token | None:
        """The token of the first of these parts that the date has."""
        for name in names:
            if name in self.parts:
                return self.tokens[self.parts[name]]
        return None

    @property
    def last(self) -> Token:
        """The last token that belongs to the date."""
        return self.tokens[self.found.end() - 1]


def parts_of(found: re.Match[str]) -> dict[str, int]:
    """The named groups that took part in a match, each with where it starts."""
    return {group: found.start(group) for group, held in found.groupdict().items() if held is not None}


class DateValue(NamedTuple):
    """Whether such a day can exist, and its EDTF text where only one day can be meant."""

    possible: bool
    iso: str | None


IMPOSSIBLE = DateValue(possible=False, iso=None)
UNCERTAIN = DateValue(possible=True, iso=None)

_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _certain(iso: str) -> DateValue:
    return DateValue(possible=True, iso=iso)


def value(reading: DateReading) -> DateValue:
    """The day that a reading names."""
    if reading.part("first_figure"):
        return _figures(reading)
    if reading.part("month", "month_before_stop", "month_figure"):
        return _with_month(reading)
    weekday, day = reading.part("weekday"), reading.part("day")
    if weekday:
        return UNCERTAIN if _numbers("weekdays", weekday.value, reading.languages) else IMPOSSIBLE
    return _certain(f"XXXX-XX-{day.value:02d}") if day else IMPOSSIBLE


def languages_of(month: str) -> set[str]:
    """The languages that have a month of this folded name."""
    rows = (numbers_in("months", month), numbers_in("months_short", month))
    return {language for row in rows for spoken in row.values() for language in spoken}


@lru_cache(maxsize=4096)
def numbers_in(table: str, name: str) -> dict[int, frozenset[str]]:
    """The numbers that a folded name has in a table of the calendar, such as `months`, each with its languages."""
    row = tables.load("calendar")[table].get(name)
    words = [entry.split() for entry in row.split(";")] if row else ()
    return {int(number): frozenset(languages) for number, *languages in words}


def _numbers(table: str, name: str, languages: frozenset[str] | None) -> set[int]:
    """The numbers that a table of the calendar gives a folded name in these languages, or in any."""
    return {
        number
        for number, spoken in numbers_in(table, name).items()
        if languages is None or not languages.isdisjoint(spoken)
    }


def _gregorian(name: str, languages: frozenset[str] | None) -> set[int]:
    return _numbers("months", name, languages) | _numbers("months_short", name, languages)


def _months(reading: DateReading) -> set[int]:
    """The Gregorian months that the reading's month can be."""
    figure = reading.part("month_figure")
    if figure:
        return {figure.value} if figure.value <= 12 else set()
    name, second = reading.part("month", "month_before_stop"), reading.part("second_month")
    assert name
    months = _gregorian(name.value, reading.languages)
    if second:
        return months & _gregorian(second.value, reading.languages)
    return _by_weekday(reading, name.value, months) if len(months) > 1 else months


def _by_weekday(reading: DateReading, name: str, months: set[int]) -> set[int]:
    """Of several months, those of the weekday's languages: `utorak, 3. listopada` is Croatian, so October."""
    return (_gregorian(name, _weekday_languages(reading)) & months) or months


def _weekday_languages(reading: DateReading) -> frozenset[str]:
    weekday = reading.part("weekday", "weekday_after", "weekday_at_end")
    if not weekday:
        return frozenset()
    rows = (numbers_in("weekdays", weekday.value), numbers_in("weekdays_short", weekday.value))
    return frozenset(language for row in rows for spoken in row.values() for language in spoken)


def _year(reading: DateReading) -> int | None:
    """The Gregorian year, or None where none is given or its century or calendar is uncertain."""
    token = reading.part("year", "year_of_month")
    if token is None:
        return None
    opening = reading.tokens[0]
    if opening.kind == ERA:
        return int(tables.load("calendar")["marks"]["eras"][opening.value]) + int(token.value)
    year = int(token.value)
    if token.kind == YEAR:
        return year - _BUDDHIST_LEAD if year >= _FIRST_BUDDHIST_YEAR else year
    name = reading.part("month")
    if name and languages_of(name.value) <= set(tables.load("calendar")["marks"]["other_short_years"]):
        return None
    if year <= _LAST_SHORT_OF_THIS_CENTURY:
        return 2000 + year
    return 1900 + year if year >= _FIRST_SHORT_OF_LAST_CENTURY else None


# The Buddhist era of Thailand, Laos and Cambodia counts 543 years more; no other year of the press is so high.
_BUDDHIST_LEAD, _FIRST_BUDDHIST_YEAR = 543, 2400
# Years of two figures: wire archives begin in the sixties, and nobody writes "60" for 2060 yet. Between the two
# either century may be meant.
_LAST_SHORT_OF_THIS_CENTURY, _FIRST_SHORT_OF_LAST_CENTURY = 39, 60


def _figures(reading: DateReading) -> DateValue:
    """03/04/2020: certain where only one order gives a day, or where the languages use only one."""
    first, second, year = reading.part("first_figure"), reading.part("second_figure"), _year(reading)
    assert first and second
    orders = {
        (month, day)
        for month, day in ((second.value, first.value), (first.value, second.value))
        if exists(year, month, day)
    }
    languages = reading.languages or _weekday_languages(reading)
    if len(orders) == 2 and languages:
        month_first = tables.load("calendar")["marks"]["numeric_month_first"]
        if languages.isdisjoint(month_first):
            orders = {(second.value, first.value)}
    if len(orders) != 1 or year is None:
        return UNCERTAIN if orders else IMPOSSIBLE
    return _certain(_edtf(year, *orders.pop()))


# Gregorian years of the press begin later; an earlier year is of the Persian or the Islamic calendar.
_FIRST_GREGORIAN_YEAR = 1500


def _with_month(reading: DateReading) -> DateValue:
    """The day of any other form that has a month."""
    day_token, year_token = reading.part("day"), reading.part("year", "year_of_month")
    day, year = day_token.value if day_token else None, _year(reading)
    if year is not None and year < _FIRST_GREGORIAN_YEAR:
        return _other_calendar(reading, day, year)
    months = {month for month in _months(reading) if day is None or exists(year, month, day)}
    if not months:
        return _persian(reading, day, year)
    certain = len(months) == 1 and (year_token is None or year is not None)
    return _certain(_edtf(year, months.pop(), day)) if certain else UNCERTAIN


def _other_calendar(reading: DateReading, day: int | None, year: int) -> DateValue:
    """1401/06/31 is a Persian day in a text in Persian; elsewhere the year may be Islamic."""
    figure = reading.part("month_figure")
    if not figure or day is None:
        return UNCERTAIN if _months(reading) else _persian(reading, day, year)
    persian = tables.load("calendar")["marks"]["persian_figures"]
    if reading.languages and reading.languages <= set(persian) and figure.value <= 12:
        return _from_persian(year, figure.value, day)
    return UNCERTAIN if figure.value <= 12 else IMPOSSIBLE


def _persian(reading: DateReading, day: int | None, year: int | None) -> DateValue:
    """The day of a month of the Persian calendar; days of the Islamic calendar follow no rule."""
    name = reading.part("month")
    if not name or day is None:
        return IMPOSSIBLE
    months = _numbers("persian_months", name.value, reading.languages)
    if not months:
        islamic = _numbers("islamic_months", name.value, reading.languages)
        return UNCERTAIN if islamic else IMPOSSIBLE
    if year is None or len(months) > 1:
        return UNCERTAIN
    return _from_persian(year, months.pop(), day)


# The leap years among each 33 Persian years; the cycle holds from 1178 to 1633 (K. M. Borkowski, 1996).
_PERSIAN_LEAPS = (1, 5, 9, 13, 17, 22, 26, 30)
_LAST_PERSIAN_YEAR = 1633


def _from_persian(year: int, month: int, day: int) -> DateValue:
    """The Gregorian day of a Persian date."""
    longest = 31 if month <= 6 else 30 if month <= 11 or year % 33 in _PERSIAN_LEAPS else 29
    if year > _LAST_PERSIAN_YEAR or day > longest:
        return IMPOSSIBLE
    from datetime import date, timedelta

    def leaps_before(other: int) -> int:
        return other // 33 * 8 + sum(leap < other % 33 for leap in _PERSIAN_LEAPS)

    since = 365 * (year - 1400) + leaps_before(year) - leaps_before(1400)
    within = 31 * (month - 1) - max(0, month - 7) + day - 1
    return _certain(str(date(2021, 3, 21) + timedelta(days=since + within)))


def exists(year: int | None, month: int, day: int) -> bool:
    """Whether the Gregorian calendar has such a day; without a year, in any year.

    >>> exists(2026, 2, 29), exists(None, 2, 29), exists(2026, 13, 1)
    (False, True, False)
    """
    if not 1 <= month <= 12 or not 1 <= day <= _MONTH_DAYS[month - 1]:
        return False
    if (month, day) == (2, 29) and year is not None:
        return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return True


def _edtf(year: int | None, month: int, day: int | None) -> str:
    head = f"{year:04d}-{month:02d}" if year is not None else f"XXXX-{month:02d}"
    return head if day is None else f"{head}-{day:02d}"
