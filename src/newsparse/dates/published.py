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


def looks_like_timestamp(text: str) -> bool:
    """Whether a block (white space joined) is a timestamp line, even with a relative or incomplete time.

    A date alone must have day, month and year: `March 2020` could be a heading.

    >>> looks_like_timestamp("Updated 3 hours ago"), looks_like_timestamp("2 min read")
    (True, False)
    """
    line = read(text)
    return line is not None and _is_timestamp(line)


def timestamp(text: str, *, languages: Collection[str] | None = None) -> Published | None:
    """The time that a timestamp line gives, publication before update; None for other lines and uncertain times.

    `languages` (tags such as `de`) decide how to read 03/04/2020 where the line's own words do not.

    >>> timestamp("Updated: 4 May 2020, 9:30 am GMT | Published: 3 May 2020")
    Published(iso='2020-05-03', updated=False)
    """
    line = read(text, languages)
    if line is None or not _is_timestamp(line):
        return None
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
