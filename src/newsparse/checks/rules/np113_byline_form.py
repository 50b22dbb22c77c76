"""A byline begins with a capital and ends without a stop.

Reports bylines that end with a full stop or a comma, or begin with a small letter.

## Why

A byline is a line of its own, no sentence; it is read by programs that look for names in it.

## Wrong

    by Ana Ruiz.

## Right

    By Ana Ruiz

## Fix

None: the last stop may belong to an abbreviation.
"""

from collections.abc import Iterator

from newsparse.base.characters import COLONS, COMMAS, FULL_STOPS, SEMICOLONS
from newsparse.checks.context.context import Context
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.model.role import Role

RULE = Rule("NP113", "byline-form", Severity.INFO)

_SIGNS = FULL_STOPS + COMMAS + SEMICOLONS + COLONS
_ABBREVIATIONS = 4  # "Jr.", "Ph.D.", "M.D."


def check(context: Context) -> Iterator[Finding]:
    """A finding over each such byline."""
    for span in context.spans(Role.BYLINE):
        line = context.text[span.start : span.end].strip()
        last = line.split()[-1]
        if line[0].islower():
            yield Finding(span.start, span.end, "a byline that begins with a small letter")
        elif line[-1] in _SIGNS and len(last.strip(_SIGNS)) >= _ABBREVIATIONS and "." not in last[:-1]:
            yield Finding(span.start, span.end, f"a byline that ends with {line[-1]}")
