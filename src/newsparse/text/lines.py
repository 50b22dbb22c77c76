"""Where do the lines of a text begin and end? Only CR LF, CR and LF end a line."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple, overload

from newsparse.base.characters import COLONS, COMMAS, SEMICOLONS, SENTENCE_STOPS

# "a\r\nb" -> one ending; U+2028 and form feeds are text
_ENDING = re.compile(r"\r\n|\r|\n")


CONTINUING = frozenset(
    COMMAS + SENTENCE_STOPS + SEMICOLONS + COLONS + ")]"
)  # at the start of a line, go on with the one above


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

    `foot` marks what is printed on every page between the lines of a paragraph.
    """

    rows: Sequence[Row]
    text: str
    foot: bool = False


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
