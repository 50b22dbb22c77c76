"""A published article contains no embargo.

Reports lines that forbid publication before a certain time, in any language whose phrases newsparse knows.

## Why

Either the text was released too early, or the line should have been removed.

## Wrong

    EMBARGOED UNTIL 00:01 GMT MARCH 3
    Peru keeps rate at 5%

## Right

    Peru keeps rate at 5%

## Fix

None: the embargo has to be checked first.
"""

from collections.abc import Iterator

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.context.residue import kinds_of
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.model.role import Role

RULE = Rule("NP504", "embargo-line", Severity.ERROR)

_LONGEST = 160  # code points; longer paragraphs are about an embargo
_KIND = "embargo"
_STEMS = ("mbargo", "MBARGO", "elease", "ELEASE", "perrfrist", "PERRFRIST", "эмбарго", "Эмбарго", "ЭМБАРГО")
_NEVER = frozenset({Role.TITLE, Role.SUBHEAD, Role.BREAK})


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over each such line."""
    raw = context.raw
    if not any(stem in raw for stem in _STEMS):
        return
    for span in context.blocks:
        if span.role in _NEVER or span.end - span.start > _LONGEST:
            continue
        if _KIND in kinds_of(context, span):
            yield Finding(span.start, span.end, "embargo in the text; check it before publication")
