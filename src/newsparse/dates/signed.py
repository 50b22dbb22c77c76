"""Which byline and which time stand on one line?

`May 4, 2021 by Ana Ruiz`, `Ana Ruiz | May 4, 2021, 3:04 p.m.`, `Admin | June 4, 2031`. The line is read as a timestamp
is; the one stretch that belongs to no timestamp has to be a byline.
"""

from typing import NamedTuple

from newsparse import byline
from newsparse.base.characters import (
    BARS,
    COLONS,
    COMMAS,
    ITEM_DOTS,
    LONG_DASHES,
    ROUND_BRACKETS,
    SEMICOLONS,
    in_class,
    is_caseless,
    visible,
)
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.byline import BylineMatch
from newsparse.dates.published import is_timestamp
from newsparse.dates.timestamp import BETWEEN, TimestampLine, piece

_LONGEST_LINE = 200  # code points: three reporters and two times; more is a sentence
_SURE = 0.75  # score of a byline with a formula; a lower one is only a name
_COLONS = frozenset(COLONS)
_BESIDE_TIME = (*BARS, *ITEM_DOTS, " - ", *(f" {dash} " for dash in LONG_DASHES))  # between a name and a time
_OPENED = 1.0  # score of a byline with an opener

# "Ruiz" of "Ana Ruiz| May"; "ana@example.org".
_CHUNK = lazy_pattern(rf"[^\s{in_class(BARS, COMMAS, SEMICOLONS, ROUND_BRACKETS)}]+")


class SignedLine(NamedTuple):
    """The times of a line, and who signs it: None where it names only an account, `Admin` or `@ana`."""

    times: TimestampLine
    byline: BylineMatch | None


class _Piece(NamedTuple):
    """A piece of the line: a `time`, `label` (`Published`), `word` (`on`), `agency`, `account` or `other`."""

    kind: str
    start: int
    end: int


def signed_line(text: str) -> SignedLine | None:
    """The byline and the times that share a line, or None; offsets are code points of `text`.

    >>> text = "May 4, 2021 by Ana Ruiz"
    >>> [text[a:b] for a, b in signed_line(text).byline.authors]
    ['Ana Ruiz']
    >>> signed_line("May 4, 2021 was a cold day") is None
    True
    """
    if len(text) > _LONGEST_LINE:
        return None
    text = visible(text)
    line = TimestampLine(text, set())
    pieces = _pieces(line)
    line.close()
    if not pieces or not is_timestamp(line):
        return None
    names = [index for index, found in enumerate(pieces) if found.kind == "other"]
    if not names:
        has_account = any(found.kind == "account" for found in pieces)
        return SignedLine(line, None) if has_account else None
    signed = _signed(line, pieces, names[0], names[-1])
    return SignedLine(line, signed) if signed else None


def _pieces(line: TimestampLine) -> list[_Piece]:
    """The pieces of the line; empty if a figure in it belongs to no time."""
    text, at = line.text, 0
    found: list[_Piece] = []
    while at < len(text):
        if text[at] in BETWEEN:
            at += 1
            continue
        read = _piece(line, at)
        if read is None:
            return []
        found.append(read)
        at = read.end
    return found


def _piece(line: TimestampLine, at: int) -> _Piece | None:
    text = line.text
    moments, labels = len(line.moments), [moment.label for moment in line.moments]
    end = piece(line, at)
    if end > at:
        written = text[at:end]
        if any(map(str.isdigit, written)):
            return _Piece("time", at, end)
        if labels != [moment.label for moment in line.moments] or moments != len(line.moments):
            return _Piece("label", at, end)
        return _Piece("agency" if byline.is_agency(written) else "word", at, end)
    chunk = _CHUNK.match(text, at)
    if not chunk:
        return None
    written = chunk.group()
    if written.startswith("@") or written.casefold() in byline.accounts():
        return _Piece("account", at, chunk.end())
    if "@" not in written and any(map(str.isdigit, written)):
        return None
    return _Piece("other", at, chunk.end())


def _signed(line: TimestampLine, pieces: list[_Piece], first: int, last: int) -> BylineMatch | None:
    """The byline between the first and the last other piece, with the opener before it and the agency behind it."""
    if any(found.kind == "time" for found in pieces[first : last + 1]):
        return None
    while last + 1 < len(pieces) and pieces[last + 1].kind in ("agency", "account"):
        last += 1
    while first and pieces[first - 1].kind == "agency":
        first -= 1
    opening = first
    while opening and pieces[opening - 1].kind in ("word", "label"):
        opening -= 1
    end = pieces[last].end
    for start in range(opening, first):
        found = byline.match(line.text, pieces[start].start, end, lenient=True)
        if found and found.score >= _OPENED:
            return _stretched(found, pieces[start].start, end)
    if first and not _COLONS.isdisjoint(line.text[pieces[first - 1].end : pieces[first].start]):
        return None  # `June 4, 2031: Ferry Strikes Pier`
    for start in dict.fromkeys((first, _beside(line.text, pieces, first))):
        found = byline.match(line.text, pieces[start].start, end, lenient=True)
        if found and _is_enough(line, found):
            return _stretched(found, pieces[start].start, end)
    return None


def _beside(text: str, pieces: list[_Piece], first: int) -> int:
    """The piece before, if it is a word without a mark behind it: `Mar` of `Mar Ruiz` is not Tuesday."""
    before = pieces[first - 1] if first else None
    if not before or before.kind != "word" or text[before.end : pieces[first].start] != " ":
        return first
    return first - 1


def _is_enough(line: TimestampLine, found: BylineMatch) -> bool:
    """Whether a byline without an opener is one beside these times: a bare name needs a date, and capitals."""
    if found.score >= _SURE:
        return True
    if not any(moment.whole for moment in line.moments) and "ago" not in line.marks:
        return False
    if not found.authors:
        return False
    letter = line.text[found.authors[0][0]]
    return letter.isupper() or (is_caseless(letter) and any(mark in line.text for mark in _BESIDE_TIME))


def _stretched(found: BylineMatch, start: int, end: int) -> BylineMatch:
    """The match with the stretch that it was read from, unless a form's label shortens it."""
    return found if found.stretch else found._replace(stretch=(start, end))
