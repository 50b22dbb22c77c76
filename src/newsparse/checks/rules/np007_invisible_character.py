"""A text contains no stray invisible characters.

Reports zero-width spaces, word joiners and byte order marks inside the text; directional marks in lines without
Arabic or Hebrew letters; and joiners (ZWJ, ZWNJ) next to letters that do not need them. Joiners in Persian,
Arabic, Indic and Mongolian words and in emoji, and zero-width spaces in Thai, Khmer, Lao and Burmese, are part of
the spelling and are not reported.

## Why

Invisible characters come from web editors and messaging apps. A search does not find a name that contains one,
word counts are wrong, and a directional mark can display a line in a different order from the one in which it is
stored.

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
from newsparse.checks.context.file import FileContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule, Scope
from newsparse.checks.text.words import word_around

_DIRECTIONS = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_NEVER = "\u2060\u2061\u2062\u2063\u2064\ufeff\ufff9\ufffa\ufffb"
_BREAK = "\u200b"
# "min\u200bister"; not the soft hyphen, which is NP018's
_INVISIBLE = lazy_pattern(f"[{JOINERS}{_DIRECTIONS}{_NEVER}{_BREAK}]+")
_ALL = frozenset(JOINERS + _DIRECTIONS + _NEVER + _BREAK)
# A letter of a script written from right to left
_FROM_RIGHT = lazy_pattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_MOST_SHOWN = 4  # code points in a message
_NEAR = 200  # code points on each side in which such letters justify a directional mark or a line break
# Scripts that need joiners (Arabic to Sinhala, Khmer, Mongolian) and the parts of emoji
_JOINED = lazy_pattern(
    "[\u0600-\u0dff\u1780-\u18af\u1b00-\u1c4f\ua800-\uabff\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]"
)
# Scripts without spaces, in which a zero-width space allows a line break
_UNSPACED = lazy_pattern(f"[{ranges_in_class(SOUTH_EAST_ASIAN)}]")


def _without_joiners(text: str) -> str:
    return text.replace("\u200c", "").replace("\u200d", "")


RULE = Rule(
    "NP007", "invisible-character", Severity.WARNING, Fix.SAFE, scope=Scope.FILE, fold=_without_joiners
)


def check(file: FileContext) -> Iterator[Finding]:
    """A finding for each run of invisible characters that has no purpose."""
    if file.characters.isdisjoint(_ALL):
        return
    for match in _INVISIBLE.finditer(file.text):
        start, end = match.span()
        if not _has_purpose(file, start, end):
            names = " ".join(f"U+{ord(character):04X}" for character in match[0][:_MOST_SHOWN])
            word = word_around(file.text, start, end)
            yield Finding(start, end, f"invisible character {names}", (Edit(start, end, ""),), key=word)


def _has_purpose(file: FileContext, start: int, end: int) -> bool:
    """Whether a character of the run is needed at its place."""
    text = file.text
    run, beside = text[start:end], text[max(start - 1, 0) : start] + text[end : end + 1]
    if any(joiner in run for joiner in JOINERS) and _JOINED.search(beside):
        return True
    if _BREAK not in run and not any(direction in run for direction in _DIRECTIONS):
        return False
    line = file.lines[file.line(start) - 1]
    script = _UNSPACED if _BREAK in run else _FROM_RIGHT
    return bool(script.search(text, max(line.start, start - _NEAR), min(line.end, end + _NEAR)))
