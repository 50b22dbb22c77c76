"""Which stretches of a line are UTF-8 that was read in another encoding, and what did they say?

In UTF-8 a letter beyond ASCII is a leading byte and one to three more between 80 and BF. Read as Windows-1252, these
are a capital such as `Ã` and a sign such as `©`, which hardly ever stand together otherwise; but `»`, `“` and a few
others do stand behind a capital in ordinary text, and count only beside better evidence.
"""

import unicodedata
from functools import cache
from typing import NamedTuple

from newsparse.base.characters import (
    BRACKETS,
    BULLETS,
    DASHES,
    ELLIPSES,
    LONE_ACCENTS,
    MIDDLE_DOTS,
    QUOTES,
    SINGLE_QUOTES,
    TRADE_MARKS,
)
from newsparse.base.lazy_pattern import lazy_pattern

_MOST_ROUNDS = 4  # times that a text was garbled, each by a program that trusted the one before
_FEWEST_LETTERS = 3  # in a row that make a stretch of pairs certain where each pair may be ordinary
_C1 = range(0x80, 0xA0)
# What nobody means: unassigned code points, controls, private use, surrogates, and phonetic letters in place of `É®`
_IMPLAUSIBLE = frozenset({"Cn", "Cc", "Co", "Cs"})
_PHONETIC = range(0x250, 0x2B0)
# Signs that stand behind a capital letter in ordinary text: CAFÉ», „NÄ“, NESTLÉ®
_ORDINARY = frozenset(BRACKETS + DASHES + QUOTES + SINGLE_QUOTES + ELLIPSES) | frozenset(
    BULLETS + MIDDLE_DOTS + LONE_ACCENTS + TRADE_MARKS + "\u00a0"
)
CYRILLIC_QUOTE = "вЂ"  # the start of every curly quote and dash, if UTF-8 is decoded as Windows-1251
# As the last letter of a word there is none; before a sign it is what is left of `Â«`, `Â°`, `Â£`.
_ALONE = "Â"


class Stretch(NamedTuple):
    """Code points `start` to `end` (half-open) of a line, and the text that they stand for."""

    start: int
    end: int
    text: str


def repaired(line: str) -> tuple[str, list[Stretch]]:
    """The line without its mojibake, and the garbled stretches; none where it is not certain that each is complete.

    >>> repaired("The cafÃ©â€™s owner")
    ('The café’s owner', [Stretch(start=7, end=12, text='é’')])
    >>> repaired("Le CAFÉ» et la „NÄ“")
    ('Le CAFÉ» et la „NÄ“', [])
    """
    first: list[Stretch] = []
    whole = line
    for number in range(_MOST_ROUNDS):
        encoding, found = garbled(whole)
        if not found:
            break
        is_exact = number == 0 and encoding == _ENCODINGS[0] and all(_is_run(whole, one) for one in found)
        first = found if is_exact else []
        whole = _with(whole, found)
    return whole, first


def garbled(line: str) -> tuple[str, list[Stretch]]:
    """The garbled stretches of a line and their encoding, Windows-1252 or else Windows-1251, if any is certain."""
    for encoding in _ENCODINGS:
        if encoding == "cp1251" and CYRILLIC_QUOTE not in line:
            continue  # pairs of Cyrillic letters are ordinary: `Рік`
        found = _stretches(line, encoding)
        if any(_is_certain(line, one) for one in found):
            return encoding, found
    return "", []


def _is_run(line: str, one: Stretch) -> bool:
    """Whether nothing beyond ASCII touches the stretch, so that no letter of it may be missing."""
    return line[: one.start][-1:].isascii() and line[one.end : one.end + 1].isascii()


def _with(line: str, found: list[Stretch]) -> str:
    for one in reversed(found):
        line = line[: one.start] + one.text + line[one.end :]
    return line


_ENCODINGS = ("cp1252", "cp1251")
# Letters beyond ASCII
_RUN = lazy_pattern(r"[^\x00-\x7f]+")


def _stretches(line: str, encoding: str) -> list[Stretch]:
    """Every stretch of letters that is valid UTF-8 as bytes of this encoding and says something plausible."""
    found = []
    for run in _RUN.finditer(line):
        data = [_byte_of(letter, encoding) for letter in run[0]]
        at = 0
        while at < len(data):
            end, text = _valid(data, at)
            if text:
                found.append(Stretch(run.start() + at, run.start() + end, text))
            at = max(end, at + 1)
    return found


def _valid(data: list[int], start: int) -> tuple[int, str]:
    """The end of the longest valid UTF-8 from `start`, and its text; empty where there is none."""
    at, text = start, ""
    while at < len(data):
        size = (
            2
            if 0xC2 <= data[at] <= 0xDF
            else 3
            if 0xE0 <= data[at] <= 0xEF
            else 4
            if 0xF0 <= data[at] <= 0xF4
            else 0
        )
        try:
            letter = (
                bytes(data[at : at + size]).decode("utf-8") if size and -1 not in data[at : at + size] else ""
            )
        except UnicodeDecodeError:
            letter = ""
        if not letter or not _is_plausible(letter):
            break
        at, text = at + size, text + letter
    return at, text


@cache
def _bytes_of(encoding: str) -> dict[str, int]:
    """The byte of each letter of an encoding, as browsers have it: bytes without a letter are C1 controls."""
    return {bytes((byte,)).decode(encoding, "ignore") or chr(byte): byte for byte in range(0x80, 0x100)}


def _byte_of(letter: str, encoding: str) -> int:
    """The byte of a letter; a control of the C1 block is its own byte, as Latin-1 has it; -1 where there is none."""
    return _bytes_of(encoding).get(letter, ord(letter) if ord(letter) in _C1 else -1)


def _is_plausible(letter: str) -> bool:
    return unicodedata.category(letter) not in _IMPLAUSIBLE and ord(letter) not in _PHONETIC


def _is_certain(line: str, one: Stretch) -> bool:
    """Whether a stretch cannot be ordinary text."""
    own = line[one.start : one.end]
    if len(one.text) >= _FEWEST_LETTERS or own.startswith(CYRILLIC_QUOTE):
        return True
    if len(own) > 2 * len(one.text) and not own[1].isalpha():
        return True  # three signs for one letter: `â€™`; not the end of `nezarmoutíš”`
    if own[0] == _ALONE or (own[0].isupper() and line[: one.start][-1:].islower()):
        return True  # a capital inside a word
    pairs = zip(own[::2], own[1::2], strict=False)
    return any(second not in _ORDINARY and first.isupper() for first, second in pairs)
