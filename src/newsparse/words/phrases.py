"""Which kinds of newsroom and web-page phrase a short line is: read-more, share, credit, correction …"""

from bisect import bisect
from functools import lru_cache
from typing import Any

from newsparse.base.characters import (
    ARROWS,
    BARS,
    BLANKS,
    BRACKETS,
    BULLETS,
    COLONS,
    COMMAS,
    CORNER_QUOTES,
    DASHES,
    FIRST_UNSPACED,
    INVERTED_MARKS,
    LABEL_ENDS,
    MIDDLE_DOTS,
    PICTOGRAMS,
    SEMICOLONS,
    SENTENCE_STOPS,
    SLASHES,
    STARS,
    without,
)
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.tables import load

# Marks around a phrase that do not belong to it: arrows, bullets, brackets, final punctuation.
_DECORATION = (
    BLANKS
    + (SENTENCE_STOPS + INVERTED_MARKS + COMMAS + COLONS + SEMICOLONS)
    + (DASHES + BARS + SLASHES + MIDDLE_DOTS + BULLETS + ARROWS + PICTOGRAMS + STARS)
    + (BRACKETS + CORNER_QUOTES)
    + "*_+#<>\\"
)
# What ends a label: the mark of `photo: jane` and `文／李雷`; not the dash of `sign-in`.
# A slash of ASCII is part of the words: `a/c`.
_COLONS = without(LABEL_ENDS, "/")
# Matches in `comments (12)`; not in `comments`.
_DIGIT = lazy_pattern(r"[0-9]")
_NO_DIGITS = str.maketrans("", "", "0123456789")
_MOST_WORDS = 7
_MOST_CHARACTERS = 12
_LONGEST_LABEL = 40
_LONGEST_WHOLE = 80
# Matches `read` of `read more` and `photo` of `photo: jane`; not `1st`, nor a sign.
_FIRST_WORD = lazy_pattern(rf"[^\W\d_][^\s0-9{_COLONS}]+(?=[\s{_COLONS}]|\Z)")
# Where the next group of scripts begins: Greek, Hebrew, Indic, Georgian and Ethiopic, East Asian, Hangul.
_SHELF_STARTS = ("\u0370", "\u0590", "\u0900", "\u10a0", "\u1e00", "\u2e80", "\uac00", "\ud7b0")
_SHELVES = ("latin", "greek_cyrillic", "semitic", "indic", "other", "latin", "han_kana", "hangul", "other")


def kinds(folded: str) -> tuple[str, ...]:
    """The kinds whose phrases fit one short block, given case-folded and stripped.

    `read_more=` says that a phrase is the whole line; `read_more` that one begins it at a word boundary,
    or is its label before a colon. Whole lines are compared without digits and the marks around them.

    >>> kinds("read more »")
    ('read_more=',)
    >>> kinds("read more: the mayor resigns")
    ('read_more',)
    >>> kinds("readers more than doubled")
    ()
    """
    line = bare(folded)
    if not line:
        return ()
    word = _FIRST_WORD.match(line) if line[0] < FIRST_UNSPACED else None
    if word and not _opens(word.group()):
        return ()
    return _whole(line) or _label(line) or _start(line)


def bare(folded: str) -> str:
    """A case-folded line without the marks around it, apostrophes straight: as the tables hold phrases."""
    return folded.replace("’", "'").strip(_DECORATION)


def shelf_of(phrase: str) -> str:
    """The group of scripts that a phrase begins in; each has a table of its own, read when needed."""
    return _SHELVES[bisect(_SHELF_STARTS, phrase[:1])]


@lru_cache(maxsize=1024)
def _shelf(letter: str) -> dict[str, Any]:
    """The table of the phrases that begin with this letter."""
    shelf: dict[str, Any] = load("phrases/" + shelf_of(letter))
    return shelf


def _bucket(place: str, line: str) -> str:
    """All phrases of a list that begin with the line's first two characters, each with its kinds' number."""
    bucket: str = _shelf(line[:1])[place].get(line[:2], "")
    return bucket


@lru_cache(maxsize=4096)
def _opens(word: str) -> bool:
    """Whether a phrase of any list begins with this word: most lines are refused by their first word."""
    start = word.rstrip(_DECORATION)
    if len(start) < 2:
        return True
    return any(_begins(start, _bucket(place, start)) for place in ("whole", "start", "label"))


def _begins(start: str, bucket: str) -> bool:
    """Whether a phrase of the bucket begins so, at a word boundary."""
    mark = f"¦{start}"
    at = bucket.find(mark)
    while at >= 0 and bucket[at + len(mark)].isalnum():
        at = bucket.find(mark, at + 1)
    return at >= 0


def _kinds_in(bucket: str, phrase: str) -> list[str]:
    """The kinds of a phrase that must stand in the bucket just so; none where it does not."""
    at = bucket.find(f"¦{phrase}¦=")
    if at < 0:
        return []
    at += len(phrase) + 3
    names: str = _shelf(phrase[:1])["kinds"][int(bucket[at : bucket.index("¦", at)])]
    return names.split()


def _whole(line: str) -> tuple[str, ...]:
    if len(line) > _LONGEST_WHOLE:
        return ()
    names = _kinds_of_whole(line)
    if not names and _DIGIT.search(line):
        line = " ".join(line.translate(_NO_DIGITS).split()).strip(_DECORATION)
        names = _kinds_of_whole(line)
    return tuple([name + "=" for name in names])


def _kinds_of_whole(line: str) -> list[str]:
    return _kinds_in(_bucket("whole", line), line) or _kinds_in(_bucket("start", line), line)


def _label(line: str) -> tuple[str, ...]:
    """The kinds of what stands before the first colon (or a bar or slash, as East Asian pages set it)."""
    size = min([at for mark in _COLONS if (at := line.find(mark, 0, _LONGEST_LABEL)) >= 0], default=0)
    if not size:
        return ()
    head = line[:size].rstrip(_DECORATION)
    return tuple(_kinds_in(_bucket("label", head), head))


def _start(line: str) -> tuple[str, ...]:
    """The kinds of the longest phrase that begins the line; a sign such as `©` or `▲` is a phrase too."""
    bucket = _bucket("start", line)
    for prefix in _prefixes(line, bucket):
        names = _kinds_in(bucket, prefix)
        if names:
            return tuple(names)
    sign = line[0]
    return () if sign.isalnum() else tuple(_kinds_in(_bucket("start", sign), sign))


def _prefixes(line: str, bucket: str) -> list[str]:
    """What of the line can be a phrase of the bucket, the longest first."""
    if line[0] >= FIRST_UNSPACED:
        return _unspaced_prefixes(line, bucket) if bucket else []
    return _spaced_prefixes(line, bucket)


def _spaced_prefixes(line: str, bucket: str) -> list[str]:
    """The first word of the line, the first two, up to seven, while phrases of the bucket begin so."""
    words = line.split(None, _MOST_WORDS)[:_MOST_WORDS]
    found: list[str] = []
    for count in range(1, len(words) + 1):
        prefix = " ".join(words[:count]).rstrip(_DECORATION)
        if f"¦{prefix}" not in bucket:
            break
        found.insert(0, prefix)
    return found


def _unspaced_prefixes(line: str, bucket: str) -> list[str]:
    """The first characters of the line, twelve, then eleven … and two, then the prefixes at its spaces."""
    return [line[:count] for count in range(_MOST_CHARACTERS, 1, -1)] + _spaced_prefixes(line, bucket)
