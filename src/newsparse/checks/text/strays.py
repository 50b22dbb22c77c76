"""Which undecodable bytes of a text are plainly Windows-1252: a curly quote, a dash, a letter in a word."""

from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern

# "caf\udce9", bytes kept as PEP 383 has it; not "é"
_STRAY = lazy_pattern("[\ud800-\udfff]+")
_SIGNS = frozenset("‘’“”„‚–—…•€«»\u00a0©®°£§")


def runs(text: str) -> Iterator[tuple[int, int]]:
    """The half-open extents of the runs of code points that stand for undecodable bytes."""
    return (match.span() for match in _STRAY.finditer(text))


def decoded(run: str) -> str | None:
    """The run read as Windows-1252; None where that gives no text.

    >>> decoded("\\udce9")
    'é'
    """
    try:
        return bytes(ord(character) - 0xDC00 for character in run).decode("cp1252")
    except ValueError:
        return None


def explained(text: str, start: int, end: int) -> bool:
    """Whether the run at `start` to `end` makes sense in Windows-1252: letters in a word, common signs."""
    run = decoded(text[start:end])
    if run is None or end - start > 3:
        return False
    beside = text[start - 1 : start] + text[end : end + 1]
    return all(sign in _SIGNS or (sign.isalpha() and _is_latin(beside)) for sign in run)


def _is_latin(beside: str) -> bool:
    """Whether one of the neighbouring characters is a Latin letter."""
    return any(character.isalpha() and character < "\u0250" for character in beside)
