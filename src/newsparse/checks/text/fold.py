"""The reading of a text that typography does not change: what must be equal before and after a safe fix."""

from unicodedata import category, normalize

from newsparse.base.characters import (
    APOSTROPHE_LOOKALIKES,
    CORNER_QUOTES,
    DASHES,
    DOUBLE_PRIMES,
    JOINERS,
    QUOTES,
    RARE_DASHES,
    SINGLE_QUOTES,
    without,
)
from newsparse.base.lazy_pattern import lazy_pattern

_DOUBLE_QUOTES = without(QUOTES, SINGLE_QUOTES, CORNER_QUOTES) + DOUBLE_PRIMES
_QUOTES = {
    **dict.fromkeys(_DOUBLE_QUOTES, '"'),
    **dict.fromkeys(SINGLE_QUOTES + APOSTROPHE_LOOKALIKES, "'"),
}
_DASHES = dict.fromkeys(DASHES + RARE_DASHES, "-")
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_TABLE = str.maketrans({**_QUOTES, **_DASHES, **LIGATURES, "…": "...", "\ufeff": None, "\u200b": None})

# "-- ", "---" -> one hyphen; a single one stays as it is
_HYPHENS = lazy_pattern(r"--+")
# ". . ." and "...." -> "..."; "U.S. ." has no third stop
_ELLIPSIS = lazy_pattern(r"\.(?:\s?\.){2,}")
# a space beside a sign that is no letter, digit or underscore: "word , word"; not between two words
_LOOSE_SPACE = lazy_pattern(r" (?=[^\w\s])|(?<=[^\w\s]) ")


def fold(text: str) -> str:
    """The text with one sign for all quotes, dashes, spaces and ellipses of a kind, nothing invisible in it.

    Spaces that part two words count; those beside a sign do not.

    >>> fold("“It’s  over …” – he said") == fold('"It\\'s over..."  -- he said')
    True
    >>> fold("its over") == fold("it's over")
    False
    """
    text = text.translate(_TABLE)
    if not text.isprintable():
        text = text.translate(dict.fromkeys([ord(c) for c in set(text) if _is_invisible(c)]))
    text = _HYPHENS.sub("-", normalize("NFC", text).replace("''", '"'))
    text = _ELLIPSIS.sub("...", text)
    # One blank for each run first: the pattern would try a million of them a million times.
    return _LOOSE_SPACE.sub("", " ".join(text.split()))


def _is_invisible(character: str) -> bool:
    """Control and format characters but white space and the joiners, which some scripts spell with."""
    if character.isprintable() or character.isspace() or character in JOINERS:
        return False
    return category(character) in ("Cc", "Cf")
