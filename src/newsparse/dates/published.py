"""Is this block a timestamp line, and which time of publication does it give?"""

from __future__ import annotations

from functools import lru_cache

from newsparse.base.characters import COLONS, count_digits, has_digit, in_class
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.records import NamedTuple
from newsparse.dates import find as dates
from newsparse.dates.timestamp import Moment, TimestampLine, read
from newsparse.dates.tokens import LONGEST_DATE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

_FEWEST_DATE_NUMBERS = 3  # of a day and a clock time, or of a date in figures
SHORTEST_DATED = 4  # code points of a line that `may_be_dated`: a year
_YEAR_FIGURES = 4
# "5", "2026"; not "May"
_NUMBER = lazy_pattern("[0-9]+")
_CENTURIES = ("18", "19", "20", "21", "25")  # of years, those of the Thai calendar included


class Published(NamedTuple):
    """A time in ISO 8601, as precise as the file gives it: of an `updated` article, or `labelled` as its publication.

    Examples of `iso`: `2026-11-22`, `2026-11-22T14:05`, `2026-11-22T14:05:30+01:00`, `2026-11`.
    """

    iso: str
    updated: bool
    labelled: bool = False

    @property
    def rank(self) -> int:
        """The order in which times are believed: `First published`, a bare date, `Updated`."""
        return 2 if self.updated else 0 if self.labelled else 1


def timestamp_line(text: str) -> TimestampLine | None:
    """The timestamp line that a block (white space joined) is, even with a relative or incomplete time, or None.

    A date alone must have day, month and year: `March 2020` could be a heading.

    >>> timestamp_line("Updated 3 hours ago") is None, timestamp_line("2 min read") is None
    (False, True)
    """
    line = read(text)
    return line if line and is_timestamp(line) else None


def publication(line: TimestampLine, *, languages: Collection[str] | None = None) -> Published | None:
    """The time that a timestamp line gives, publication before update; None where it gives none.

    `languages` (such as `de`) say how to read 03/04/2020 where the line's own words do not.
    """
    if languages and any(moment.dated and moment.day is None for moment in line.moments):
        return timestamp(line.text, languages=languages)
    return _publication(line)


def timestamp(text: str, *, languages: Collection[str] | None = None) -> Published | None:
    """The time that a timestamp line gives, as `publication` does; None for a text that is not one.

    >>> timestamp("Updated: 4 May 2020, 9:30 am GMT | Published: 3 May 2020")
    Published(iso='2020-05-03', updated=False, labelled=True)
    """
    line = read(text, languages)
    return _publication(line) if line and is_timestamp(line) else None


def _publication(line: TimestampLine) -> Published | None:
    labelled = any(moment.label for moment in line.moments)
    times = [
        Published(iso, moment.label == "updated", moment.label == "published")
        for moment in line.moments
        if (iso := moment.iso or _borrowed(line, moment)) and (moment.whole or labelled)
    ]
    return min(times, key=lambda time: time.rank, default=None)


def _borrowed(line: TimestampLine, moment: Moment) -> str | None:
    """The clock time on the day of the next moment: `Posted at 3:04 p.m., updated 5:40 p.m., Aug. 14, 2019`."""
    if moment.dated or not moment.clock:
        return None
    behind = line.moments[line.moments.index(moment) + 1 :]
    day = next((other.day for other in behind if other.whole), None)
    return f"{day}T{moment.clock}" if day else None


def is_timestamp(line: TimestampLine) -> bool:
    """Whether the pieces of a line, each of which may be in a timestamp, are enough for one."""
    labelled = any(moment.label for moment in line.moments)
    dated = any(moment.dated for moment in line.moments)
    whole = any(moment.whole for moment in line.moments)
    if "source" in line.marks and not whole:
        return False  # `Reuters, Monday` credits the agency
    clocks = sum(":" in moment.clock for moment in line.moments)  # "5 horas" may be a duration
    if line.durations and not ("ago" in line.marks or whole):
        return False  # a reading time
    if "short date" in line.marks and not (labelled or clocks):
        return False
    if clocks > 1 and not (dated or labelled):
        return False  # the "0:42 / 3:10" of a player, opening hours
    return whole or clocks > 0 or _says_how_long_ago(line) or (labelled and _says_when(line))


def _says_how_long_ago(line: TimestampLine) -> bool:
    """`3 hours ago`; not `20 years ago`, which could be a heading."""
    counted = line.durations > 0 and "ago" in line.marks and "years" not in line.marks
    return counted or "now" in line.marks


def _says_when(line: TimestampLine) -> bool:
    dated = any(moment.dated for moment in line.moments)
    return dated or not line.marks.isdisjoint({"weekday", "day", "ago"})


# "Contact:" and "Media contact:" behind a date; not ": Ferry late".
_LABEL = lazy_pattern(rf"\s+[^\W\d_]\S*(?:\s[^\s{in_class(COLONS)}]+)?\s?[{in_class(COLONS)}]")


def before_label(text: str, *, languages: Collection[str] | None = None) -> str | None:
    """The whole date that a line opens with, before the label of another field of a form.

    >>> before_label("June 4, 2031 Contact: Nora Velt"), before_label("June 4, 2031: Ferry late")
    ('2031-06-04', None)
    """
    if not has_digit(text[:LONGEST_DATE]) or not _has_colon(text):
        return None
    found = dates.match(text, 0, languages=languages)
    return _whole(found) if found and _LABEL.match(text, found.end) else None


def _has_colon(text: str) -> bool:
    return ":" in text if text.isascii() else any(map(text.__contains__, COLONS))


def whole_date(text: str, *, languages: Collection[str] | None = None) -> str | None:
    """The day in ISO 8601 if the text begins with one that has its year."""
    return _whole_date(text, None if languages is None else tuple(languages))


@lru_cache(maxsize=512)
def _whole_date(text: str, languages: tuple[str, ...] | None) -> str | None:
    """See `whole_date`; cached, because all the stories of a day have the same one."""
    return _whole(dates.match(text, 0, languages=languages) or dates.find(text, languages=languages))


def _whole(found: dates.DateMatch | None) -> str | None:
    iso = found.iso if found else None
    return iso if iso and len(iso) == len("2026-11-22") and not iso.startswith("X") else None


def may_be_dated(text: str) -> bool:
    """Whether the figures can be a date's: a year among them, or three numbers, as in `4 May, 3:04`.

    Much cheaper than reading the line: most lines with figures name a price or a score.
    """
    if count_digits(text) < _FEWEST_DATE_NUMBERS:
        return False
    if text.isascii():
        numbers = _NUMBER.findall(text)
    else:
        numbers = "".join([sign if sign.isdigit() else " " for sign in text]).split()
    return len(numbers) >= _FEWEST_DATE_NUMBERS or any(
        len(number) == _YEAR_FIGURES and (not number.isascii() or number[:2] in _CENTURIES)
        for number in numbers
    )
