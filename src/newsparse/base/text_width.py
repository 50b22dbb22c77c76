"""The width of a text on a terminal."""

from unicodedata import category, east_asian_width

_NO_WIDTH = frozenset(("Mn", "Me", "Cf"))


def width(text: str) -> int:
    """The columns of one line: two for wide characters, none for combining and invisible ones.

    >>> width("a"), width("日"), width("e\\u0301")
    (1, 2, 1)
    """
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if category(character) in _NO_WIDTH:
        return 0
    return 2 if east_asian_width(character) in "WF" else 1
