"""Which time of day, in which zone, begins here?"""

import re
from typing import Literal, NamedTuple

from newsparse.base import tables
from newsparse.base.characters import COMMAS, LONG_DASHES, MIDDLE_DOTS, in_class
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.dates.find import fold
from newsparse.dates.timestamp_words import kinds_of, phrase


class ClockTime(NamedTuple):
    """A time of day: its end (code points) and its ISO 8601 text, such as `14`, `14:05`, `14:05:30+01:00`."""

    end: int
    iso: str


class ClockForm(NamedTuple):
    """One way to write the figures of a time of day; `example` is one, `near_miss` only looks like one.

    `needs` says what makes them a time: `nothing`; an `announcement` before them, a date or a word; or a `word` for
    the half of the day or the clock, on either side.
    """

    name: str
    needs: Literal["nothing", "announcement", "word"]
    pattern: re.Pattern[str]
    example: str
    near_miss: str


# Ordered: the first that matches is the form.
FORMS = (
    ClockForm(
        "colons",
        "nothing",
        lazy_pattern(
            r"""
            (?P<hour> \d{1,2} ) [:：] (?P<minute> \d{2} )
            (?: [:：] (?P<second> \d{2} ) (?: [.,] \d{1,9} )? )?   # "14:05:30.123"
            (?! [\d:] )
            """,
            re.VERBOSE,
        ),
        "14:05",
        "1:05:30:12",
    ),
    ClockForm(
        "a letter",
        "nothing",
        lazy_pattern(
            r"""
            (?P<hour> \d{1,2} ) \s? [hHuU時时點点시] \s?            # "14h", "17u", "14時"
            (?P<minute> \d{1,2} ) (?: \s? [分분] )? (?! \d )
            """,
            re.VERBOSE,
        ),
        "14h05",
        "14 hours",
    ),
    ClockForm(
        "a full stop",
        "announcement",
        lazy_pattern(
            r"(?P<hour> \d{1,2} ) \. (?P<minute> \d{2} ) (?! \d | [.,/-] \d )   # not a date", re.VERBOSE
        ),
        "kl. 14.05",
        "kl. 14.05.2020",
    ),
    ClockForm(
        "the hour alone",
        "word",
        lazy_pattern(r"(?P<hour> \d{1,2} ) (?! [\d:：] | [.,] \d )", re.VERBOSE),
        "2 pm",
        "2.5 pm",
    ),
)

# "pm", "p.m.", "p. m.", "مساءً" after the figures; not "– 3".
_MARKS = in_class(COMMAS, MIDDLE_DOTS, LONG_DASHES)
_HALF = lazy_pattern(rf"\s{{0,2}}([^\W\d_]\.\s?[^\W\d_]\.?|[^\W\d_][^\s\d!-/:-@\[-`{{-~{_MARKS}]*\.?)")
# "GMT", "(CET)", "GMT+2", "UTC -05:30", "Z"; not "Comments".
_ZONE = lazy_pattern(
    r"""
    \s? \(? (?P<name> [A-ZА-Я]{1,5} ) (?! [^\W\d_] )
    (?: \s? (?P<sign> [+\-−] ) (?P<hours> \d{1,2} ) (?: :? (?P<minutes> \d{2} ) )? )? \)?
    """,
    re.VERBOSE,
)
# "+01:00" and "+0100" right behind the time; not "-15:00" of "14:00-15:00": a minus needs seconds before it.
_OFFSET = lazy_pattern(
    r"[ ]? (?P<sign> [+\-−] ) (?P<hours> \d{2} ) :? (?P<minutes> \d{2} ) (?! \d )", re.VERBOSE
)

_LARGEST_OFFSET = 14  # hours: no clock on earth is farther from UTC


def match(text: str, at: int, *, half: str = "", announced: bool = False) -> ClockTime | None:
    """The clock time that begins at `at`, or None.

    `half` is `am` or `pm` where a word before the figures says so (`下午2:05`). `announced` means that a date or a
    word before them says that a time follows (`kl. 14.05`).

    >>> match("3.05 p.m. GMT", 0)
    ClockTime(end=13, iso='15:05Z')
    """
    for form in FORMS:
        found = form.pattern.match(text, at)
        if found:
            sure = form.needs == "nothing" or bool(half)
            if form.needs == "announcement":
                sure = sure or announced or _zone_follows(text, found.end())
            return _time(text, found, half) if sure or _word_behind(text, found.end()) else None
    return None


def _word_behind(text: str, at: int) -> bool:
    """Whether "pm", "Uhr" or another word of the clock follows."""
    return _half_after(text, at)[0] != "" or _clock_word_follows(text, at)


def _zone_follows(text: str, at: int) -> bool:
    """Whether a zone follows, as in `18.42 BST`."""
    found = _ZONE.match(text, at)
    return found is not None and found["name"] in tables.load("timestamps")["zones"]


def _clock_word_follows(text: str, at: int) -> bool:
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
    kinds = kinds_of(word)
    for half in ("am", "pm"):
        if half in kinds:
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
    """The offset from UTC at `at` and its end; no offset for letters that several zones share."""
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
    if hours > _LARGEST_OFFSET or minutes > 59:
        return ""
    if hours == minutes == 0:
        return "Z"
    return f"{'+' if found['sign'] == '+' else '-'}{hours:02d}:{minutes:02d}"
