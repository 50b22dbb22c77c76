"""Undecodable bytes of a text, and which of them are plainly Windows-1252."""

from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern

# "caf\udce9", a byte kept as a lone surrogate (PEP 383); not "é"
_STRAY = lazy_pattern("[\ud800-\udfff]+")
_SIGNS = frozenset("‘’“”„‚–—…•€«»\u00a0©®°£§")


_LONGEST_RUN = 3  # bytes; longer runs are binary data or another encoding


def runs(text: str) -> Iterator[tuple[int, int]]:
    """The half-open extents of the runs of undecodable bytes."""
    return (match.span() for match in _STRAY.finditer(text))


def decoded(run: str) -> str | None:
    """The run decoded as Windows-1252; None if that fails.

    >>> decoded("\\udce9")
    'é'
    """
    try:
        return bytes(ord(character) - 0xDC00 for character in run).decode("cp1252")
    except ValueError:
        return None


def explained(text: str, start: int, end: int) -> bool:
    """Whether the run makes sense in Windows-1252: letters inside a word, or common punctuation."""
    run = decoded(text[start:end])
    if run is None or end - start > _LONGEST_RUN:
        return False
    beside = text[start - 1 : start] + text[end : end + 1]
    return all(sign in _SIGNS or (sign.isalpha() and _is_latin(beside)) for sign in run)


def _is_latin(beside: str) -> bool:
    """Whether one of the adjacent characters is a Latin letter."""
    return any(character.isalpha() and character < "\u0250" for character in beside)
