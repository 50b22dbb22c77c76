"""A line does not end with white space.

Reports spaces and tabs at the end of a line, and lines that contain nothing else.

## Why

Trailing white space is invisible, but many editors strip it on saving, which turns the correction of one word
into a change of many lines.

## Wrong

    The council met on Tuesday.··

## Right

    The council met on Tuesday.

## Fix

Safe: the white space is removed.
"""

from collections.abc import Iterator

from newsparse.checks.context.file import FileContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule, Scope

RULE = Rule("NP010", "trailing-space", Severity.WARNING, Fix.SAFE, scope=Scope.FILE)

_BLANKS = " \t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"


def check(file: FileContext) -> Iterator[Finding]:
    """One finding a line, over the white space at its end."""
    text = file.text
    for line in file.lines:
        if line.end > line.start and text[line.end - 1] in _BLANKS:
            start = line.start + len(text[line.start : line.end].rstrip(_BLANKS))
            yield Finding(start, line.end, "trailing white space", (Edit(start, line.end, ""),))
