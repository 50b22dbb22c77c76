"""No character is there that nobody can see.

Reports zero-width spaces, word joiners and stray byte order marks; marks of writing direction in lines
without Arabic or Hebrew letters; and joiners (ZWJ, ZWNJ) beside letters that need none. Persian, Arabic,
Indic and Mongolian joiners, emoji sequences and the zero-width spaces of Thai, Khmer, Lao and Burmese are
spelling, and left alone.

## Why

They come from web editors and messengers. A name with one inside is not found by any search, is counted
as another word, and can make a line read in another order than it is written.

## Wrong

    The min<U+200B>ister resigned.

## Right

    The minister resigned.

## Fix

Safe: the character is removed.
"""

from collections.abc import Iterator

from newsparse.base.characters import JOINERS, SOUTH_EAST_ASIAN, ranges_in_class
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.context import FileContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule, Scope
from newsparse.checks.text.words import around

_DIRECTIONS = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_NEVER = "\u2060\u2061\u2062\u2063\u2064\ufeff\ufff9\ufffa\ufffb"
_BREAK = "\u200b"
# "min\u200bister"; not the soft hyphen, which is NP018's
_INVISIBLE = lazy_pattern(f"[{JOINERS}{_DIRECTIONS}{_NEVER}{_BREAK}]+")
_ALL = frozenset(JOINERS + _DIRECTIONS + _NEVER + _BREAK)
# A letter of a script written from right to left
_FROM_RIGHT = lazy_pattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_NEAR = 200  # characters on each side in which such letters explain a mark of direction
# Scripts that spell with joiners: Arabic to Sinhala, Khmer, Mongolian; and what emoji are made of
_JOINED = lazy_pattern(
    "[\u0600-\u0dff\u1780-\u18af\u1b00-\u1c4f\ua800-\uabff\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]"
)
# Scripts without spaces, in which a zero-width one says where a line may break
_UNSPACED = lazy_pattern(f"[{ranges_in_class(SOUTH_EAST_ASIAN)}]")


def _without_joiners(text: str) -> str:
    return text.replace("\u200c", "").replace("\u200d", "")


RULE = Rule("NP007", "invisible-character", Severity.WARNING, Fix.SAFE, Scope.FILE, fold=_without_joiners)


def check(file: FileContext) -> Iterator[Finding]:
    """A finding for each run of invisible characters that does nothing here."""
    if file.characters.isdisjoint(_ALL):
        return
    for match in _INVISIBLE.finditer(file.text):
        start, end = match.span()
        if not _does_something(file, start, end):
            names = " ".join(f"U+{ord(character):04X}" for character in match[0][:4])
            word = around(file.text, start, end)
            yield Finding(start, end, f"invisible character {names}", (Edit(start, end, ""),), key=word)


def _does_something(file: FileContext, start: int, end: int) -> bool:
    """Whether a character of the run is needed where it stands."""
    text = file.text
    run, beside = text[start:end], text[max(start - 1, 0) : start] + text[end : end + 1]
    if any(joiner in run for joiner in JOINERS) and _JOINED.search(beside):
        return True
    if _BREAK in run and _UNSPACED.search(beside):
        return True
    if not any(direction in run for direction in _DIRECTIONS):
        return False
    line = file.lines[file.line(start) - 1]
    return bool(_FROM_RIGHT.search(text, max(line.start, start - _NEAR), min(line.end, end + _NEAR)))
