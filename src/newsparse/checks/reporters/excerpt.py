"""The line of a finding, shortened to fit a terminal, with carets under the place."""

from typing import NamedTuple

from newsparse.base.escaping import visible
from newsparse.base.text_width import width
from newsparse.checks.reporters.positions import Positions

# Code points shown before and after the start of a finding: together they fit a terminal of 110 columns.
_BEFORE, _AFTER = 40, 60
_CUT = "…"


class Excerpt(NamedTuple):
    """Part of a line, the spaces up to the finding, and the carets under it."""

    line: str
    indent: str
    caret: str


def excerpt(positions: Positions, start: int, end: int) -> Excerpt:
    """The excerpt around code points `start` to `end`; only the first of several lines is shown.

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
