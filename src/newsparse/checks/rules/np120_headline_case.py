"""A title is in the house's case.

Reports a title that is plainly in title case where the house has sentence case, or the other way round. It speaks
only where `house.headline-case` is set; titles of few words say nothing, and names count as capitals in either.

## Why

Every house keeps to one; a headline in another case came with a pasted text.

## Wrong

With `headline-case = "sentence"`:

    Ministers Leave Budget Talks Without Agreement

## Right

    Ministers leave budget talks without agreement

## Fix

None: which words are names has to be known.

## Options

`house.headline-case`: `sentence` or `title`.
"""

from collections.abc import Iterator

from newsparse.checks.context.context import Context
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.checks.text.casing import casing
from newsparse.model.role import Role

RULE = Rule(
    "NP120",
    "headline-case",
    Severity.WARNING,
    languages=frozenset({"en"}),
    options=("house.headline-case",),
)


def check(context: Context) -> Iterator[Finding]:
    """A finding over the title."""
    house = context.house.headline_case
    if house is None:
        return
    for span in context.spans(Role.TITLE):
        case = casing(context.text[span.start : span.end])
        if case and case != house:
            yield Finding(span.start, span.end, f"a title in {case} case; the house has {house} case")
