"""A subhead is not longer than the limit.

Reports a subhead of more than 80 code points.

## Why

A heading is taken in at a glance; what is longer is a sentence of the text, or was meant to be one.

## Wrong

    What the parliament will have to do in June if the ministers have not agreed on all the open questions by then

## Right

    What comes next

## Fix

None: a heading has to be written.

## Options

`limits.subhead`: the most code points.
"""

from collections.abc import Iterator

from newsparse.checks.context.context import Context
from newsparse.checks.context.lengths import too_long
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.model.role import Role

RULE = Rule("NP205", "subhead-too-long", Severity.INFO, options=("limits.subhead",))


def check(context: Context) -> Iterator[Finding]:
    """A finding over what is too much of each subhead."""
    yield from too_long(context, Role.SUBHEAD, context.limits.subhead)
