"""The place in a dateline is in capitals.

Reports places in datelines that are not in capitals. Off unless a profile enables it: German, French and many
other newspapers use ordinary case.

## Why

AP and Reuters set the city in capitals, and a state or country after it in ordinary case.

## Wrong

    Lima, March 3 (Reuters) - Peru's central bank kept its rate.

## Right

    LIMA, March 3 (Reuters) - Peru's central bank kept its rate.

## Fix

Unsafe, because capitals cannot be undone: the place is set in capitals.
"""

from collections.abc import Iterator

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule

RULE = Rule(
    "NP110",
    "dateline-place-case",
    Severity.WARNING,
    Fix.UNSAFE,
    default=False,
    but_not=frozenset({"tr", "az"}),
)


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over each place."""
    dateline = context.dateline
    for part in dateline.parts if dateline else ():
        place = context.text[part.start : part.end]
        if part.name == "place" and place != place.upper():
            message = f"{place} in the dateline; use capitals: {place.upper()}"
            yield Finding(part.start, part.end, message, (Edit(part.start, part.end, place.upper()),))
