"""Accented letters are stored as single characters (Unicode NFC).

Reports, once per file, letters that are stored separately from their accents, such as `u` followed by a combining
diaeresis for `ü`.

## Why

Both forms look alike but are not equal: a search for `Müller` misses the other form, and lengths and columns
differ. macOS file names and PDF files are common sources.

## Wrong

    Mu¨ller          (u, then U+0308)

## Right

    Müller

## Fix

Safe: the affected words are composed.
"""

from collections.abc import Iterator
from unicodedata import is_normalized, normalize

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.file import FileContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule, Scope

RULE = Rule("NP017", "not-nfc", Severity.INFO, Fix.SAFE, scope=Scope.FILE)

# A word with the punctuation attached to it
_WORD = lazy_pattern(r"\S+")


def check(file: FileContext) -> Iterator[Finding]:
    """One finding at the first word that is not composed."""
    if file.text.isascii() or is_normalized("NFC", file.text):
        return
    edits = tuple(edit for line in file.lines for edit in _edits(file.text, line.start, line.end))
    if edits:
        word = edits[0]
        message = f"{word.text} and {len(edits) - 1} more" if len(edits) > 1 else word.text
        yield Finding(
            word.start, word.end, f"letters stored separately from their accents: {message}", edits, key=""
        )


def _edits(text: str, start: int, end: int) -> Iterator[Edit]:
    if is_normalized("NFC", text[start:end]):
        return
    for word in _WORD.finditer(text, start, end):
        composed = normalize("NFC", word[0])
        if len(composed) < len(word[0]):  # compatibility ideographs change too but have no accents
            yield Edit(word.start(), word.end(), composed)
