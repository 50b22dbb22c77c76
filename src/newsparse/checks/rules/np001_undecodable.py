"""Every byte of a file is text in the file's encoding.

Reports bytes that are no text in the encoding in which the rest of the file is written, once for each run
of them. Bytes that plainly come from Windows-1252 are another matter: see NP003.

## Why

Such a byte is a letter that nobody can read any more: a file cut in the middle of a character, two files
glued together, a transfer gone wrong. Every later tool drops it, replaces it or stops.

## Wrong

    The caf<C3> in Calais was closed.          (half of the two bytes of é)

## Right

    The café in Calais was closed.

## Fix

Unsafe, since the letter that was meant is lost: the bytes are taken out.
"""

from collections.abc import Iterator

from newsparse.checks.context.context import FileContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule, Scope
from newsparse.checks.text import strays
from newsparse.checks.text.words import around

RULE = Rule("NP001", "undecodable", Severity.ERROR, Fix.UNSAFE, Scope.FILE)


def check(file: FileContext) -> Iterator[Finding]:
    """A finding for each run of undecodable bytes that Windows-1252 does not explain."""
    source = file.source
    if source.errors == "strict":
        return
    if source.errors == "replace":
        yield from _replaced(file)
        return
    for start, end in strays.runs(file.text):
        if not strays.explained(file.text, start, end):
            message = f"{_bytes(file.text[start:end])} cannot be read as {source.encoding}"
            yield Finding(start, end, message, (Edit(start, end, ""),), key=around(file.text, start, end))


def _replaced(file: FileContext) -> Iterator[Finding]:
    """One finding for a text whose encoding does not let its bytes be told apart."""
    count = file.text.count("\ufffd")
    at = max(file.text.find("\ufffd"), 0)
    where = f"{count} place{'s' * (count != 1)}"
    yield Finding(at, at + 1, f"the file cannot be read as {file.source.encoding} in {where}", key="")


def _bytes(run: str) -> str:
    shown = " ".join(f"{ord(character) & 0xFF:02X}" for character in run[:4])
    return f"the byte{'s' if len(run) > 1 else ''} {shown}{' …' if len(run) > 4 else ''}"
