"""Where do the lines of a text begin and end? Only CR LF, CR and LF end a line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from newsparse.base.characters import (
    COLONS,
    COMMAS,
    SEMICOLONS,
    SENTENCE_STOPS,
    SOFT_HYPHEN,
    WORD_BULLETS,
    is_small,
)
from newsparse.base.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import overload

# "a\r\nb" -> one ending; U+2028 and form feeds are text
_ENDING = re.compile(r"\r\n|\r|\n")
_FEWEST_CUT = 150  # code points; a shorter row can be a headline or a deck
_LONGEST_SIGNATURE = 6  # words of a byline in small letters: `von Ana Ruiz und Li Wei`
_LONGEST_FIELD = 24  # code points of a label, its colon and a space
LONGEST_DATE = 36  # code points
_MOST_DATE_WORDS = 6  # before the year
BREAKING = "-\u2010" + SOFT_HYPHEN  # at the end of a line, between the parts of a word

CONTINUING = frozenset(
    COMMAS + SENTENCE_STOPS + SEMICOLONS + COLONS + ")]"
)  # at the start of a line, go on with the one above


WEB = ("http://", "https://", "www.")
LONGEST_WRAP = 120  # columns; no text is hard-wrapped wider, so a longer line is a paragraph of its own
# Matches the tabs of "Oslo\t3" and "1.\tBrann\t34" (the second); not those of "•\tthe bricks" and "12)\tthe bricks".
COLUMN_TAB = rf"(?<!^[^\w\s])(?<!^[{WORD_BULLETS}])(?<!^\w[.)])(?<!^\w\w[.)])\t"


class Line(NamedTuple):
    """Code points `start` to `end` of one line, its ending not included; `next` is where the following one starts."""

    start: int
    end: int
    next: int


class Row(NamedTuple):
    """A line that is not blank, without the white space around it; `gap` counts the blank lines above."""

    line: int
    start: int
    end: int
    text: str
    indent: int
    gap: int


class Group(NamedTuple):
    """The rows of one paragraph in order, and their joined text.

    `foot` marks what is printed on every page between the lines of a paragraph, `verse` a stanza that keeps its lines.
    """

    rows: Sequence[Row]
    text: str
    foot: bool = False
    verse: bool = False


def is_signature(text: str) -> bool:
    """Whether a short line is a small word and names: `von Ana Ruiz`."""
    words = text.partition("|")[0].split()
    return 1 < len(words) <= _LONGEST_SIGNATURE and all(not is_small(word[0]) for word in words[1:3])


def is_field(text: str) -> bool:
    """Whether a line is a field of a header or a record: `Source: Harrow Mercury`, `Sent: Monday, 3 June 2031`."""
    label, colon, rest = text[:_LONGEST_FIELD].partition(":")
    return bool(colon) and rest[:1].isspace() and label[:1].isupper() and label.replace("-", "").isalpha()


def is_date(text: str) -> bool:
    """Whether a short line is a date with its year, without a full stop: `June 4, 2031`, `4 de junio de 2031`."""
    if len(text) > LONGEST_DATE or not text[-4:].isdigit() or text[-5:-4].isdigit():
        return False
    words = text[:-4].replace(",", " ").split()
    days = [word for word in words if word.rstrip(".").isdigit() and len(word.rstrip(".")) < 3]
    return len(days) == 1 and len(words) <= _MOST_DATE_WORDS and all(word[0].isalnum() for word in words)


def stops_inside(row: Row) -> bool:
    """Whether a long row, a paragraph of its own in other files, stops without a mark or at a comma."""
    return len(row.text) >= _FEWEST_CUT and (row.text[-1].isalnum() or row.text[-1] in COMMAS)


Measure = Callable[[str], int]  # returns a text's width in characters, or in columns on a terminal


class Layout(NamedTuple):
    """The layout of a file's paragraphs, with the evidence.

    Of `pairs` of neighbouring short lines, the upper line is full in `full`: the next word would not have fitted
    into `width` columns. Of these, `open` stop in the middle of a sentence, which continues in lower case in
    `continued`. `width` is None if nothing is wrapped. `base` is the indentation of continuation lines, if the
    first lines of paragraphs have another one. `by_sentence` is true if a sentence that ends with its line, even a
    full one, probably ends its paragraph. `ragged` is true if lines were broken before they were full, as in text
    from PDF files. `chosen` is the layout that the caller asked for. `spaced` is true
    if blank lines separate the paragraphs, `cut` if a few of them cut a sentence.
    """

    width: int | None = None
    full: int = 0
    open: int = 0
    continued: int = 0
    pairs: int = 0
    base: int | None = None
    measure: Measure = len
    by_sentence: bool = False
    ragged: bool = False
    chosen: str = "auto"
    spaced: bool = False
    cut: bool = False

    @property
    def confidence(self) -> float:
        """How sure the layout is, from 0 to 1; 1 if the caller chose it or nothing speaks against it.

        Of a wrapped file: the share of its full lines that end inside a sentence. Of any other: the share of its
        pairs of short lines that do not look wrapped.
        """
        if self.chosen != "auto" or not self.pairs:
            return 1.0
        if self.width:
            return self.open / self.full if self.full else 0.0
        return 1.0 - max(self.continued, self.open if self.full * 2 >= self.pairs else 0) / self.pairs


def may_wrap(above: Row, below: Row) -> bool:
    """Whether both lines are short enough to be wrapped."""
    return len(above.text) <= LONGEST_WRAP and len(below.text) <= LONGEST_WRAP


def splits_word(above: str, below: str) -> bool:
    """Whether the end of a line splits a word, or what is joined by a hyphen: `the parlia-` above `ment met`."""
    if above[-1] not in BREAKING or len(above) < 2:
        return False
    return below[0].isalpha() if above[-1] == SOFT_HYPHEN else above[-2].isalpha() and is_small(below[0])


def raw(text: str) -> Iterator[tuple[int, str]]:
    """Yield the start of each line of `text`, and the line without its ending.

    A final line ending is followed by an empty string, which is not a line (see `split`).
    """
    start = 0
    if "\r" not in text:
        for line in text.split("\n"):
            yield start, line
            start += len(line) + 1
        return
    for ending in _ENDING.finditer(text):
        yield start, text[start : ending.start()]
        start = ending.end()
    yield start, text[start:]


def split(text: str) -> list[Line]:
    """The lines of `text`, in order; a text that ends in a line ending has no empty line after it.

    >>> split("Title\\r\\nBody")
    [Line(start=0, end=5, next=7), Line(start=7, end=11, next=11)]
    """
    found = []
    start, line = 0, ""
    for number, (following, next_line) in enumerate(raw(text)):
        if number:
            found.append(Line(start, start + len(line), following))
        start, line = following, next_line
    if line:
        found.append(Line(start, len(text), len(text)))
    return found


class Lines(Sequence[Line]):
    """The lines of a text, split on first use: callers that have the blocks seldom need the lines."""

    __slots__ = ("_found", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: list[Line] | None = None

    def _lines(self) -> list[Line]:
        if self._found is None:
            self._found = split(self._text)
        return self._found

    def __len__(self) -> int:
        return len(self._lines())

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, index: int) -> Line: ...
        @overload
        def __getitem__(self, index: slice) -> list[Line]: ...

    def __getitem__(self, index: int | slice) -> Line | list[Line]:
        return self._lines()[index]


def number_at(lines: Sequence[Line], offset: int) -> int:
    """The 1-based number of the line that holds the code point at `offset`."""
    return max(1, bisect_right(lines, offset, key=_start))


def _start(line: Line) -> int:
    return line.start
