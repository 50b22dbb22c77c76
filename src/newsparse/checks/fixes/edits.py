"""Choosing edits that do not overlap, and applying them to a text."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsparse.checks.finding import DROP_BOM, Edit


def compatible(groups: Iterable[Sequence[Edit]]) -> list[Edit]:
    """The edits of the groups that can be applied together, in order of position; earlier groups win.

    A group holds the edits of one finding and is taken whole or not at all. Two groups may share an edit.
    """
    taken: list[Edit] = []  # in order; no two overlap, except within a group
    for group in groups:
        new = [edit for edit in group if not _has(taken, edit)]
        if not any(_clash(edit, other) for edit in new for other in _neighbours(taken, edit)):
            for edit in dict.fromkeys(new):
                insort(taken, edit)
    return taken


def _has(taken: Sequence[Edit], edit: Edit) -> bool:
    at = bisect_left(taken, edit)
    return at < len(taken) and taken[at] == edit


def _neighbours(taken: Sequence[Edit], edit: Edit) -> Sequence[Edit]:
    """The edits that could overlap this one: as they do not overlap each other, the nearest on either side."""
    at = bisect_left(taken, edit)
    return taken[max(0, at - 2) : at + 2]


def _clash(one: Edit, other: Edit) -> bool:
    """Whether two edits overlap or insert at the same place."""
    if one.start == other.start:
        return True
    return one.start < other.end and other.start < one.end


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits applied, which must not overlap; the byte order mark is not part of it.

    >>> apply("a  b", [Edit(1, 3, " ")])
    'a b'
    """
    pieces = []
    at = 0
    for edit in sorted(edits):
        if edit == DROP_BOM:
            continue
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*pieces, text[at:]])


class Change(NamedTuple):
    """Code points `start` to `end` of the old text became `new_start` to `new_end` of the new one (half-open)."""

    start: int
    end: int
    new_start: int
    new_end: int


def changes(edits: Iterable[Edit]) -> list[Change]:
    """What edits that do not overlap change, in order.

    >>> changes([Edit(1, 3, " "), Edit(5, 5, "-")])
    [Change(start=1, end=3, new_start=1, new_end=2), Change(start=5, end=5, new_start=4, new_end=5)]
    """
    found = []
    shift = 0
    for edit in sorted(edits):
        if edit != DROP_BOM:
            start = edit.start + shift
            found.append(Change(edit.start, edit.end, start, start + len(edit.text)))
            shift += len(edit.text) - (edit.end - edit.start)
    return found


def composed(first: Sequence[Change], second: Sequence[Change]) -> list[Change]:
    """The changes from the oldest text to the newest; `second` changes what `first` made, and both are in order.

    Those that touch become one.
    """
    # In the text between: its extents that one or the other changed, and by how much the texts around it are longer.
    pieces = [
        (one.new_start, one.new_end, (one.end - one.start) - (one.new_end - one.new_start), 0)
        for one in first
    ]
    pieces += [
        (one.start, one.end, 0, (one.new_end - one.new_start) - (one.end - one.start)) for one in second
    ]
    found: list[Change] = []
    last = -1
    before = after = 0  # what to add to an offset for the oldest text, and for the newest
    for start, end, longer_before, longer_after in sorted(pieces):
        opens = (start + before, start + after) if start > last else (found[-1].start, found[-1].new_start)
        if start <= last:
            found.pop()
        last = max(last, end) if start <= last else end
        before, after = before + longer_before, after + longer_after
        found.append(Change(opens[0], last + before, opens[1], last + after))
    return found
