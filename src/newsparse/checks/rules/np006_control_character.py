"""A text contains no control characters except tabs and line endings.

Reports each run of control characters: form feeds, escapes, null bytes, and the codes 80 to 9F, which are
quotation marks and dashes of Windows-1252 that were decoded as Latin-1.

## Why

Control characters are commands for old printers and terminals, or remains of a broken conversion. XML does not
allow most of them, so a single one makes a whole feed invalid.

## Wrong

    The council met<0C> on Tuesday. It<92>s over.

## Right

    The council met on Tuesday. It’s over.

## Fix

Safe: codes 80 to 9F become the characters they stand for in Windows-1252; all others are removed, or replaced by
a space between two words.
"""

from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.file import FileContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule, Scope
from newsparse.checks.text.words import word_around

# "\x0c", "\x92"; not the tab, nor CR and LF
_CONTROL = lazy_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+")
_MOST_SHOWN = 4  # codes in a message; a run of them is usually one broken sequence
_ALL = frozenset(map(chr, (*range(0x20), *range(0x7F, 0xA0)))) - frozenset("\t\r\n")


def _in_windows(code: int) -> str:
    try:
        return bytes([code]).decode("cp1252")
    except UnicodeDecodeError:
        return ""


# 85 (NEL) is an ellipsis in Windows-1252; as a line break it is not used in newsrooms.
_SIGNS = {code: _in_windows(code) for code in range(0x80, 0xA0)}


def _read(text: str) -> str:
    """The text with the characters of Windows-1252 in place of codes 80 to 9F."""
    return text.translate(_SIGNS)


RULE = Rule("NP006", "control-character", Severity.ERROR, Fix.SAFE, scope=Scope.FILE, fold=_read)


def check(file: FileContext) -> Iterator[Finding]:
    """A finding for each run of control characters."""
    if file.characters.isdisjoint(_ALL):
        return
    text = file.text
    for match in _CONTROL.finditer(text):
        start, end = match.span()
        names = " ".join(f"{ord(character):02X}" for character in match[0][:_MOST_SHOWN])
        instead = _instead(text, start, end)
        message = f"control character {names}" + (f" instead of {instead}" if instead.strip() else "")
        yield Finding(start, end, message, (Edit(start, end, instead),), key=word_around(text, start, end))


def _instead(text: str, start: int, end: int) -> str:
    """The replacement of a run: characters of Windows-1252, a space between two words, or nothing."""
    signs = _read(text[start:end])
    kept = "".join(sign for sign in signs if sign not in _ALL)
    if kept:
        return kept
    separates = any(character.isspace() for character in text[start:end])
    return " " if separates and text[start - 1 : start].isalnum() and text[end : end + 1].isalnum() else ""
