"""Which day does a date expression name?"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from newsparse.base import tables
from newsparse.dates.tokens import Token


class Reading(NamedTuple):
    """A form laid over tokens: the named groups of `found` are the date's `parts`, each with its token's index.

    Groups: d day, m month's name, h the same before a day with its stop, k its second name, M month in
    figures, y year, o year without a day, a and c figures in either order, w v t u weekdays.
    """

    tokens: list[Token]
    found: re.Match[str]
    languages: frozenset[str] | None
    parts: Mapping[str, int]

    def part(self, *groups: str) -> Token | None:
        """The token of the first of these groups that is there."""
        for group in groups:
            if group in self.parts:
                return self.tokens[self.parts[group]]
        return None

    @property
    def last(self) -> Token:
        """The last token that the form takes in."""
        return self.tokens[self.found.end() - 1]


def parts_of(found: re.Match[str]) -> dict[str, int]:
    """The named groups of a match that are there, each with where it starts."""
    return {group: found.start(group) for group, held in found.groupdict().items() if held is not None}


class Value(NamedTuple):
    """Whether there can be such a day, and its EDTF text where it is certain which."""

    possible: bool
    iso: str | None


IMPOSSIBLE = Value(possible=False, iso=None)
UNCERTAIN = Value(possible=True, iso=None)

_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _certain(iso: str) -> Value:
    return Value(possible=True, iso=iso)


def value(reading: Reading) -> Value:
    """What the reading says."""
    if reading.part("a"):
        return _figures(reading)
    if reading.part("m", "h", "M"):
        return _named(reading)
    weekday, day = reading.part("w"), reading.part("d")
    if weekday:
        return UNCERTAIN if _numbers("weekdays", weekday.value, reading.languages) else IMPOSSIBLE
    return _certain(f"XXXX-XX-{day.value:02d}") if day else IMPOSSIBLE


def languages_of(month: str) -> set[str]:
    """The languages that have a month of this folded name."""
    calendar = tables.load("calendar")
    rows = (calendar["months"].get(month, {}), calendar["months_short"].get(month, {}))
    return {language for row in rows for spoken in row.values() for language in spoken.split()}


def _numbers(table: str, name: str, languages: frozenset[str] | None) -> set[int]:
    """What a name can mean in a table of the calendar."""
    row = tables.load("calendar")[table].get(name, {})
    return {
        int(number)
        for number, spoken in row.items()
        if languages is None or not languages.isdisjoint(spoken.split())
    }


def _gregorian(name: str, languages: frozenset[str] | None) -> set[int]:
    return _numbers("months", name, languages) | _numbers("months_short", name, languages)


def _months(reading: Reading) -> set[int]:
    """The Gregorian months that the reading's month can be."""
    figure, name, second = reading.part("M"), reading.part("m", "h"), reading.part("k")
    if figure:
        return {figure.value} if figure.value <= 12 else set()
    assert name
    months = _gregorian(name.value, reading.languages)
    if second:
        return months & _gregorian(second.value, reading.languages)
    return _by_weekday(reading, name.value, months) if len(months) > 1 else months


def _by_weekday(reading: Reading, name: str, months: set[int]) -> set[int]:
    """Of several months, those of the weekday's languages: `utorak, 3. listopada` is Croatian, so October."""
    return (_gregorian(name, _weekday_languages(reading)) & months) or months


def _weekday_languages(reading: Reading) -> frozenset[str]:
    weekday = reading.part("w", "v", "t")
    if not weekday:
        return frozenset()
    calendar = tables.load("calendar")
    rows = (calendar["weekdays"].get(weekday.value, {}), calendar["weekdays_short"].get(weekday.value, {}))
    return frozenset(language for row in rows for spoken in row.values() for language in spoken.split())


def _year(reading: Reading) -> int | None:
    """The Gregorian year, or None where there is none or its century or calendar is open."""
    token = reading.part("y", "o")
    if token is None:
        return None
    opening = reading.tokens[0]
    if opening.kind == "E":
        return int(tables.load("calendar")["marks"]["eras"][opening.value]) + int(token.value)
    year = int(token.value)
    if token.kind == "y":
        return year - 543 if year >= 2400 else year
    name = reading.part("m")
    if name and languages_of(name.value) <= set(tables.load("calendar")["marks"]["other_short_years"]):
        return None
    # Wire archives begin in the sixties; nobody writes of 2060 in two figures yet.
    return 2000 + year if year < 40 else 1900 + year if year >= 60 else None


def _figures(reading: Reading) -> Value:
    """03/04/2020: possible in either order; certain where only one is, or the languages have only one."""
    first, second, year = reading.part("a"), reading.part("c"), _year(reading)
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


def _named(reading: Reading) -> Value:
    """Any other form that has a month."""
    day_token, year_token, year = reading.part("d"), reading.part("y", "o"), _year(reading)
    day = day_token.value if day_token else None
    if year is not None and year < 1500:
        return _other_calendar(reading, day, year)
    months = {month for month in _months(reading) if day is None or exists(year, month, day)}
    if not months:
        return _persian(reading, day, year)
    certain = len(months) == 1 and (year_token is None or year is not None)
    return _certain(_edtf(year, months.pop(), day)) if certain else UNCERTAIN


def _other_calendar(reading: Reading, day: int | None, year: int) -> Value:
    """1401/06/31 is a day of the Persian year where Persian is spoken; elsewhere it may be an Islamic one."""
    figure = reading.part("M")
    if not figure or day is None:
        return UNCERTAIN if _months(reading) else _persian(reading, day, year)
    persian = tables.load("calendar")["marks"]["persian_figures"]
    if reading.languages and reading.languages <= set(persian) and figure.value <= 12:
        return _from_persian(year, figure.value, day)
    return UNCERTAIN if figure.value <= 12 else IMPOSSIBLE


def _persian(reading: Reading, day: int | None, year: int | None) -> Value:
    """A month of the Persian calendar, or else of the Islamic one, whose days no rule gives."""
    name = reading.part("m")
    if not name or day is None:
        return IMPOSSIBLE
    months = _numbers("persian_months", name.value, reading.languages)
    if not months:
        islamic = _numbers("islamic_months", name.value, reading.languages)
        return UNCERTAIN if islamic else IMPOSSIBLE
    if year is None or len(months) > 1:
        return UNCERTAIN
    return _from_persian(year, months.pop(), day)


# The Persian years, of 33, that are leap years; true from 1178 to 1633 (K. M. Borkowski, 1996).
_PERSIAN_LEAPS = (1, 5, 9, 13, 17, 22, 26, 30)


def _from_persian(year: int, month: int, day: int) -> Value:
    """The Gregorian day of a Persian one."""
    longest = 31 if month <= 6 else 30 if month <= 11 or year % 33 in _PERSIAN_LEAPS else 29
    if not 1178 <= year <= 1633 or day > longest:
        return IMPOSSIBLE
    from datetime import date, timedelta

    def leaps_before(other: int) -> int:
        return other // 33 * 8 + sum(leap < other % 33 for leap in _PERSIAN_LEAPS)

    since = 365 * (year - 1400) + leaps_before(year) - leaps_before(1400)
    within = 31 * (month - 1) - max(0, month - 7) + day - 1
    return _certain(str(date(2021, 3, 21) + timedelta(days=since + within)))


def exists(year: int | None, month: int, day: int) -> bool:
    """Whether there is such a day in the Gregorian calendar; without a year, in some year.

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
