"""The extents of web and e-mail addresses, whose punctuation is not typography."""

import re
from collections.abc import Iterator, Sequence

from newsparse.base.characters import (
    APOSTROPHES,
    CLOSING_BRACKETS,
    COLONS,
    COMMAS,
    QUOTES,
    SEMICOLONS,
    SENTENCE_STOPS,
    SINGLE_QUOTES,
    in_class,
    without,
)
from newsparse.base.lazy_pattern import lazy_pattern

_QUOTES = in_class(without(QUOTES, SINGLE_QUOTES))
# "https://example.org/a'b?c" and "www.example.org"; not "http" alone
_WEB = lazy_pattern(rf"(?:[a-zA-Z][a-zA-Z+.-]{{1,20}}://|\bwww\.)[^\s<>{_QUOTES}]+")
# Part of both, which is quick to find: "://", "www."; not "http"
_OF_WEB = lazy_pattern(r"://|www\.")
_SCHEME = 21  # code points before it in an address
# "desk@example.org"; not "@desk"
_EMAIL = lazy_pattern(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_OF_EMAIL = lazy_pattern("@")
_NAME = 64  # code points before it in an address
_AFTER = SENTENCE_STOPS + COMMAS + SEMICOLONS + COLONS + CLOSING_BRACKETS + APOSTROPHES


def find(text: str) -> Sequence[tuple[int, int]]:
    """The half-open extents of the addresses in `text`, in order; a full stop after one is not part of it.

    >>> find("See https://example.org/a, or write to desk@example.org.")
    [(4, 25), (39, 55)]
    """
    found = []
    if "://" in text or "www." in text:
        found += [
            (m.start(), m.start() + len(m[0].rstrip(_AFTER))) for m in _near(_OF_WEB, _SCHEME, _WEB, text)
        ]
    if "@" in text:
        found += [m.span() for m in _near(_OF_EMAIL, _NAME, _EMAIL, text)]
    return sorted(found)


def _near(clue: re.Pattern[str], before: int, pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern, which has a clue with at most so many code points before it."""
    end = 0
    for sign in clue.finditer(text):
        if sign.start() < end:
            continue
        match = pattern.search(text, max(end, sign.start() - before))
        if not match:
            return
        yield match
        end = match.end()
