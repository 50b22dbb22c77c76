"""An article ends with an end marker.

Reports an article without one. Off unless a profile of an agency asks for it.

## Why

Without the marker nobody can tell a whole story from one whose end was lost.

## Wrong

    It kept its rate at five percent.

## Right

    It kept its rate at five percent.
    End Article

## Fix

Unsafe, since the end may be missing as well: where the house has a marker, it is added.

## Options

`house.end-marker`: the line.
"""

from collections.abc import Iterator

from newsparse.checks.context.context import Context
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.model.role import Role

RULE = Rule(
    "NP114", "missing-end-marker", Severity.WARNING, Fix.UNSAFE, default=False, options=("house.end-marker",)
)


def check(context: Context) -> Iterator[Finding]:
    """A finding at the end of the article."""
    if not context.body or context.spans(Role.END_MARKER):
        return
    end = context.blocks[-1].end
    marker = context.house.end_marker
    edits = (Edit(end, end, f"\n{marker}"),) if marker else ()
    yield Finding(end, end, "no end marker closes the article", edits, key="")
