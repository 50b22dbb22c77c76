"""A text holds no control characters but tabs and line endings.

Reports each run of control characters: form feeds, escapes, null bytes, and the codes 80 to 9F, which are
quotation marks and dashes of Windows-1252 that were read as Latin-1.

## Why

They are commands for printers and terminals of another age, or the remains of a broken conversion. XML
does not allow most of them: one makes a whole feed unreadable.

## Wrong

    The council met<0C> on Tuesday. It<92>s over.

## Right

    The council met on Tuesday. It’s over.

## Fix

Safe: codes 80 to 9F become the sign that they are in Windows-1252; all others are removed, or become a
space where they part two words.
"""

from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.context import FileContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule, Scope
from newsparse.checks.text.words import around

# "\x0c", "\x92"; not the tab, nor CR and LF
_CONTROL = lazy_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+")
_ALL = frozenset(map(chr, (*range(0x20), *range(0x7F, 0xA0)))) - frozenset("\t\r\n")


def _in_windows(code: int) -> str:
    try:
        return bytes([code]).decode("cp1252")
    except UnicodeDecodeError:
        return ""


# NEL, 85, is an ellipsis in Windows-1252 and a line break in nothing that newsrooms use.
_SIGNS = {code: _in_windows(code) for code in range(0x80, 0xA0)}


def _read(text: str) -> str:
    """The text with the signs of Windows-1252 in place of their codes."""
    return text.translate(_SIGNS)


RULE = Rule("NP006", "control-character", Severity.ERROR, Fix.SAFE, Scope.FILE, fold=_read)


def check(file: FileContext) -> Iterator[Finding]:
    """A finding for each run of control characters."""
    if file.characters.isdisjoint(_ALL):
        return
    text = file.text
    for match in _CONTROL.finditer(text):
        start, end = match.span()
        names = " ".join(f"{ord(character):02X}" for character in match[0][:4])
        instead = _instead(text, start, end)
        message = f"control character {names}" + (f" for {instead}" if instead.strip() else "")
        yield Finding(start, end, message, (Edit(start, end, instead),), key=around(text, start, end))


def _instead(text: str, start: int, end: int) -> str:
    """What the run becomes: signs, a space between two words that it parts, or nothing."""
    signs = _read(text[start:end])
    kept = "".join(sign for sign in signs if sign not in _ALL)
    if kept:
        return kept
    parts = any(character.isspace() for character in text[start:end])
    return " " if parts and text[start - 1 : start].isalnum() and text[end : end + 1].isalnum() else ""
