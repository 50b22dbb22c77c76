"""Titles follow the house's case.

Reports a title that is clearly in title case if the house style asks for sentence case, or the other way round.
Only runs if `house.headline-case` is set. Short titles are not judged; in sentence case, names keep their
capitals.

## Why

A house uses one case for all its headlines. A headline in another case was pasted from elsewhere.

## Wrong

With `headline-case = "sentence"`:

    Ministers Leave Budget Talks Without Agreement

## Right

    Ministers leave budget talks without agreement

## Fix

None: which words are names is not known.

## Options

`house.headline-case`: `sentence` or `title`.
"""

from collections.abc import Iterator

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.context.headings import cases
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.model.role import Role

RULE = Rule(
    "NP120",
    "headline-case",
    Severity.WARNING,
    languages=frozenset({"en"}),
    options=("house.headline-case",),
)


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over the title."""
    house = context.house.headline_case
    if house is None:
        return
    for span, case in cases(context, Role.TITLE):
        if case != house:
            yield Finding(span.start, span.end, f"title in {case} case; the house style has {house} case")
