"""A date exists in the calendar.

Reports days that their month does not have: 31 June, February 30, 29 February 2026, 31.06.2026, 2026-02-30.

## Why

One of the numbers is wrong, and only the newsroom can tell which.

## Wrong

    The council meets again on June 31, 2026.

## Right

    The council meets again on June 30, 2026.

## Fix

None: the right date is not known.
"""

from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.article import PROSE, ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.dates.tokens import fold
from newsparse.dates.values import exists, numbers_in
from newsparse.model.role import Role

RULE = Rule("NP411", "impossible-date", Severity.ERROR)

# "31 June", "30. Februar 2026", "31 de junio de 2026", "30th of February"; not "131 June", "1.31 June"
_DAY_MONTH = lazy_pattern(
    r"(29|3[01])(?<![\w.,:/-]..)(?:st|th|\.)?\s(?:of\s|de\s)?([^\W\d_]{3,12})\b(?:\.?,?\s(?:de\s)?(\d{4})\b|(?!\.?\s\d))"
)
# "June 31, 2026", "Feb. 30."; not "June 31 people", "June 31.5"
_MONTH_DAY = lazy_pattern(r"\b([^\W\d_]{3,12})\.?\s(29|3[01])(?:st|th)?(?:,?\s(\d{4})\b|(?=[,;)]|\.?$|\.\s))")
# any of the days that some months lack, alone: "30"; not "130"
_HIGH = lazy_pattern(r"(?:29|3[01])(?<!\d..)(?!\d)")
_DAYS = ("29", "30", "31")  # of which a search is quicker than that pattern
# one behind the name of a month: " 30"; not "-30"
_HIGH_LAST = lazy_pattern(r"\s(?:29|3[01])(?!\d)")
# "2026-02-30"; not a number of a file, "12026-02-30"
_ISO = lazy_pattern(r"(\d(?<![\w-].)\d{3})-(\d\d)-(\d\d)(?![\w-])")
# "31.06.2026"; not a version, "1.31.06.2026"
_DOTTED = lazy_pattern(r"(\d(?<![\w.].)\d?)\.\s?(\d{1,2})\.\s?(\d{4})(?![\w.]\w)")


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over each date."""
    for start, end, year, month, day in _dates(context):
        if 1 <= month <= 12 and not exists(year, month, day):
            written = context.text[start:end]
            yield Finding(start, end, f"{written} does not exist")


def _dates(context: ArticleContext) -> Iterator[tuple[int, int, int | None, int, int]]:
    """Possible dates with a high day: the extent, year, month and day of each."""
    whole = context.spans(*PROSE, Role.TIMESTAMP, Role.DATELINE)
    spans = context.holding(_HIGH, context.with_any(_DAYS, whole))
    for match in context.matches(_DAY_MONTH, spans):
        yield *match.span(), _number(match[3]), _month(match[2], context.language), int(match[1])
    for match in context.matches(_MONTH_DAY, context.holding(_HIGH_LAST, spans)):
        yield *match.span(), _number(match[3]), _month(match[1], context.language), int(match[2])
    for match in context.matches(_ISO, spans):
        yield *match.span(), int(match[1]), int(match[2]), int(match[3])
    for match in context.matches(_DOTTED, spans):
        yield *match.span(), int(match[3]), int(match[2]), int(match[1])


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _month(name: str, language: str | None) -> int:
    """The number of the month with this name in a language; 0 if there is none or it is ambiguous."""
    key = fold(name)
    row = numbers_in("months", key) or numbers_in("months_short", key)
    numbers = [number for number, spoken in row.items() if language in spoken]
    return numbers[0] if len(numbers) == 1 else 0
