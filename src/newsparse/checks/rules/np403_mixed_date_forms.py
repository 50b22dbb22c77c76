"""Dates are written in one order: March 3 or 3 March, not both.

Reports the dates of the rarer order, or those that are not in the house's, in the body outside quotation marks, as one
finding.

## Why

AP and Reuters: month, then day. Guardian and BBC: day, then month. Every house keeps to one.

## Wrong

    The council voted on March 3. A second vote is due on 4 May.

## Right

    The council voted on March 3. A second vote is due on May 4.

## Fix

None: a name such as 9 May Square keeps its order.

## Options

`house.date-form`: `day-month`, `month-day` or `iso`.
"""

from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.context import Context
from newsparse.checks.context.naming import named
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.checks.text.majority import prevailing

RULE = Rule(
    "NP403", "mixed-date-forms", Severity.WARNING, languages=frozenset({"en"}), options=("house.date-form",)
)

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
# "on 3 March", "March 3", "2026-03-03"; not "May 2020", "3 marches"
_DATE = lazy_pattern(
    rf"(?<![\w.-])(?:(?P<day>\d{{1,2}}) (?:{_MONTHS})\b|(?:{_MONTHS})\.? (?P<month>\d{{1,2}})(?!\w|[.:]\d)|"
    r"(?P<iso>\d{4}-\d\d-\d\d)(?!\w))"
)
_FORMS = {"day": "day-month", "month": "month-day", "iso": "iso"}


def check(context: Context) -> Iterator[Finding]:
    """One finding at the first date of the wrong order."""
    if not any(character.isdigit() for character in context.file.characters):
        return
    dates = [
        (match.start(), match.end(), _FORMS[match.lastgroup or "iso"])
        for match in context.matches(_DATE, context.body)
        if not context.is_quoted(*match.span())
    ]
    if not dates:
        return
    right = prevailing([form for _, _, form in dates], context.house.date_form)
    wrong = [(start, end, form) for start, end, form in dates if form != right]
    if wrong:
        start, end, form = wrong[0]
        places = named(context, [at for at, _, _ in wrong])
        yield Finding(start, end, f"dates in the form {form} {places}, elsewhere {right}")
