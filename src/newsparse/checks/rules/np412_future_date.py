"""Past events do not have future dates.

Reports the date of a dateline or of publication that is after `--as-of` and, in English, the full date of a past
event (`said on March 3, 2027`) that is after the article's own date. The system clock is never read: without
`--as-of` and without a date in the article, nothing is reported.

## Why

In January, the old year is easily typed by habit, as the new one is in December.

## Wrong

    LIMA, March 3, 2026 (Reuters) - The bank met on March 2, 2027.

## Right

    LIMA, March 3, 2026 (Reuters) - The bank met on March 2, 2026.

## Fix

None: the right date is not known.
"""

from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.dates import find as dates
from newsparse.dates.published import timestamp
from newsparse.model.role import Role

RULE = Rule("NP412", "future-date", Severity.WARNING)

# "The bank met on ", "was signed on "; not "meets on "
_PAST = lazy_pattern(
    r"\b(?:said|told|announced|died|voted|met|signed|arrived|resigned|published|killed|arrested|released)\b"
    r"(?:\s[\w,]+){0,4}\s(?:on\s)(?=[A-Z\d])"
)
_DAY = 10  # code points of an ISO date with a day


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over each date that is too late."""
    as_of = context.settings.as_of
    own = list(_own(context))
    for start, end, iso in own:
        if as_of and iso > as_of:
            yield Finding(start, end, f"the article is dated {iso}, after {as_of}")
    today = min((iso for _, _, iso in own), default=as_of)
    if today and context.language == _PAST_LANGUAGE:
        yield from _past(context, max(today, as_of or today))


_PAST_LANGUAGE = "en"  # the language of the verbs in the pattern


def _own(context: ArticleContext) -> Iterator[tuple[int, int, str]]:
    """The article's own dates, if they include the day."""
    part, match = context.part("date"), context.tree.match
    if part and match and match.date_iso and len(match.date_iso) == _DAY and match.date_iso[0] != "X":
        yield part.start, part.end, match.date_iso
    for span in context.spans(Role.TIMESTAMP):
        languages = [context.language] if context.language else None
        time = timestamp(context.tree.text(span), languages=languages)
        if time and len(time.iso) >= _DAY:
            yield span.start, span.end, time.iso[:_DAY]


def _past(context: ArticleContext, today: str) -> Iterator[Finding]:
    for match in context.matches(_PAST, context.body):
        found = dates.match(context.text, match.end(), languages=["en"])
        if found and found.iso and len(found.iso) == _DAY and found.iso[0] != "X" and found.iso > today:
            yield Finding(found.start, found.end, f"past event on {found.iso}, which is after {today}")
