"""Which newsroom or web-page phrases are in a short line: read more, share, credit, correction …?"""

from __future__ import annotations

from bisect import bisect
from functools import lru_cache

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

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

# Marks around a phrase that are not part of it: arrows, bullets, brackets, final punctuation.
_DECORATION = (
    BLANKS
    + (SENTENCE_STOPS + INVERTED_MARKS + COMMAS + COLONS + SEMICOLONS)
    + (DASHES + BARS + SLASHES + MIDDLE_DOTS + BULLETS + ARROWS + PICTOGRAMS + STARS)
    + (BRACKETS + CORNER_QUOTES)
    + "*_+#<>\\"
)
# The marks that end a label: `photo: jane`, `文／李雷`; not the slash of `a/c`.
_COLONS = without(LABEL_ENDS, "/")
_COLON_SET = frozenset(_COLONS)
# In `comments (12)`; not in `comments`.
_DIGIT = lazy_pattern(r"[0-9]")
_NO_DIGITS = str.maketrans("", "", "0123456789")
# The lists of phrases: of whole lines, of those that begin one, of those before a colon.
_LISTS = ("whole", "start", "label")
# How far into a line phrases are searched for. A test compares these limits with the longest phrases of the tables.
_MOST_START_WORDS = 7  # of a phrase that begins a line
_LONGEST_UNSPACED_START = 21  # code points of one in a script without spaces
_LONGEST_LABEL = 27  # code points before the colon
# `read` of `read more`, `photo` of `photo: jane`; not `1st`, `©`.
_FIRST_WORD = lazy_pattern(rf"[^\W\d_][^\s0-9{_COLONS}]++(?![0-9])")
# The first characters of groups of scripts: Greek, Hebrew, Indic, Georgian and Ethiopic, East Asian, Hangul.
_SHELF_STARTS = ("\u0370", "\u0590", "\u0900", "\u10a0", "\u1e00", "\u2e80", "\uac00", "\ud7b0")
_SHELVES = ("latin", "greek_cyrillic", "semitic", "indic", "other", "latin", "han_kana", "hangul", "other")


def phrase_kinds(folded: str) -> tuple[str, ...]:
    """The kinds of the phrase that a short block is or begins with; the block must be case-folded and stripped.

    `read_more=` means that a phrase is the whole line; `read_more` that one begins it at a word boundary or is its
    label before a colon. Whole lines are compared without digits and without the marks around them.

    >>> phrase_kinds("read more »")
    ('read_more=',)
    >>> phrase_kinds("read more: the mayor resigns")
    ('read_more',)
    >>> phrase_kinds("readers more than doubled")
    ()
    """
    line = bare(folded)
    if not line:
        return ()
    word = _FIRST_WORD.match(line) if line[0] < FIRST_UNSPACED else None
    lists = _opened_by(word.group()) if word else _LISTS
    if not lists:
        return ()
    found = _whole(line, lists)
    if not found and "label" in lists:
        found = _label(line)
    return found or (_start(line) if "start" in lists else ())


def bare(folded: str) -> str:
    """A case-folded line in the form of the tables: without the marks around it and with straight apostrophes.

    Folding makes `i` and a dot above of the Turkish capital `İ`; the tables have `i`.
    """
    if not folded.isascii():
        folded = folded.replace("’", "'").replace("i\u0307", "i")
    return folded.strip(_DECORATION)


def shelf_of(phrase: str) -> str:
    """The name of the table for the script that a phrase begins in; each table is read when it is needed."""
    return _SHELVES[bisect(_SHELF_STARTS, phrase[:1])]


@lru_cache(maxsize=1024)
def _shelf(letter: str) -> dict[str, Any]:
    """The table of the phrases that begin with this letter."""
    shelf: dict[str, Any] = load("phrases/" + shelf_of(letter))
    return shelf


def _bucket(list_name: str, line: str) -> bytes:
    """The phrases of a list that begin with the first two characters of the line, each with the number of its kinds.

    The two characters themselves are left out: `read more~3` is `|ad more~3|`. It stays encoded, as nearly all of it
    is only searched.
    """
    bucket: bytes = _shelf(line[:1])[list_name].get(line[:2], b"")
    return bucket


@lru_cache(maxsize=4096)
def _opened_by(word: str) -> tuple[str, ...]:
    """The lists that have a phrase which begins with this word: none for most lines, so that they are not searched."""
    start = word.rstrip(_DECORATION)
    if len(start) < 2:
        return _LISTS
    mark = f"|{start[2:]}"
    encoded = mark.encode("utf-8", "surrogatepass")
    return tuple(
        [
            name
            for name in _LISTS
            if encoded in (found := _bucket(name, start)) and _begins(mark, found.decode())
        ]
    )


def _begins(mark: str, bucket: str) -> bool:
    """Whether a phrase of the bucket begins with the words behind the bar of the mark."""
    at = bucket.find(mark, 0, -1)  # not the bar that ends the bucket
    while at >= 0 and bucket[at + len(mark)].isalnum():
        at = bucket.find(mark, at + 1, -1)
    return at >= 0


def _kinds_in(bucket: bytes, phrase: str) -> list[str]:
    """The kinds of exactly this phrase, of the bucket's first two characters; empty if the bucket does not have it."""
    if not bucket or "|" in phrase:
        return []
    entry = f"|{phrase[2:]}~".encode("utf-8", "surrogatepass")
    at = bucket.find(entry)
    if at < 0:
        return []
    at += len(entry)
    names: str = _shelf(phrase[:1])["kinds"][int(bucket[at : bucket.index(b"|", at)])]
    return names.split()


def _whole(line: str, lists: Sequence[str]) -> tuple[str, ...]:
    """The kinds of the phrase that is all of the line, in these lists, but for its digits."""
    names = _kinds_of_whole(line, lists)
    if not names and _DIGIT.search(line):
        line = " ".join(line.translate(_NO_DIGITS).split()).strip(_DECORATION)
        names = _kinds_of_whole(line, lists)
    return tuple([name + "=" for name in names])


def _kinds_of_whole(line: str, lists: Sequence[str]) -> list[str]:
    names = _kinds_in(_bucket("whole", line), line) if "whole" in lists else []
    return names or (_kinds_in(_bucket("start", line), line) if "start" in lists else [])


def _label(line: str) -> tuple[str, ...]:
    """The kinds of what comes before the first colon, or before a bar or slash as on East Asian pages."""
    head = line[: _LONGEST_LABEL + 1]
    if _COLON_SET.isdisjoint(head):
        return ()
    size = min([at for mark in _COLONS if (at := head.find(mark)) >= 0])
    if not size:
        return ()
    head = line[:size].rstrip(_DECORATION)
    return tuple(_kinds_in(_bucket("label", head), head))


def _start(line: str) -> tuple[str, ...]:
    """The kinds of the longest phrase that begins the line; signs such as `©` and `▲` count as phrases."""
    bucket = _bucket("start", line)
    for prefix in _prefixes(line, bucket):
        names = _kinds_in(bucket, prefix)
        if names:
            return tuple(names)
    sign = line[0]
    return () if sign.isalnum() else tuple(_kinds_in(_bucket("start", sign), sign))


def _prefixes(line: str, bucket: bytes) -> list[str]:
    """The beginnings of the line that can be phrases of the bucket, the longest first."""
    if not bucket:
        return []
    if line[0] >= FIRST_UNSPACED:
        return _unspaced_prefixes(line, bucket)
    return _spaced_prefixes(line, bucket)


def _spaced_prefixes(line: str, bucket: bytes) -> list[str]:
    """The first words of the line, as many as a phrase of the bucket begins with, then fewer."""
    words = line.split(None, _MOST_START_WORDS)[:_MOST_START_WORDS]
    found: list[str] = []
    for count in range(1, len(words) + 1):
        prefix = " ".join(words[:count]).rstrip(_DECORATION)
        if f"|{prefix[2:]}".encode("utf-8", "surrogatepass") not in bucket:
            break
        if len(prefix) > 1 or len(line) == 1:  # one letter is in a bucket of its own
            found.insert(0, prefix)
    return found


def _unspaced_prefixes(line: str, bucket: bytes) -> list[str]:
    """The first characters of the line, then ever fewer down to two, then its beginnings at spaces."""
    return [line[:count] for count in range(_LONGEST_UNSPACED_START, 1, -1)] + _spaced_prefixes(line, bucket)
