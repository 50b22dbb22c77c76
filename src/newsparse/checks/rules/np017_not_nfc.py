"""Accented letters are single characters, as Unicode's form NFC has them.

Reports, once, a file in which letters and their accents are stored apart (`u` and a combining diaeresis
for `ü`).

## Why

Both look alike, but they are not equal: a search for `Müller` does not find the other one, and lengths
and columns come out differently. Files from macOS and PDF are the usual source.

## Wrong

    Mu¨ller          (u, then U+0308)

## Right

    Müller

## Fix

Safe: the words concerned are composed.
"""

from collections.abc import Iterator
from unicodedata import is_normalized, normalize

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.context import FileContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule, Scope

RULE = Rule("NP017", "not-nfc", Severity.INFO, Fix.SAFE, Scope.FILE)

# A word with what belongs to it
_WORD = lazy_pattern(r"\S+")


def check(file: FileContext) -> Iterator[Finding]:
    """One finding at the first word that is not composed."""
    if file.text.isascii() or is_normalized("NFC", file.text):
        return
    edits = tuple(edit for line in file.lines for edit in _edits(file.text, line.start, line.end))
    if edits:
        word = edits[0]
        message = f"{word.text} and {len(edits) - 1} more" if len(edits) > 1 else word.text
        yield Finding(word.start, word.end, f"letters and accents stored apart: {message}", edits, key="")


def _edits(text: str, start: int, end: int) -> Iterator[Edit]:
    if is_normalized("NFC", text[start:end]):
        return
    for word in _WORD.finditer(text, start, end):
        composed = normalize("NFC", word[0])
        if len(composed) < len(word[0]):  # compatibility ideographs change too, and are no accents
            yield Edit(word.start(), word.end(), composed)
