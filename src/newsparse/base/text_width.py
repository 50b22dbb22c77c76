"""How many columns of a terminal a text takes."""

from functools import lru_cache
from unicodedata import category, east_asian_width

from newsparse.base.characters import not_ascii

_NO_WIDTH = frozenset(("Mn", "Me", "Cf"))


def width(text: str) -> int:
    """Return the columns of one line: two for wide characters, none for combining and invisible ones.

    >>> width("a"), width("日"), width("e\\u0301")
    (1, 2, 1)
    """
    return len(text) if text.isascii() else _width(text)


def is_narrow(text: str) -> bool:
    """Return whether each character takes one column, so that the width is the length.

    >>> is_narrow("Ölpreis – “hoch”"), is_narrow("日")
    (True, False)
    """
    return all(_columns(character) == 1 for character in not_ascii(text))


# Finding out how a text is wrapped measures each of its lines several times.
@lru_cache(maxsize=512)
def _width(text: str) -> int:
    return sum(map(_columns, text))


@lru_cache(maxsize=4096)
def _columns(character: str) -> int:
    if category(character) in _NO_WIDTH:
        return 0
    return 2 if east_asian_width(character) in "WF" else 1
