"""Headlines write US and UN without stops.

Reports `U.S.`, `U.N.`, `U.K.`, `E.U.` and `U.A.E.` in titles. Off unless a profile asks for it; subheads are left
alone.

## Why

AP: US in headlines, U.S. in text.

## Wrong

    U.S. envoy leaves

## Right

    US envoy leaves

## Fix

Unsafe, since the letters may be a name's: the stops are taken out.
"""

from collections.abc import Iterator

from newsparse.base.tables import load
from newsparse.checks.context.context import Context
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.model.role import Role

RULE = Rule("NP402", "stops-in-headline-abbreviation", Severity.INFO, Fix.UNSAFE, default=False)


def check(context: Context) -> Iterator[Finding]:
    """A finding over each abbreviation."""
    titles = context.spans(Role.TITLE)
    for abbreviation in load("check_words")["headline_abbreviations"]:
        for at in context.places(abbreviation, titles):
            end = at + len(abbreviation)
            if (
                context.text[at - 1 : at].isalnum()
                or context.text[end : end + 1].isalnum()
                or _goes_on(context, at)
            ):
                continue
            plain = abbreviation.replace(".", "")
            message = f"{abbreviation} in a headline, not {plain}"
            yield Finding(at, end, message, (Edit(at, end, plain),))


def _goes_on(context: Context, at: int) -> bool:
    """Whether it is the end of a longer abbreviation."""
    return at > 0 and context.text[at - 1] == "."
