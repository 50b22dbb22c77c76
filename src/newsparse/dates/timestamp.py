"""Which dates, times and words does a timestamp line consist of?

A line is read from the left, piece by piece: dates, clock times, durations, sources, and words of
`data/timestamps.toml`. Anything else means that it is not a timestamp line.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

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
    INVISIBLE_MARKS,
    MIDDLE_DOTS,
    NO_BREAK_SPACES,
    ROUND_BRACKETS,
    SEMICOLONS,
    SLASHES,
    in_class,
)
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.byline import is_agency
from newsparse.dates import find as dates
from newsparse.dates import timestamp_words
from newsparse.dates import tokens as date_tokens
from newsparse.dates.timestamp_words import TimestampPhrase, phrase, short_weekday

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

_LONGEST_LINE = 160  # code points: a time of publication and one of an update; more is a sentence


class Moment:
    """One time of the line: its label (`published`, `updated` or none), its day and its clock time.

    `whole` means that it has day, month and year; `day` is the ISO 8601 text where the day is certain.
    """

    __slots__ = ("clock", "dated", "day", "label", "whole")

    def __init__(self) -> None:
        self.label = self.clock = ""
        self.dated = self.whole = False
        self.day: str | None = None

    @property
    def empty(self) -> bool:
        """Whether it has neither day nor time."""
        return not (self.dated or self.clock)

    @property
    def iso(self) -> str | None:
        """Day and time in ISO 8601; only the day if it is not whole or has no time; None without a day."""
        return f"{self.day}T{self.clock}" if self.day and self.clock and self.whole else self.day


class TimestampLine:
    """What has been read of a line; `marks` are the kinds of its pieces that belong to no moment.

    `announced` is what the last word said would follow: am_before, pm_before, clock_before, ago.
    """

    __slots__ = ("announced", "durations", "languages", "marks", "moments", "text")

    def __init__(self, text: str, languages: set[str]) -> None:
        self.text, self.languages = text, languages
        self.moments = [Moment()]
        self.durations = 0
        self.marks: set[str] = set()
        self.announced = ""

    def add_date(self) -> Moment:
        """Mark the last moment, or a new one if that has a date, as dated."""
        if self.moments[-1].dated:
            self.moments.append(Moment())
        self.moments[-1].dated = True
        return self.moments[-1]

    def add_time(self, clock: str) -> None:
        """Give the clock time to the last moment, or to a new one if that has a time."""
        if self.moments[-1].clock:
            self.moments.append(Moment())
        self.moments[-1].clock = clock

    def add_label(self, label: str, languages: set[str]) -> None:
        """Begin a moment with a label that is a word of these languages."""
        if not self.moments[-1].empty:
            self.moments.append(Moment())
        self.moments[-1].label = label
        self.languages |= languages

    def close(self) -> None:
        """Give each label to the time before it, if the line opens with a time and ends with a label: `14:05 更新`."""
        if len(self.moments) < 2 or not self.moments[-1].empty:
            return
        if not self.moments[0].label:
            for before, behind in pairwise(self.moments):
                before.label = behind.label
        self.moments.pop()


# ---- pieces that begin with a figure ---------------------------------------------------
# Each function returns the end of its piece at a position, or the position itself if there is no such piece.

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
        line.marks.add("weekday")
        return found.end
    moment = line.add_date()
    if found.iso is None:
        moment.whole = _YEAR.search(written) is not None
    elif not found.iso.startswith("X"):
        moment.day, moment.whole = found.iso, len(found.iso) == len("2026-11-22")
    follows = line.text[found.end : found.end + 2]
    return found.end + 1 if follows[:1] == "T" and follows[1:].isdigit() else found.end


def _past(line: TimestampLine, at: int) -> int:
    """`3 hours ago`, `il y a 3 heures`; "3 hours" alone may be a clock time."""
    unit = _unit(line.text, at)
    after = _next_phrase(line.text, unit.end) if unit else None
    if line.announced == "ago" or (after and "ago" in after.kinds):
        return _duration(line, at)
    return at


def _clock(line: TimestampLine, at: int) -> int:
    half = line.announced.removesuffix("_before") if line.announced in ("am_before", "pm_before") else ""
    announced = line.announced == "clock_before" or line.moments[-1].dated
    from newsparse.dates import clock  # few lines get so far

    found = clock.match(line.text, at, half=half, announced=announced)
    if not found:
        return at
    line.add_time(found.iso)
    line.announced = ""
    return found.end


def _short_date(line: TimestampLine, at: int) -> int:
    found = _SHORT_DATE.match(line.text, at)
    if not found or not all(1 <= int(part) <= 31 for part in found.groups()):
        return at
    line.add_date()
    line.marks.add("short date")
    return found.end()


def _duration(line: TimestampLine, at: int) -> int:
    """`3 hours`, `3 min read`."""
    unit = _unit(line.text, at)
    if not unit or not ("reading" in unit.kinds or _counted(line, unit)):
        return at
    return unit.end


def _unit(text: str, at: int) -> TimestampPhrase | None:
    """The phrase behind a number of up to three digits."""
    count = _COUNT.match(text, at)
    return phrase(text, count.end()) if count else None


def _counted(line: TimestampLine, unit: TimestampPhrase) -> bool:
    """Add a duration in this unit to the line; False if it is not a unit of time."""
    marks = {"units", "years", "ago"} & unit.kinds
    if marks:
        line.durations += 1
        line.marks |= marks
        line.announced = ""
    return bool(marks)


def _next_phrase(text: str, at: int) -> TimestampPhrase | None:
    """The phrase behind white space."""
    while at < len(text) and text[at].isspace():
        at += 1
    return phrase(text, at) if at < len(text) else None


# ---- pieces that begin with a letter ---------------------------------------------------

# Words of these kinds mean nothing without figures: "min", "pm".
_NEEDS_FIGURES = frozenset({"units", "years", "one", "am", "pm"})
_ANNOUNCES = ("am_before", "pm_before", "clock_before", "ago")


def _words(line: TimestampLine, at: int, found: TimestampPhrase) -> int:
    for label in ("published", "updated"):
        if label in found.kinds:
            line.add_label(label, found.languages(label))
            return found.end
    if end := _one_unit(line, found):
        return end
    if _NEEDS_FIGURES.issuperset(found.kinds):
        return _weekday(line, at)
    line.marks.update({"ago", "now", "day"} & found.kinds)
    line.announced = next((kind for kind in _ANNOUNCES if kind in found.kinds), line.announced)
    return found.end


def _one_unit(line: TimestampLine, found: TimestampPhrase) -> int | None:
    """The end of `an hour`, `einer Stunde`, and of Hebrew's one word for two hours."""
    if line.announced == "ago" and _NEEDS_FIGURES.issuperset(found.kinds) and _counted(line, found):
        return found.end
    unit = _next_phrase(line.text, found.end) if "one" in found.kinds else None
    return unit.end if unit and _counted(line, unit) else None


def _weekday(line: TimestampLine, at: int) -> int:
    """`Mo 15.03.`: an abbreviation counts before the day; after the clock "min" is not Indonesian for Sunday."""
    return (line.moments[-1].empty and short_weekday(line.text, at)) or at


# ---- sources ---------------------------------------------------------------------------

_LONGEST_SOURCE = 30  # code points
# Where the name of a source ends: at a mark or a digit; in a script without spaces at white space too.
_MARKS = in_class(BARS, COMMAS, SEMICOLONS, MIDDLE_DOTS, ROUND_BRACKETS)
_SOURCE_ENDS = lazy_pattern(rf"[{_MARKS}\d]|\s[{in_class(DASHES)}]\s|\s{{2}}|\Z")


def _source(line: TimestampLine, at: int, label: TimestampPhrase | None) -> int:
    """The end of `来源：新华网`, or of the name of an agency; `at` if neither is there."""
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
    line.marks.add("source")
    return start + len(name)


# ---- the line --------------------------------------------------------------------------

_FIGURES = (_date, _past, _clock, _short_date, _duration)
_LONGEST_WITHOUT_FIGURE = 30  # code points: "il y a quelques minutes" has 23
# What separates the pieces of a line, with the invisible marks of its direction.
_SEPARATORS = (
    (BLANKS + NO_BREAK_SPACES + INVISIBLE_MARKS)
    + (COMMAS + SEMICOLONS + COLONS + FULL_STOPS + ELLIPSES)
    + (DASHES + BARS + SLASHES + MIDDLE_DOTS + BULLETS + BRACKETS + GUILLEMETS + "*+~>_")
)
BETWEEN = frozenset(_SEPARATORS)


def read(text: str, languages: Collection[str] | None = None) -> TimestampLine | None:
    """The pieces of a line, or None if anything in it does not belong to a timestamp.

    `languages` are added to those of the line's own words; they decide between readings of a date.
    """
    if len(text) > _LONGEST_LINE or not (date_tokens.DIGIT.search(text) or _can_lack_figures(text)):
        return None
    line, at = TimestampLine(text, set(languages or ())), 0
    while at < len(text):
        end = at + 1 if text[at] in BETWEEN else piece(line, at)
        if end == at:
            return None
        at = end
    line.close()
    return line


def _can_lack_figures(text: str) -> bool:
    """Whether a line without digits is short, begins like a timestamp and has a word that tells when.

    Most lines are and have nothing of this. A line that names an agency first needs figures too.
    """
    if len(text) > _LONGEST_WITHOUT_FIGURE:
        return False
    text = text.lstrip(_SEPARATORS)
    first = None if date_tokens.unspaced(text[:1]) else timestamp_words.WORD.match(text)
    if first and not any(_openings(first.group())):
        return False
    return timestamp_words.tells_without_figures(text)


@lru_cache(maxsize=4096)
def _openings(word: str) -> tuple[bool, bool]:
    """Whether a date, and whether a phrase, can begin with this word: "May" and "Updated"; neither with "Mayor"."""
    folded = date_tokens.fold(word)
    # The names of dates end at an apostrophe, but "o'clock" is one word.
    name = folded.split("'", 1)[0].rstrip()
    return date_tokens.can_open(name, dates.OPENING), timestamp_words.can_open(folded)


def piece(line: TimestampLine, at: int) -> int:
    """The end of the piece at `at`, or `at` itself."""
    if not line.text[at].isdigit():
        word = None if date_tokens.unspaced(line.text[at]) else timestamp_words.WORD.match(line.text, at)
        dated, phrased = _openings(word.group()) if word else (True, True)
        if not dated and not phrased:
            return _source(line, at, None)  # most words
        end = _date(line, at) if dated else at
        found = phrase(line.text, at) if phrased and end == at else None
        if end == at and (not found or "source" in found.kinds):
            end = _source(line, at, found)
        return end if end > at else _words(line, at, found) if found else _weekday(line, at)
    for figure in _FIGURES:
        end = figure(line, at)
        if end > at:
            return end
    return at
