"""Which runs of words, dates, brackets and separators does the head of a text consist of?

The pieces are cut one at a time, so that a caller stops at the first one that is in no dateline.
"""

from __future__ import annotations

import re
from functools import lru_cache

from newsparse.base import tables
from newsparse.base.characters import (
    BRACKETS,
    CLOSING_BRACKETS,
    COLONS,
    COMMAS,
    CURLY_BRACKETS,
    DASHES,
    EQUALS_SIGNS,
    GUILLEMETS,
    IN_WORD_STOPS,
    ITEM_DOTS,
    LONG_DASHES,
    QUOTES,
    ROUND_BRACKETS,
    SEMICOLONS,
    SENTENCE_STOPS,
    SINGLE_QUOTES,
    SLASHES,
    SPACED_FULL_STOPS,
    TITLE_BRACKETS,
    VISARGAS,
    in_class,
    is_small,
    without,
)
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.records import NamedTuple, made
from newsparse.dateline.lexicon import Lexicon
from newsparse.dates import find as dates
from newsparse.dates import tokens as date_tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    PieceKind = Literal["words", "date", "round", "square", "slashed", "dash", "colon", "stop", "comma"]


class Piece(NamedTuple):
    """Code points `start` to `end` (half-open), such as the inside of a bracket; the next piece begins at `after`.

    `dotted` means that the full stop of an abbreviation follows the words (`Calif.`). `iso` (EDTF) is the day of a
    date; `certain` means that the calendar knows it.
    """

    kind: PieceKind
    start: int
    end: int
    after: int
    dotted: bool = False
    iso: str | None = None
    certain: bool = True


_LONGEST_DATELINE = 170  # code points; the longest known one has 110
_MOST_RUN_WORDS = 8  # a longer run is a sentence
_MOST_REPORTER_WORDS = 16  # of a run that begins with reporters
LONGEST_PARTICLE = 5  # letters: Agenzia della Stampa
# The beginning of a sentence, as in most leads: words without marks, figures, commas or stops, then a small one that is
# longer than any particle of a name. "The bridge reopened on"; not "Zeta News", "Le 5 décembre", "PARIS reopened".
_SMALL, _PLAIN = "a-zß-öø-ÿа-яё", "A-Za-zÀ-ɏͰ-ӿ;!?" + in_class(QUOTES)
STORY = lazy_pattern(
    rf"\s*(?=\S{{0,2}}[{_SMALL}]|\S{{1,2}}\s)(?:[{_PLAIN}]++\s++){{1,13}}?"
    rf"[{_SMALL}]{{{LONGEST_PARTICLE + 1},}}+,?(?=\s)(?!\s*\d)"
)

# No letters: all marks but those that stand inside words, apostrophes and the dots of names among them.
_DASH, _LONG_DASH = in_class(DASHES), in_class(LONG_DASHES)
_NOT_IN_WORDS = (
    without(SENTENCE_STOPS, IN_WORD_STOPS)
    + COMMAS
    + SEMICOLONS
    + COLONS
    + BRACKETS
    + EQUALS_SIGNS
    + ITEM_DOTS
)
_LETTERS = rf"[^\s{in_class(_NOT_IN_WORDS, DASHES, without(QUOTES, SINGLE_QUOTES), GUILLEMETS)}/_|*#<>]"
# One piece or part of one: "Port-au-Prince", "(AP)", " -- ", "harrow.com"; not "“Yes", which ends the reading.
_TOKEN = lazy_pattern(
    rf"""
    \s*+(?:
      (?P<visarga>[{VISARGAS}](?=\s|\Z))
    | (?P<word>{_LETTERS}+(?:[-./&:]{_LETTERS}+)*)\s*
    | [(（]\s*(?P<round>[^{ROUND_BRACKETS}]{{1,60}}?)\s*[)）]
    | \[\s*(?P<square>[^\[\]]{{1,60}}?)\s*\]
    | /\s?(?P<slashed>[^/(){_LONG_DASH}]{{1,40}}?)\s?/(?=[\s.:{_DASH}]|\Z)
    | (?P<dash>-{{1,3}}|[{_LONG_DASH}]{{1,2}}|_{{1,2}}|[|{ITEM_DOTS}])\s*
    | (?P<mark>\S)\s*
    )
    """,
    re.VERBOSE,
)
# The kinds of single marks, which are quicker to look up than to compile.
_MARKS = {
    ".": "dot",
    **dict.fromkeys(SPACED_FULL_STOPS, "danda"),
    **dict.fromkeys(SLASHES, "joiner"),
    **dict.fromkeys(COLONS, "colon"),
    **dict.fromkeys(without(COMMAS, "、､"), "comma"),
}
# A word followed by a figure may open a date: "Oct 21", "gruodžio 5"; not "October he".
_FIGURE_NEXT = lazy_pattern(r"[^\s\d,]+\s+\d")
# The word for day behind the figure in Lithuanian: "gruodžio 5 d."; not "5 days".
_DAY_BEHIND = lazy_pattern(r"\s+d\.")
# A date in words that the calendar does not know: "5-р сарын 12 /", "05/12 ("; not "14 teams have".
_OTHER_DATE = lazy_pattern(
    rf"\d{{1,4}}(?:[-/.]\w{{1,3}}){{0,2}}(?:\s+[^\s\d,()/।{_DASH}]{{2,12}}){{0,2}}(?:\s+\d{{1,4}}){{0,2}}(?=\.?\s*[(/।])"
)
# A day and a word that may be a month of another calendar: "१६ पुस", "१६ पुस गते".
_DAY_AND_WORD = lazy_pattern(r"\d{1,2}\s+([^\s\d,.।]{2,10})(?:\s+गते)?")
# A month before its day in a language that mostly writes the day first: "diciembre 5 ("; not "diciembre de 5".
_MONTH_FIRST = lazy_pattern(r"([^\W\d_]{3,12})\.?\s+\d{1,2}(?=\.?,?\s*[(/])")
# What follows a full stop that ends nothing: "Calif. (", "Aug. 28. -".
_NO_END = lazy_pattern(rf"\s*(?:[{in_class(COMMAS, LONG_DASHES)}(\[/_]|--|-[\s(]|\Z)")
# "U.S", "N.Y", "D.C": the last full stop of initials may not end a sentence; not "U", "St.John".
_INITIALS = lazy_pattern(r"(?:[^\W\d_]\.)+[^\W\d_]\Z")


# Dashes that separate without spaces around them, and what needs no space before any dash.
_SEPARATING = frozenset(("--", "---", "__", *without(LONG_DASHES, "‒–")))
_BEFORE_DASHES = without(CLOSING_BRACKETS, CURLY_BRACKETS, TITLE_BRACKETS) + "/."


@lru_cache(maxsize=4096)
def _is_weekday(word: str) -> bool:
    return dates.fold(word) in tables.load("calendar")["weekdays"]


class _Cutter:
    """Cuts one stretch into pieces."""

    def __init__(self, text: str, start: int, end: int, lexicon: Lexicon) -> None:
        self.text, self.at, self.end, self.lexicon = text, start, min(end, start + _LONGEST_DATELINE), lexicon
        self.limit = _MOST_RUN_WORDS
        self.run: list[tuple[int, int]] = []
        self.after_date = False

    def pieces(self) -> Iterator[Piece]:
        """The pieces in order, up to the first thing that is in no dateline."""
        while self.at < self.end:
            token = _TOKEN.match(self.text, self.at, self.end)
            if not token:
                return
            kind = token.lastgroup or ""
            start, end = token.span(kind)
            if kind == "mark":
                kind = _MARKS.get(token["mark"], "")
                if not kind:
                    return
            if kind == "word" and (date := self._date(start, token[kind])):
                yield from self._words()
                yield date
                self.at = date.after
                self.after_date = True
            elif kind == "word" or (kind == "joiner" and not self._closes(start, end)):
                if not self._take(start, end, token.end()):
                    return
            elif kind == "dot" and self._is_no_end(end):
                yield from self._pass_dot(end)
            else:
                piece = self._separator(kind, start, end, token)
                if piece is None:
                    return
                yield from self._words()
                yield piece
                self.at = token.end()
        yield from self._words()

    def _closes(self, start: int, end: int) -> bool:
        """Whether a slash closes: "/ ZETAWIRE / Dec. 5, 2026 / A", "REPORT.AZ/ A"; not "BERLIN / BONN"."""
        if self.after_date:
            return True
        glued = bool(self.run) and self.run[-1][1] == start and end < self.end
        if not glued or not self.text[end].isspace():
            return False
        return self.lexicon.agency(self.text[self.run[0][0] : start]) is not None

    def _words(self, *, dotted: bool = False) -> tuple[Piece, ...]:
        """The run of words so far, as a piece; none if there is no run."""
        if not self.run:
            return ()
        words = made(Piece, ("words", self.run[0][0], self.run[-1][1], self.at, dotted, None, True))
        self.run = []
        return (words,)

    def _take(self, start: int, end: int, after: int) -> bool:
        """Add a word to the run; False if it is in no name."""
        word = self.text[start:end]
        if len(self.run) >= self.limit or not (word[0].isupper() or self._in_a_name(word)):
            return False
        if word[-1] in VISARGAS and len(word) > 2 and (after > end or end == self.end):
            after = end = end - 1
        self.run.append((start, end))
        self.at = after
        return True

    def _in_a_name(self, word: str) -> bool:
        first = word[0]
        if first.isdigit():
            return False
        if not is_small(first) or (not self.run and self.lexicon.word("by", word)):
            return True
        return self.lexicon.word("particles", word) or "." in word or not word.islower()

    def _date(self, start: int, word: str) -> Piece | None:
        """The date that begins with this word."""
        if not (
            word[0].isdigit()
            or _FIGURE_NEXT.match(self.text, start, self.end)
            or (not self.run and _is_weekday(word))
            or (not word.isascii() and date_tokens.is_day(word))
        ):
            return None
        found = dates.match(self.text, start, self.end)
        if found and not self.text[found.end : found.end + 1].isalnum():
            day = _DAY_BEHIND.match(self.text, found.end, self.end)
            end = day.end() if day else found.end
            return made(Piece, ("date", start, end, end, False, found.iso, True))
        month = _DAY_AND_WORD.match(self.text, start, self.end)
        if month and self.lexicon.word("other_months", month.group(1)):
            return Piece("date", start, month.end(), month.end())
        other = self._other_date(start)
        return Piece("date", start, other.end(), other.end(), certain=False) if other else None

    def _other_date(self, start: int) -> re.Match[str] | None:
        """What is written like a date before a bracket, although the calendar does not know it."""
        month = _MONTH_FIRST.match(self.text, start, self.end)
        if month and dates.fold(month.group(1)) in tables.load("calendar")["months"]:
            return month
        return _OTHER_DATE.match(self.text, start, self.end)

    def _is_no_end(self, after: int) -> bool:
        """Whether the full stop that ends at `after` belongs to an abbreviation."""
        if _NO_END.match(self.text, after, self.end):
            return bool(self.run) or after < self.end
        last = self.text[slice(*self.run[-1])] if self.run else ""
        if _INITIALS.match(last):
            return True
        return self.lexicon.word("abbreviations", last) or (len(last) == 1 and last.isupper())

    def _pass_dot(self, after: int) -> tuple[Piece, ...]:
        """Continue the run ("St. Joseph"), or end it before a bracket, a comma or a dash."""
        self.at = after
        if self.run and not _NO_END.match(self.text, after, self.end):
            self.run[-1] = (self.run[-1][0], after)
            return ()
        return self._words(dotted=True)

    def _separator(self, kind: str, start: int, end: int, token: re.Match[str]) -> Piece | None:
        if kind == "comma":
            return _mark("comma", start, end)
        if kind in ("dash", "joiner"):
            return _mark("dash", start, end) if kind == "joiner" or self._separates(start, end) else None
        if kind in ("round", "square", "slashed"):
            return Piece(kind, start, end, token.end())  # type: ignore[arg-type]
        if kind in ("colon", "visarga"):
            glued = end < self.end and not self.text[end].isspace() and self.text[end].isascii()
            return None if glued else _mark("colon", start, end)
        return _mark("stop", start, end)

    def _separates(self, start: int, end: int) -> bool:
        """Whether a dash separates two things: "JAKARTA- ", ")-", "MA—The"; not the one in "Paris–Nice"."""
        if self.text[start:end] in _SEPARATING:
            return True
        before = self.text[start - 1] if start else " "
        after = self.text[end] if end < self.end else " "
        return before.isspace() or after.isspace() or before in _BEFORE_DASHES or after == "("


def _mark(kind: PieceKind, start: int, end: int) -> Piece:
    return made(Piece, (kind, start, end, end, False, None, True))


def pieces(text: str, start: int, end: int, lexicon: Lexicon, *, reporter: bool = False) -> Iterator[Piece]:
    """The pieces of a stretch, in order; `reporter` allows the longer runs that names of reporters make."""
    cutter = _Cutter(text, start, end, lexicon)
    if reporter:
        cutter.limit = _MOST_REPORTER_WORDS
    return cutter.pieces()
