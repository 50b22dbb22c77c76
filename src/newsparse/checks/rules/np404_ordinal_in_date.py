"""The day in a date is a plain figure.

Reports `st`, `nd`, `rd` and `th` behind the day of a date, outside quotation marks. Off unless a profile asks for it.

## Why

AP, Guardian and BBC: figures in dates without st, nd, rd, th.

## Wrong

    The council meets on March 3rd.

## Right

    The council meets on March 3.

## Fix

Unsafe, since letters are taken out.
"""

from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.context import Context
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule

RULE = Rule(
    "NP404", "ordinal-in-date", Severity.WARNING, Fix.UNSAFE, default=False, languages=frozenset({"en"})
)

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Aug|Sept|Oct|Nov|Dec"
)
# "March 3rd"; not "3rd"
_AFTER = lazy_pattern(rf"\b(?:{_MONTHS})\.? \d{{1,2}}(st|nd|rd|th)\b")
# "3rd March", "3rd of March"; not "3rd marches"
_BEFORE = lazy_pattern(rf"\b\d{{1,2}}(st|nd|rd|th)(?: of)? (?:{_MONTHS})\b")


def check(context: Context) -> Iterator[Finding]:
    """A finding over each ending."""
    for pattern in (_AFTER, _BEFORE):
        for match in context.matches(pattern, context.body):
            start, end = match.span(1)
            if not context.is_quoted(start, end):
                message = f"{match[1]} behind the day of a date"
                yield Finding(start, end, message, (Edit(start, end, ""),))
