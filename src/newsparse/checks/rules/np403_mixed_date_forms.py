"""Dates are written in one order: March 3 or 3 March, not both.

Reports, as one finding, the dates in the body that are in the rarer order, or not in the house's. Quotations do
not count.

## Why

AP and Reuters write the month first, the Guardian and the BBC the day. Each house uses one order.

## Wrong

    The council voted on March 3. A second vote is due on 4 May.

## Right

    The council voted on March 3. A second vote is due on May 4.

## Fix

None: a name such as 9 May Square must keep its order.

## Options

`house.date-form`: `day-month`, `month-day` or `iso`.
"""

from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.context.conventions import prevailing
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule

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
_NAMES = frozenset(_MONTHS.replace("Sept?", "Sep|Sept").split("|"))
# "-03-03"; not "1914-18"
_ISO_END = lazy_pattern(r"-\d\d-\d\d")
_FORMS = {"day": "day-month", "month": "month-day", "iso": "iso"}


def check(context: ArticleContext) -> Iterator[Finding]:
    """One finding at the first date of the wrong order."""
    clues = _clues(context)
    if not clues:
        return
    dates = [
        (match.start(), match.end(), _FORMS[match.lastgroup or "iso"])
        for match in context.matches(_DATE, context.with_any(clues, context.body))
        if not context.is_quoted(*match.span())
    ]
    if not dates:
        return
    right = prevailing([form for _, _, form in dates], context.house.date_form)
    wrong = [(start, end, form) for start, end, form in dates if form != right]
    if wrong:
        start, end, form = wrong[0]
        places = context.listed([at for at, _, _ in wrong])
        yield Finding(
            start,
            end,
            f"dates in the form {form} {places}; {right} in most of the article"
            if context.house.date_form is None
            else f"dates in the form {form} {places}; the house style has {right}",
        )


def _clues(context: ArticleContext) -> set[str]:
    """A part of each date, which is quick to find: "March", "-03-03"."""
    return {*context.vocabulary & _NAMES, *_ISO_END.findall(context.raw)}
