"""Edits become text: those that do not touch each other, in one pass."""

from collections.abc import Iterable, Sequence

from newsparse.checks.finding import DROP_BOM, Edit


def compatible(groups: Iterable[Sequence[Edit]]) -> list[Edit]:
    """The edits of those groups that can be made together, in order of place; earlier groups win.

    A group is what one finding asks for: taken whole or not at all. Two may ask for the same edit.
    """
    taken: set[Edit] = set()
    for group in groups:
        new = [edit for edit in group if edit not in taken]
        if not any(_clash(edit, other) for edit in new for other in taken):
            taken.update(new)
    return sorted(taken)


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
