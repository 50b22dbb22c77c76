"""A finding's fix as one replacement, for formats that cannot hold several edits together."""

from collections.abc import Sequence

from newsparse.checks.edits import apply
from newsparse.checks.finding import DROP_BOM, Edit


def merged(text: str, edits: Sequence[Edit]) -> Edit | None:
    """One edit that does what all of them do; None where there is none, or where it is the byte order mark's.

    >>> merged("a  b  c", [Edit(1, 3, " "), Edit(4, 6, " ")])
    Edit(start=1, end=6, text=' b ')
    """
    if not edits or DROP_BOM in edits:
        return None
    start, end = min(edit.start for edit in edits), max(edit.end for edit in edits)
    moved = [Edit(edit.start - start, edit.end - start, edit.text) for edit in edits]
    return Edit(start, end, apply(text[start:end], moved))
