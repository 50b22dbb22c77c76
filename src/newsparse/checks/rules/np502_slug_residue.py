"""No line of the desk's own, such as a slug, stands in the article.

Reports lines that the parser takes for slugs: `BC-PERU-RATE`, `a0432`, `URGENT Peru-rate/2ndld`.

## Why

A slug names the story for the desk and the wire. Readers never see it.

## Wrong

    Peru keeps rate at 5%
    BC-PERU-RATE-1STLD
    The central bank met on Monday.

## Right

    Peru keeps rate at 5%
    The central bank met on Monday.

## Fix

None: a slug may be all that tells which story a file is.
"""

from collections.abc import Iterator

from newsparse.checks.context.context import Context
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.model.role import Role

RULE = Rule("NP502", "slug-residue", Severity.WARNING)


def check(context: Context) -> Iterator[Finding]:
    """A finding over each slug."""
    for span in context.spans(Role.SLUG):
        yield Finding(span.start, span.end, "a slug, which is for the desk only")
