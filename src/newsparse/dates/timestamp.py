"""Of which pieces does a timestamp line consist?

Dates, clock times, durations, sources, and words of `data/timestamps.toml`, read one after the other from the left;
the first thing that is none of them ends it: the line is a sentence, or something else.
"""

from collections.abc import Collection
from functools import lru_cache

from newsparse.base.characters import (
    BARS,
    BLANKS,
    BRACKETS,
    BULLETS,
    COLONS,
    COMMAS,
    DASHES,
    ELLIPSES,
    FULL_STOPS,
    GUILLEMETS,
    MIDDLE_DOTS,
    NO_BREAK_SPACES,
    ROUND_BRACKETS,
    SEMICOLONS,
    SLASHES,
    in_class,
)
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.byline import is_agency
from newsparse.dates import clock as clock_times
from newsparse.dates import find as dates
from newsparse.dates import timestamp_words
from newsparse.dates import tokens as date_tokens
from newsparse.dates.timestamp_words import Phrase, phrase, short_weekday

# A longer block is a sentence (code points).
LONGEST = 160


class Moment:
    """One time of the line: its label (`published`, `updated` or none), the day, the clock.

    `whole` says that day, month and year are there; `day` is their ISO 8601 text where it is certain.
    """

    __slots__ = ("clock", "dated", "day", "label", "whole")

    def __init__(self) -> None:
        self.label = self.clock = ""
        self.dated = self.whole = False
        self.day: str | None = None

    @property
    def empty(self) -> bool:
        """Whether neither day nor time has been read yet."""
        return not (self.dated or self.clock)

    @property
    def iso(self) -> str | None:
        """Day and time in ISO 8601; the day alone where it is not whole or no time is given; None without a day."""
        return f"{self.day}T{self.clock}" if self.day and self.clock and self.whole else self.day


class TimestampLine:
    """What has been read of a line; `signs` are the kinds of pieces that make no moment.

    `awaited` is what the last word announced: am_before, pm_before, clock_before, ago.
    """

    __slots__ = ("awaited", "durations", "languages", "moments", "signs", "text")

    def __init__(self, text: str, languages: set[str]) -> None:
        self.text, self.languages = text, languages
        self.moments = [Moment()]
        self.durations = 0
        self.signs: set[str] = set()
        self.awaited = ""

    def dated(self) -> Moment:
        """The moment that the next date belongs to."""
        if self.moments[-1].dated:
            self.moments.append(Moment())
        self.moments[-1].dated = True
        return self.moments[-1]

    def timed(self, clock: str) -> None:
        """Give the clock time to the last moment, or to a new one if that has its own."""
        if self.moments[-1].clock:
            self.moments.append(Moment())
        self.moments[-1].clock = clock

    def labelled(self, label: str, languages: set[str]) -> None:
        """Begin a moment that the words before it call `label`, in one of these languages."""
        if not self.moments[-1].empty:
            self.moments.append(Moment())
        self.moments[-1].label = label
        self.languages |= languages


# ---- pieces that begin with a figure ---------------------------------------------------
# Each piece takes the line and a position, and gives its end, or the position where it does not stand there.

# "2024"; not "12", "202".
_YEAR = lazy_pattern(r"\d{4}(?!\d)")
# A day and a month in figures without a year: "12/31", "18.05."; not "18.05.2020", "1/2/3".
_SHORT_DATE = lazy_pattern(r"(\d{1,2})[./](\d{1,2})\.?(?![\d./])")
# "3" of "3 hours ago"; not "3.5".
_COUNT = lazy_pattern(r"\d{1,3}(?![\d.,:/])\s?")


def _date(line: TimestampLine, at: int) -> int:
    found = dates.match(line.text, at)
    if found and found.iso is None and line.languages:
        found = dates.match(line.text, at, languages=line.languages) or found
    if not found:
        return at
    written = line.text[at : found.end]
    if not any(character.isdigit() for character in written):
        line.signs.add("weekday")
        return found.end
    moment = line.dated()
    if found.iso is None:
        moment.whole = _YEAR.search(written) is not None
    elif not found.iso.startswith("X"):
        moment.day, moment.whole = found.iso, len(found.iso) == len("2026-11-22")
    follows = line.text[found.end : found.end + 2]
    return found.end + 1 if follows[:1] == "T" and follows[1:].isdigit() else found.end


def _past(line: TimestampLine, at: int) -> int:
    """`3 hours ago`, `il y a 3 heures`: no clock time, though "3 hours" alone may be one."""
    unit = _unit(line.text, at)
    after = _next_phrase(line.text, unit.end) if unit else None
    if line.awaited == "ago" or (after and "ago" in after.kinds):
        return _duration(line, at)
    return at


def _clock(line: TimestampLine, at: int) -> int:
    half = line.awaited.removesuffix("_before") if line.awaited in ("am_before", "pm_before") else ""
    certain = line.awaited == "clock_before" or line.moments[-1].dated
    found = clock_times.match(line.text, at, half=half, certain=certain)
    if not found:
        return at
    line.timed(found.iso)
    line.awaited = ""
    return found.end


def _short_date(line: TimestampLine, at: int) -> int:
    found = _SHORT_DATE.match(line.text, at)
    if not found or not all(1 <= int(part) <= 31 for part in found.groups()):
        return at
    line.dated()
    line.signs.add("short date")
    return found.end()


def _duration(line: TimestampLine, at: int) -> int:
    """`3 hours`, and `3 min read`, where the unit is part of what is said of it."""
    unit = _unit(line.text, at)
    if not unit or not ("reading" in unit.kinds or _counted(line, unit)):
        return at
    return unit.end


def _unit(text: str, at: int) -> Phrase | None:
    """The phrase behind a small number."""
    count = _COUNT.match(text, at)
    return phrase(text, count.end()) if count else None


def _counted(line: TimestampLine, unit: Phrase) -> bool:
    """Take note of the unit of a duration; false if it is none."""
    signs = {"units", "years", "ago"} & unit.kinds
    if signs:
        line.durations += 1
        line.signs |= signs
        line.awaited = ""
    return bool(signs)


def _next_phrase(text: str, at: int) -> Phrase | None:
    """The phrase behind white space."""
    while at < len(text) and text[at].isspace():
        at += 1
    return phrase(text, at) if at < len(text) else None


# ---- pieces that begin with a letter ---------------------------------------------------

# Words of these kinds alone say nothing without figures: "min", "pm".
_NEEDS_FIGURES = frozenset({"units", "years", "one", "am", "pm"})
_ANNOUNCES = ("am_before", "pm_before", "clock_before", "ago")


def _words(line: TimestampLine, at: int, found: Phrase) -> int:
    for label in ("published", "updated"):
        if label in found.kinds:
            line.labelled(label, found.languages(label))
            return found.end
    if end := _one_unit(line, found):
        return end
    if _NEEDS_FIGURES.issuperset(found.kinds):
        return _weekday(line, at)
    line.signs.update({"ago", "now", "day"} & found.kinds)
    line.awaited = next((kind for kind in _ANNOUNCES if kind in found.kinds), line.awaited)
    return found.end


def _one_unit(line: TimestampLine, found: Phrase) -> int | None:
    """The end of `an hour`, `einer Stunde`, and of Hebrew's one word for two hours."""
    if line.awaited == "ago" and _NEEDS_FIGURES.issuperset(found.kinds) and _counted(line, found):
        return found.end
    unit = _next_phrase(line.text, found.end) if "one" in found.kinds else None
    return unit.end if unit and _counted(line, unit) else None


def _weekday(line: TimestampLine, at: int) -> int:
    """`Mo 15.03.`: an abbreviation counts before the day; after the clock "min" is no Indonesian Sunday."""
    return (line.moments[-1].empty and short_weekday(line.text, at)) or at


# ---- whose text it is ------------------------------------------------------------------

_LONGEST_SOURCED = 60
_LONGEST_SOURCE = 30
_FEWEST_FIGURES = 5  # of a whole date: "5 March 2024"
# Where a source's name ends: at a mark or a figure; in a script without blanks at a blank too.
_MARKS = in_class(BARS, COMMAS, SEMICOLONS, MIDDLE_DOTS, ROUND_BRACKETS)
_SOURCE_ENDS = lazy_pattern(rf"[{_MARKS}\d]|\s[{in_class(DASHES)}]\s|\s{{2}}|\Z")


def _source(line: TimestampLine, at: int, label: Phrase | None) -> int:
    """The end of `来源：新华网`, or of an agency's name alone; `at` where neither stands there."""
    text, start = line.text, at
    if label:
        start = label.end
        while text[start : start + 1].isspace():
            start += 1
        if text[start : start + 1] not in COLONS:
            return at
        start += 1
        while text[start : start + 1].isspace():
            start += 1
    end = _SOURCE_ENDS.search(text, start).start()  # type: ignore[union-attr]
    if date_tokens.unspaced(text[start : start + 1]):
        end = min(end, start + len(text[start:end].split(maxsplit=1)[0]))
    name = text[start:end].rstrip()
    if not 0 < len(name) <= _LONGEST_SOURCE or not (label or is_agency(name)):
        return at
    line.signs.add("source")
    return start + len(name)


# ---- the line --------------------------------------------------------------------------

_FIGURES = (_date, _past, _clock, _short_date, _duration)
_FIGURE = lazy_pattern(r"\d")
# "il y a quelques minutes" is as long as it gets.
_LONGEST_WITHOUT_FIGURE = 30
# What parts the pieces of a line, and marks that invisibly set its direction.
_BETWEEN = frozenset(
    (BLANKS + NO_BREAK_SPACES + "\u200e\u200f")
    + (COMMAS + SEMICOLONS + COLONS + FULL_STOPS + ELLIPSES)
    + (DASHES + BARS + SLASHES + MIDDLE_DOTS + BULLETS + BRACKETS + GUILLEMETS + "*+~>_")
)


def read(text: str, languages: Collection[str] | None = None) -> TimestampLine | None:
    """The pieces of a line, or None as soon as something is no piece of a timestamp.

    `languages` are added to those of the line's own words, to read dates that are not the same in all.
    """
    first = None if date_tokens.unspaced(text[:1]) else timestamp_words.WORD.match(text)
    if first and not _can_begin(first.group()) and not _can_name_source(text):
        return None
    if len(text) > (LONGEST if _FIGURE.search(text) else _LONGEST_WITHOUT_FIGURE):
        return None
    line, at = TimestampLine(text, set(languages or ())), 0
    while at < len(text):
        end = at + 1 if text[at] in _BETWEEN else _piece(line, at)
        if end == at:
            return None
        at = end
    if len(line.moments) > 1 and line.moments[-1].empty:
        # `14:05 更新`: a label behind the only time belongs to that time.
        last = line.moments.pop()
        line.moments[-1].label = line.moments[-1].label or last.label
    return line


def _can_name_source(text: str) -> bool:
    """Whether the line is short and dated enough to begin with an agency: `Reuters | March 5, 2024`."""
    return len(text) <= _LONGEST_SOURCED and sum(map(str.isdigit, text)) >= _FEWEST_FIGURES


_APOSTROPHE = lazy_pattern("['’]")


@lru_cache(maxsize=4096)
def _can_begin(word: str) -> bool:
    """Whether a time stamp can begin so: "Updated"; not "Mayor", "Österreich": most lines."""
    # The names of dates end at an apostrophe, but "o'clock" is one word.
    return date_tokens.opens(_APOSTROPHE.split(word, 1)[0]) or timestamp_words.opens(word)


def _piece(line: TimestampLine, at: int) -> int:
    """The end of the piece at `at`, or `at` itself."""
    if not line.text[at].isdigit():
        end = _date(line, at)
        found = phrase(line.text, at) if end == at else None
        if end == at and (not found or "source" in found.kinds):
            end = _source(line, at, found)
        return end if end > at else _words(line, at, found) if found else _weekday(line, at)
    for piece in _FIGURES:
        end = piece(line, at)
        if end > at:
            return end
    return at
