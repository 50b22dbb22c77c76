"""Subheads use sentence case or title case consistently.

Reports each subhead that is clearly in a different case from most of the article's, or from the house's. Short
subheads are not judged; in sentence case, names keep their capitals.

## Why

A house uses one case for its subheads. A subhead in another case was pasted from elsewhere.

## Wrong

    What Comes Next After the Vote
    Why the ministers stayed here at home

## Right

    What comes next after the vote
    Why the ministers stayed here at home

## Fix

None: which words are names is not known.

## Options

`house.subhead-case`: `sentence` or `title`.
"""

from collections.abc import Iterator

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.context.conventions import prevailing
from newsparse.checks.context.headings import cases
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.model.role import Role

RULE = Rule(
    "NP204",
    "subhead-case-inconsistent",
    Severity.WARNING,
    languages=frozenset({"en"}),
    options=("house.subhead-case",),
)

_SHARE = 3  # subheads whose case is clear for each one that differs; a lower ratio shows no habit


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over each subhead of the other case."""
    house = context.house.subhead_case
    clear = cases(context, Role.SUBHEAD)
    if not clear:
        return
    right = prevailing([case for _, case in clear], house)
    wrong = [span for span, case in clear if case != right]
    if house is None and _SHARE * len(wrong) > len(clear):
        return
    whose = "the house style has" if house else "most subheads have"
    for span in wrong:
        yield Finding(span.start, span.end, f"subhead not in {right} case; {whose} {right} case")
