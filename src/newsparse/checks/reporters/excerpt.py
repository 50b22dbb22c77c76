"""The line that a finding stands in, cut to what fits, and a caret that stands under it on a terminal."""

from typing import NamedTuple

from newsparse.base.escaping import visible
from newsparse.base.text_width import width
from newsparse.checks.reporters.positions import Positions

_BEFORE, _AFTER = 40, 60  # code points of the line on each side of where a finding begins
_CUT = "…"


class Excerpt(NamedTuple):
    """A piece of a line, the blanks that lead to the finding, and the carets under it."""

    line: str
    indent: str
    caret: str


def excerpt(positions: Positions, start: int, end: int) -> Excerpt:
    """The excerpt around code points `start` to `end`; of several lines it shows the first.

    >>> excerpt(Positions("Über 5  Euro\\n"), 6, 8)
    Excerpt(line='Über 5  Euro', indent='      ', caret='^^')
    """
    first, last = positions.line_of(start)
    last = max(last, start)
    left, right = max(first, start - _BEFORE), min(last, start + _AFTER)
    text = positions.text
    head, found, tail = text[left:start], text[start : min(end, right)], text[min(end, right) : right]
    opening = _CUT if left > first else ""
    closing = _CUT if right < last else ""
    line = opening + visible(head + found + tail).rstrip() + closing
    indent = " " * (len(opening) + width(visible(head)))
    return Excerpt(line, indent, "^" * max(1, width(visible(found))))
