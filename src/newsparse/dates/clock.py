"""Which time of day, in which zone, stands here?"""

import re
from typing import NamedTuple

from newsparse.base import tables
from newsparse.base.characters import COMMAS, LONG_DASHES, MIDDLE_DOTS, in_class
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.dates.find import fold
from newsparse.dates.timestamp_words import phrase


class ClockTime(NamedTuple):
    """A time of day: its end (code points) and its ISO 8601 text, such as `14`, `14:05`, `14:05:30+01:00`."""

    end: int
    iso: str


# "14:05", "9：05:30.123"; not "3:2", "1:05:30:12".
_COLON = lazy_pattern(
    r"(?P<hour>\d{1,2})[:：](?P<minute>\d{2})(?:[:：](?P<second>\d{2})(?:[.,]\d{1,9})?)?(?![\d:])"
)
# "14h05", "17u30", "14時05分", "14시 5분"; not "14 hours", "14h".
_LETTERED = lazy_pattern(r"(?P<hour>\d{1,2})\s?[hHuU時时點点시]\s?(?P<minute>\d{1,2})(?:\s?[分분])?(?!\d)")
# "14.05"; not "14.05.2020", "14.055".
_DOTTED = lazy_pattern(r"(?P<hour>\d{1,2})\.(?P<minute>\d{2})(?!\d|[.,/-]\d)")
# "2" before "pm", "14" before "Uhr"; not "2.5".
_HOUR = lazy_pattern(r"(?P<hour>\d{1,2})(?![\d:：]|[.,]\d)")

# "pm", "p.m.", "p. m.", "مساءً" after the figures; not "– 3".
_MARKS = in_class(COMMAS, MIDDLE_DOTS, LONG_DASHES)
_HALF = lazy_pattern(rf"\s{{0,2}}([^\W\d_]\.\s?[^\W\d_]\.?|[^\W\d_][^\s\d!-/:-@\[-`{{-~{_MARKS}]*\.?)")
# "GMT", "(CET)", "GMT+2", "UTC -05:30", "Z"; not "Comments".
_ZONE = lazy_pattern(
    r"\s?\(?(?P<name>[A-ZА-Я]{1,5})(?![^\W\d_])"
    r"(?:\s?(?P<sign>[+\-−])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?)?\)?"
)
# "+01:00" and "+0100" glued to the time; not "-15:00" of "14:00-15:00": a minus needs seconds before it.
_OFFSET = lazy_pattern(r"(?P<sign>[+\-−])(?P<hours>\d{2}):?(?P<minutes>\d{2})(?!\d)")

_FARTHEST = 14  # hours from UTC


def match(text: str, at: int, *, half: str = "", certain: bool = False) -> ClockTime | None:
    """The clock time that begins at `at`, or None.

    `half` is `am` or `pm` where a word before says so (`下午2:05`); `certain` tells that a date or a word
    before makes figures with a stop a clock time (`kl. 14.05`).

    >>> match("3.05 p.m. GMT", 0)
    ClockTime(end=13, iso='15:05Z')
    """
    found = _COLON.match(text, at) or _LETTERED.match(text, at)
    if found:
        return _time(text, found, half)
    found = _DOTTED.match(text, at) or _HOUR.match(text, at)
    if not found:
        return None
    dotted = "minute" in found.re.groupindex
    if (certain and dotted) or half or _half_after(text, found.end())[0] or _says_clock(text, found.end()):
        return _time(text, found, half)
    return None


def _says_clock(text: str, at: int) -> bool:
    """Whether "Uhr" or its like follows."""
    while at < len(text) and text[at] in " \u00a0":
        at += 1
    word = phrase(text, at) if at < len(text) else None
    return word is not None and "clock_after" in word.kinds


def _half_after(text: str, at: int) -> tuple[str, int]:
    """`am` or `pm` after the figures, and where it ends."""
    found = _HALF.match(text, at)
    if not found:
        return "", at
    word = fold(found.group(1).replace(".", "").replace(" ", ""))
    for half in ("am", "pm"):
        if any(word in words.get(half, ()) for words in tables.load("timestamps").values()):
            return half, found.end()
    return "", at


def _time(text: str, found: re.Match[str], half: str) -> ClockTime | None:
    parts = found.groupdict()
    hour, minute, second = int(parts["hour"]), parts.get("minute"), parts.get("second")
    after, end = _half_after(text, found.end())
    half = half or after
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or int(minute or 0) > 59 or int(second or 0) > 59:
        return None
    iso = ":".join(f"{int(part):02d}" for part in (str(hour), minute, second) if part is not None)
    zone, end = _zone(text, end, seconds=second is not None)
    return ClockTime(end, iso + zone)


def _zone(text: str, at: int, *, seconds: bool) -> tuple[str, int]:
    """The offset that stands at `at` and its end; no offset for letters that several zones share."""
    offset = _OFFSET.match(text, at)
    if offset and (seconds or offset["sign"] == "+"):
        written = _written_offset(offset)
        return (written, offset.end()) if written else ("", at)
    found = _ZONE.match(text, at)
    zones = tables.load("timestamps")["zones"]
    if not found or found["name"] not in zones:
        return "", at
    if not found["sign"]:
        return zones[found["name"]], found.end()
    written = _written_offset(found) if zones[found["name"]] == "Z" else ""
    return (written, found.end()) if written else (zones[found["name"]], found.end("name"))


def _written_offset(found: re.Match[str]) -> str:
    hours, minutes = int(found["hours"]), int(found["minutes"] or 0)
    if hours > _FARTHEST or minutes > 59:
        return ""
    if hours == minutes == 0:
        return "Z"
    return f"{'+' if found['sign'] == '+' else '-'}{hours:02d}:{minutes:02d}"
