"""Edits become text: those that do not touch each other, in one pass."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

from newsparse.checks.finding import DROP_BOM, Edit


def compatible(groups: Iterable[Sequence[Edit]]) -> list[Edit]:
    """The edits of those groups that can be made together, in order of place; earlier groups win.

    A group is what one finding asks for: taken whole or not at all. Two may ask for the same edit.
    """
    taken: list[Edit] = []  # in order; no two of them touch, but for those of one group
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
    """The edits that could touch this one: of those that do not touch each other, the next on either side."""
    at = bisect_left(taken, edit)
    return taken[max(0, at - 2) : at + 2]


def _clash(one: Edit, other: Edit) -> bool:
    """Whether two edits touch the same code points or insert at the same place."""
    if one.start == other.start:
        return True
    return one.start < other.end and other.start < one.end


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made, which must not touch each other; the byte order mark is not in it.

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
