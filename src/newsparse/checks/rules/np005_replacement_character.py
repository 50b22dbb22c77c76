"""A text contains no replacement characters.

Reports each run of the replacement character, U+FFFD, in the file itself.

## Why

An earlier program could not decode these characters and replaced them. The letters are no longer in this file;
only the original has them.

## Wrong

    The caf� in Calais was closed.

## Right

    The café in Calais was closed.

## Fix

None: only the original text shows which letter was lost.
"""

from collections.abc import Iterator

from newsparse.checks.context.file import FileContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule, Scope
from newsparse.checks.text.words import word_around

RULE = Rule("NP005", "replacement-character", Severity.ERROR, scope=Scope.FILE)

_LOST = "\ufffd"


def check(file: FileContext) -> Iterator[Finding]:
    """A finding for each run of replacement characters."""
    if _LOST not in file.characters or file.source.errors == "replace":  # NP001 reports that
        return
    text = file.text
    at = text.find(_LOST)
    while at >= 0:
        end = at
        while text[end : end + 1] == _LOST:
            end += 1
        word = word_around(text, at, end)
        yield Finding(
            at,
            end,
            f"replacement character (U+FFFD) in {word}; restore the letter from the original",
            key=word,
        )
        at = text.find(_LOST, end)
