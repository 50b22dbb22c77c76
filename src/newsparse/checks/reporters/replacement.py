"""A fix as independent replacements, for formats that apply each edit by itself."""

from collections.abc import Sequence

from newsparse.checks.finding import DROP_BOM, Edit
from newsparse.checks.fixes.edits import apply


def replacements(text: str, edits: Sequence[Edit]) -> list[Edit]:
    """The edits in order, those on one line merged; none if one of them removes the byte order mark.

    >>> replacements("a  b  c\\n  d", [Edit(1, 3, " "), Edit(4, 6, " "), Edit(8, 10, "")])
    [Edit(start=1, end=6, text=' b '), Edit(start=8, end=10, text='')]
    """
    if DROP_BOM in edits:
        return []
    groups: list[list[Edit]] = []
    for edit in sorted(edits):
        if groups and not _has_line_ending(text[groups[-1][-1].end : edit.start]):
            groups[-1].append(edit)
        else:
            groups.append([edit])
    return [_merged(text, group) for group in groups]


def _has_line_ending(text: str) -> bool:
    return "\n" in text or "\r" in text


def _merged(text: str, edits: Sequence[Edit]) -> Edit:
    start, end = edits[0].start, edits[-1].end
    moved = [Edit(edit.start - start, edit.end - start, edit.text) for edit in edits]
    return Edit(start, end, apply(text[start:end], moved))
