"""Headlines write US and UN without full stops.

Reports `U.S.`, `U.N.`, `U.K.`, `E.U.` and `U.A.E.` in titles. Off unless a profile enables it; subheads are not
checked.

## Why

AP writes US in headlines and U.S. in text.

## Wrong

    U.S. envoy leaves

## Right

    US envoy leaves

## Fix

Unsafe, because the letters may belong to a name: the full stops are removed.
"""

from collections.abc import Iterator

from newsparse.base.tables import load
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.model.role import Role

RULE = Rule("NP402", "stops-in-headline-abbreviation", Severity.INFO, Fix.UNSAFE, default=False)


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over each abbreviation."""
    titles = context.spans(Role.TITLE)
    for abbreviation in load("check_words")["headline_abbreviations"]:
        for at in context.occurrences(abbreviation, titles):
            end = at + len(abbreviation)
            if (
                context.text[at - 1 : at].isalnum()
                or context.text[end : end + 1].isalnum()
                or _is_inside(context, at)
            ):
                continue
            plain = abbreviation.replace(".", "")
            message = f"{abbreviation} in a headline; use {plain}"
            yield Finding(at, end, message, (Edit(at, end, plain),))


def _is_inside(context: ArticleContext, at: int) -> bool:
    """Whether it is the end of a longer abbreviation."""
    return at > 0 and context.text[at - 1] == "."
