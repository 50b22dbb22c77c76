"""A file uses one encoding throughout.

Reports, once per file, bytes of Windows-1252 in a UTF-8 file: an apostrophe or dash between words, or an accented
letter in a word.

## Why

Text from an older system was pasted into a newer file without being converted. Readers see a box or a question
mark instead of each apostrophe.

## Wrong

    The café’s owner said it<92>s over.          (92 is ’ in Windows-1252, and nothing in UTF-8)

## Right

    The café’s owner said it’s over.

## Fix

Unsafe, because the encoding of the bytes is a guess: they are decoded as Windows-1252.
"""

from collections.abc import Iterator

from newsparse.checks.context.file import FileContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule, Scope
from newsparse.checks.text import strays

RULE = Rule("NP003", "mixed-encoding", Severity.ERROR, Fix.UNSAFE, scope=Scope.FILE)


def check(file: FileContext) -> Iterator[Finding]:
    """One finding at the first byte of the other encoding."""
    if file.source.errors in ("strict", "replace"):
        return
    text = file.text
    places = [(start, end) for start, end in strays.runs(text) if strays.explained(text, start, end)]
    if not places:
        return
    edits = tuple(Edit(start, end, strays.decoded(text[start:end]) or "") for start, end in places)
    start, end = places[0]
    count = f"in {len(places)} places" if len(places) > 1 else "in one place"
    message = f"Windows-1252 {count} of a file in {file.source.encoding}: here {edits[0].text}"
    yield Finding(start, end, message, edits, key="")
