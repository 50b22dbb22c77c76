"""A headline is not longer than the limit.

Reports a title of more than 100 code points; the reuters profile sets 64.

## Why

Reuters: headlines of about 64 characters. Lists, alerts and search engines cut what is longer.

## Wrong

    Peru's central bank keeps its benchmark interest rate at five percent for the third month in a row after prices fell

## Right

    Peru keeps rate at 5% for third month

## Fix

None: a headline has to be written.

## Options

`limits.title`: the most code points.
"""

from collections.abc import Iterator

from newsparse.checks.context.context import Context
from newsparse.checks.context.lengths import too_long
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.model.role import Role

RULE = Rule("NP103", "title-too-long", Severity.INFO, options=("limits.title",))


def check(context: Context) -> Iterator[Finding]:
    """A finding over what is too much of the title."""
    yield from too_long(context, Role.TITLE, context.limits.title)
