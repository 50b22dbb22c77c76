"""A text without its typography: what must be equal before and after a safe fix."""

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
_FORMS = {**_QUOTES, **_DASHES, **LIGATURES, "…": "...", "\ufeff": "", "\u200b": ""}
_SIGNS = frozenset(sign for sign, form in _FORMS.items() if sign != form)

# "-- ", "---" -> one hyphen; a single one stays as it is
_HYPHENS = lazy_pattern(r"--+")
_DOTS = 3  # of an ellipsis
# ". . ." and "...." -> "..."; "U.S. ." has no third stop
_ELLIPSIS = lazy_pattern(r"\.(?:\s?\.){2,}")
# a space next to punctuation: "word , word"; not one between two words
_LOOSE_SPACE = lazy_pattern(r" (?:(?=[^\w\s])|(?<=[^\w\s] ))")


def fold(text: str) -> str:
    """The text with one form for each kind of quote, dash, space and ellipsis, and no invisible characters.

    Spaces between two words are kept; those next to punctuation are not.

    >>> fold("“It’s  over …” – he said") == fold('"It\\'s over..."  -- he said')
    True
    >>> fold("its over") == fold("it's over")
    False
    """
    for sign in _SIGNS.intersection(text):
        text = text.replace(sign, _FORMS[sign])
    if not text.isprintable():
        text = text.translate(dict.fromkeys([ord(c) for c in set(text) if _is_invisible(c)]))
    text = normalize("NFC", text).replace("''", '"')
    if "--" in text:
        text = _HYPHENS.sub("-", text)
    if text.count(".") >= _DOTS:
        text = _ELLIPSIS.sub("...", text)
    # Collapse runs of spaces first: on a million of them the pattern would take quadratic time.
    return _LOOSE_SPACE.sub("", " ".join(text.split()))


def _is_invisible(character: str) -> bool:
    """Whether it is a control or format character, other than white space and the joiners some scripts need."""
    if character.isprintable() or character.isspace() or character in JOINERS:
        return False
    return category(character) in ("Cc", "Cf")
