"""Which day does a dateline's date without a year mean, if the caller says when the articles were published?"""

from newsparse.base.records import replace
from newsparse.dates.values import exists
from newsparse.model.article import Article
from newsparse.model.options import Options

_UNKNOWN_YEAR, _UNKNOWN_MONTH = "XXXX", "XX"  # as EDTF writes them
_MONTHS = 12
_MID_MONTH = 15  # the day by which a month without one is near or far


def with_dates(articles: list[Article], options: Options) -> list[Article]:
    """The articles with their datelines' `date_iso` completed by `options.year` or `options.dated`."""
    return [_with_date(article, options) for article in articles]


def _with_date(article: Article, options: Options) -> Article:
    dateline = article.dateline
    if dateline is None or dateline.date_iso is None:
        return article
    whole = completed(dateline.date_iso, year=options.year, dated=options.dated)
    if whole == dateline.date_iso:
        return article
    return replace(article, dateline=replace(dateline, date_iso=whole))


def completed(edtf: str, *, year: int | None = None, dated: str | None = None) -> str:
    """A date in EDTF with its unknown year, and after `dated` its unknown month: that nearest to the day `dated`.

    What stays unknown stays `X`, and a day that does not exist that year stays without its year.

    >>> completed("XXXX-03-03", year=2026), completed("XXXX-02-29", year=2026), completed("2025-03", year=2026)
    ('2026-03-03', 'XXXX-02-29', '2025-03')
    >>> completed("XXXX-12-31", dated="2026-01-02"), completed("XXXX-XX-31", dated="2026-03-01")
    ('2025-12-31', '2026-01-31')
    """
    head, _, rest = edtf.partition("-")
    if head != _UNKNOWN_YEAR:
        return edtf
    month, _, day = rest.partition("-")
    if dated is not None:
        return _nearest(month, day, dated) or edtf
    if year is None or not _can_be(year, month, day):
        return edtf
    return f"{year:04d}-{rest}"


def _nearest(month: str, day: str, dated: str) -> str | None:
    """The day (or month, without a day) nearest to another day; the earlier of two."""
    from datetime import date

    goal = date.fromisoformat(dated)
    months = range(1, _MONTHS + 1) if month == _UNKNOWN_MONTH else (int(month),)
    found = [
        (abs((date(year, one, int(day or _MID_MONTH)) - goal).days), year, one)
        for year in (goal.year - 1, goal.year, goal.year + 1)
        for one in months
        if date.min.year <= year <= date.max.year and exists(year, one, int(day or _MID_MONTH))
    ]
    if not found:
        return None
    _, year, one = min(found)
    return "-".join(filter(None, (f"{year:04d}", f"{one:02d}", day)))


def _can_be(year: int, month: str, day: str) -> bool:
    return month == _UNKNOWN_MONTH or not day or exists(year, int(month), int(day))
