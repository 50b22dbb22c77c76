"""A file ends with a line ending.

Reports a file whose last line has no line ending.

## Why

If another file is appended, its first line continues this one's last line. Tools that read line by line may lose
the last line, and version control flags it.

## Wrong

    End Article

(and there the file ends)

## Right

    End Article␊

## Fix

Safe: a line ending is added, of the kind used in the file.
"""

from collections.abc import Iterator

from newsparse.checks.context.file import FileContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule, Scope

RULE = Rule("NP012", "missing-final-newline", Severity.WARNING, Fix.SAFE, scope=Scope.FILE)


def check(file: FileContext) -> Iterator[Finding]:
    """One finding after the last code point of the text."""
    text = file.text
    if not text or text[-1] in "\r\n":
        return
    first = file.lines[0]
    ending = text[first.end : first.next] or "\n"
    end = len(text)
    yield Finding(end, end, "no line ending at the end of the file", (Edit(end, end, ending),), key="")
