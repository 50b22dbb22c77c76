"""Subheads are in sentence case or in title case, not both.

Reports each subhead that is plainly in another case than most of the article's, or than the house's. Subheads of few
words say nothing, and names count as capitals in either.

## Why

Every house keeps to one; a heading in another case came with a pasted text.

## Wrong

    What Comes Next After the Vote
    Why the ministers stayed here at home

## Right

    What comes next after the vote
    Why the ministers stayed here at home

## Fix

None: which words are names has to be known.

## Options

`house.subhead-case`: `sentence` or `title`.
"""

from collections.abc import Iterator

from newsparse.checks.context.context import Context
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.checks.text.casing import casing
from newsparse.checks.text.majority import prevailing
from newsparse.model.role import Role

RULE = Rule(
    "NP204",
    "subhead-case-inconsistent",
    Severity.WARNING,
    languages=frozenset({"en"}),
    options=("house.subhead-case",),
)

_FEWEST_CLEAR = 3  # subheads whose case is clear, where the house has no form


def check(context: Context) -> Iterator[Finding]:
    """A finding over each subhead of the other case."""
    subheads = context.spans(Role.SUBHEAD)
    house = context.house.subhead_case
    if house is None and len(subheads) < _FEWEST_CLEAR:
        return
    cases = [(span, casing(context.text[span.start : span.end])) for span in subheads]
    clear = [case for _, case in cases if case]
    if not clear or (house is None and len(clear) < _FEWEST_CLEAR):
        return
    right = prevailing(clear, house)
    wrong = [span for span, case in cases if case and case != right]
    if house is None and 3 * len(wrong) > len(clear):
        return
    for span in wrong:
        yield Finding(span.start, span.end, f"a subhead that is not in {right} case as the others are")
