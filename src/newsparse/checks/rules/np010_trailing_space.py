"""No white space before the end of a line.

Reports spaces and tabs that nothing but the end of the line follows, and lines that hold nothing else.

## Why

Nobody sees it, and every editor that strips it on saving turns a one-word correction into a change of many
lines.

## Wrong

    The council met on Tuesday.··

## Right

    The council met on Tuesday.

## Fix

Safe: the white space is removed.
"""

from collections.abc import Iterator

from newsparse.checks.context.context import FileContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule, Scope

RULE = Rule("NP010", "trailing-space", Severity.WARNING, Fix.SAFE, Scope.FILE)

_BLANKS = " \t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"


def check(file: FileContext) -> Iterator[Finding]:
    """One finding a line, over the white space at its end."""
    text = file.text
    for line in file.lines:
        if line.end > line.start and text[line.end - 1] in _BLANKS:
            start = line.start + len(text[line.start : line.end].rstrip(_BLANKS))
            yield Finding(start, line.end, "white space at the end of the line", (Edit(start, line.end, ""),))
