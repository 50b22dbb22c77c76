"""A file ends with the end of a line.

Reports a text whose last line has no line ending.

## Why

The next file that is joined on begins in the middle of this one's last line, tools that count or read lines
lose the last one, and version control marks it.

## Wrong

    End Article

(and there the file ends)

## Right

    End Article␊

## Fix

Safe: a line ending is added, of the kind that the file uses.
"""

from collections.abc import Iterator

from newsparse.checks.context.context import FileContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule, Scope

RULE = Rule("NP012", "missing-final-newline", Severity.WARNING, Fix.SAFE, Scope.FILE)


def check(file: FileContext) -> Iterator[Finding]:
    """One finding behind the last code point of the text."""
    text = file.text
    if not text or text[-1] in "\r\n":
        return
    first = file.lines[0]
    ending = text[first.end : first.next] or "\n"
    end = len(text)
    yield Finding(end, end, "no line ending after the last line", (Edit(end, end, ending),), key="")
