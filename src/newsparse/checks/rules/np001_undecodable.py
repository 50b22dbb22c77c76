"""Every byte of a file is valid in the file's encoding.

Reports bytes that cannot be decoded in the encoding of the rest of the file, once for each run of them. Bytes
that are plainly Windows-1252 are reported by NP003.

## Why

An undecodable byte is a letter that is lost: the file was cut in the middle of a character, two files were
joined, or a transfer failed. Later tools drop the byte, replace it, or stop.

## Wrong

    The caf<C3> in Calais was closed.          (half of the two bytes of é)

## Right

    The café in Calais was closed.

## Fix

Unsafe, because the intended letter is lost: the bytes are removed.
"""

from collections.abc import Iterator

from newsparse.base.counting import counted
from newsparse.checks.context.file import FileContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule, Scope
from newsparse.checks.text import strays
from newsparse.checks.text.words import word_around

RULE = Rule("NP001", "undecodable", Severity.ERROR, Fix.UNSAFE, scope=Scope.FILE)

_MOST_SHOWN = 4  # bytes in a message; the longest sequence of UTF-8


def check(file: FileContext) -> Iterator[Finding]:
    """A finding for each run of undecodable bytes that are not Windows-1252."""
    source = file.source
    if source.errors == "strict":
        return
    if source.errors == "replace":
        yield from _replaced(file)
        return
    for start, end in strays.runs(file.text):
        if not strays.explained(file.text, start, end):
            message = f"{_bytes(file.text[start:end])} cannot be decoded as {source.encoding}"
            yield Finding(
                start, end, message, (Edit(start, end, ""),), key=word_around(file.text, start, end)
            )


def _replaced(file: FileContext) -> Iterator[Finding]:
    """One finding for a text whose encoding does not allow single bytes to be kept.

    All bytes may well be decoded, and yet be others than the encoding writes for the text: `+AGE-`, an `a` in UTF-7.
    """
    count = file.text.count("\ufffd")
    at = max(file.text.find("\ufffd"), 0)
    encoding = file.source.encoding
    message = f"the file cannot be decoded as {encoding} in {counted(count, 'place')}"
    if not count:
        message = f"the bytes of the file are not those that {encoding} has for its text"
    yield Finding(at, at + 1, message, key="")


def _bytes(run: str) -> str:
    shown = " ".join(f"{ord(character) & 0xFF:02X}" for character in run[:_MOST_SHOWN])
    return f"the byte{'s' if len(run) > 1 else ''} {shown}{' …' if len(run) > _MOST_SHOWN else ''}"
