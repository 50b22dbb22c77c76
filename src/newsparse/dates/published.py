"""Is this block a timestamp line, and which time of publication does it give?"""

from collections.abc import Collection
from typing import NamedTuple

from newsparse.dates.timestamp import TimestampLine, read


class Published(NamedTuple):
    """A time in ISO 8601, as precise as the file gives it, and whether it is the time of an update.

    Examples of `iso`: `2026-11-22`, `2026-11-22T14:05`, `2026-11-22T14:05:30+01:00`, `2026-11`.
    """

    iso: str
    updated: bool


def timestamp_line(text: str) -> TimestampLine | None:
    """The timestamp line that a block (white space joined) is, even with a relative or incomplete time, or None.

    A date alone must have day, month and year: `March 2020` could be a heading.

    >>> timestamp_line("Updated 3 hours ago") is None, timestamp_line("2 min read") is None
    (False, True)
    """
    line = read(text)
    return line if line and _is_timestamp(line) else None


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
    Published(iso='2020-05-03', updated=False)
    """
    line = read(text, languages)
    return _publication(line) if line and _is_timestamp(line) else None


def _publication(line: TimestampLine) -> Published | None:
    labelled = any(moment.label for moment in line.moments)
    times = [
        Published(moment.iso, moment.label == "updated")
        for moment in line.moments
        if moment.iso and (moment.whole or labelled)
    ]
    return min(times, key=lambda time: time.updated, default=None)


def _is_timestamp(line: TimestampLine) -> bool:
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
