"""No letter was lost on the way.

Reports each run of the replacement character, U+FFFD, that stands in the file itself.

## Why

Some program before could not read what stood here and wrote the sign for "unreadable". The letter is gone
from this file; it has to be looked up in the original.

## Wrong

    The caf� in Calais was closed.

## Right

    The café in Calais was closed.

## Fix

None: nobody but the author knows which letter it was.
"""

from collections.abc import Iterator

from newsparse.checks.context.context import FileContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule, Scope
from newsparse.checks.text.words import around

RULE = Rule("NP005", "replacement-character", Severity.ERROR, scope=Scope.FILE)

_LOST = "\ufffd"


def check(file: FileContext) -> Iterator[Finding]:
    """A finding for each run of replacement characters."""
    if _LOST not in file.characters or file.source.errors == "replace":  # then NP001 says what is the matter
        return
    text = file.text
    at = text.find(_LOST)
    while at >= 0:
        end = at
        while text[end : end + 1] == _LOST:
            end += 1
        word = around(text, at, end)
        yield Finding(at, end, f"a lost letter (U+FFFD) in {word}", key=word)
        at = text.find(_LOST, end)
