"""Where the lines of a text begin and end; nothing but CR LF, CR and LF ends a line."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

# "a\r\nb" -> one ending; U+2028 and form feeds are text
_ENDING = re.compile(r"\r\n|\r|\n")


class Line(NamedTuple):
    """Code points `start` to `end` of one line, its ending not included; `next` is where the following one starts."""

    start: int
    end: int
    next: int


def split(text: str) -> list[Line]:
    """The lines of `text`, in order; a text that ends in a line ending has no empty line after it.

    >>> split("Title\\r\\nBody")
    [Line(start=0, end=5, next=7), Line(start=7, end=11, next=11)]
    """
    if "\r" in text:
        return _split_mixed(text)
    lines = []
    start = 0
    for piece in text.split("\n"):
        end = start + len(piece)
        lines.append(Line(start, end, end + 1))
        start = end + 1
    return _closed(lines, len(text))


def _split_mixed(text: str) -> list[Line]:
    lines = []
    start = 0
    for ending in _ENDING.finditer(text):
        lines.append(Line(start, ending.start(), ending.end()))
        start = ending.end()
    lines.append(Line(start, len(text), len(text)))
    return _closed(lines, len(text))


def _closed(lines: list[Line], length: int) -> list[Line]:
    last = lines.pop()
    if last.start < length:
        lines.append(Line(last.start, length, length))
    return lines


def number_at(lines: Sequence[Line], offset: int) -> int:
    """The 1-based number of the line that holds the code point at `offset`."""
    return max(1, bisect_right(lines, offset, key=_start))


def _start(line: Line) -> int:
    return line.start
