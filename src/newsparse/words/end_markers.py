"""Is a line an end marker, such as `-30-` or `End Article`, and which one?"""

from newsparse.base.characters import BARS, BLANKS, BRACKETS, CORNER_QUOTES, RULER_SIGNS, SLASHES
from newsparse.base.tables import load

_LONGEST_LINE = 40  # code points of a marker with its decoration; longer lines are rulers or text
# What newsrooms put around a marker: `- 30 -`, `***END***`, `(ends)`.
_DECORATION = BLANKS + RULER_SIGNS + BRACKETS + CORNER_QUOTES + SLASHES + BARS + "<>\\"


def end_marker(text: str) -> str | None:
    """The marker that a line consists of, as written in the table; None for any other line.

    >>> end_marker("***END***")
    'end'
    >>> end_marker("Ends meet") is None
    True
    """
    if len(text) > _LONGEST_LINE:
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
