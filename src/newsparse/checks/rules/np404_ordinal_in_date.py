"""The day in a date is a plain number.

Reports `st`, `nd`, `rd` and `th` after the day of a date, outside quotations. Off unless a profile enables it.

## Why

AP, the Guardian and the BBC write dates without st, nd, rd or th.

## Wrong

    The council meets on March 3rd.

## Right

    The council meets on March 3.

## Fix

Unsafe, because letters are removed.
"""

from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.article import ArticleContext
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


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over each ending."""
    for pattern in (_AFTER, _BEFORE):
        for match in context.matches(pattern, context.body):
            start, end = match.span(1)
            if not context.is_quoted(start, end):
                message = f"{match[1]} after the day of a date"
                yield Finding(start, end, message, (Edit(start, end, ""),))
