"""No embargo stands in what is published.

Reports lines that forbid publication before a time, in any language that newsparse knows the phrases of.

## Why

With the line in it, the text has come out of the desk too early, or the line was to be taken off.

## Wrong

    EMBARGOED UNTIL 00:01 GMT MARCH 3
    Peru keeps rate at 5%

## Right

    Peru keeps rate at 5%

## Fix

None: the time has to be looked at first.
"""

from collections.abc import Iterator

from newsparse.checks.context.context import Context
from newsparse.checks.context.residue import kinds_of
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.model.role import Role

RULE = Rule("NP504", "embargo-line", Severity.ERROR)

_LONGEST = 160
_KIND = "embargo"
_STEMS = ("mbargo", "MBARGO", "elease", "ELEASE", "perrfrist", "PERRFRIST", "эмбарго", "Эмбарго", "ЭМБАРГО")
_NEVER = frozenset({Role.TITLE, Role.SUBHEAD, Role.BREAK})


def check(context: Context) -> Iterator[Finding]:
    """A finding over each such line."""
    if not any(stem in context.raw for stem in _STEMS):
        return
    for span in context.blocks:
        if span.role in _NEVER or span.end - span.start > _LONGEST:
            continue
        if _KIND in kinds_of(context, span):
            yield Finding(span.start, span.end, "an embargo, which is for the desk only")
