"""Which end marker, if any, a line is: the newsroom's exact signs that the article is over."""

from newsparse.base.characters import BARS, BLANKS, BRACKETS, CORNER_QUOTES, RULER_SIGNS, SLASHES
from newsparse.base.tables import load

_LONGEST = 40
# What newsrooms set around a marker: `- 30 -`, `***END***`, `(ends)`.
_DECORATION = BLANKS + RULER_SIGNS + BRACKETS + CORNER_QUOTES + SLASHES + BARS + "<>\\"


def ending(text: str) -> str | None:
    """The marker that the whole line is, as the table writes it; None for every other line.

    >>> ending("***END***")
    'end'
    >>> ending("Ends meet") is None
    True
    """
    if len(text) > _LONGEST:
        return None
    line = text.strip()
    table = load("endings")
    if line in table["exact"]:
        return line
    bare = line.strip(_DECORATION)
    folded = " ".join(bare.casefold().split())
    if folded in table["words"]:
        return folded
    return folded if folded in table["marked"] and (bare != line or bare.isupper()) else None
