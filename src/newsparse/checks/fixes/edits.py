"""Choosing edits that do not overlap, and applying them to a text."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

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
