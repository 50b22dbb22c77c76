"""Which conventions an article follows: how often it uses each form a house style could choose."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from newsparse.base import tables
from newsparse.base.characters import in_class
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.context.headings import cases
from newsparse.dates.values import numbers_in
from newsparse.model.role import Role

Counts = dict[str, Counter[str]]

# "Russia's", "l’Europe"; not the marks of 'so'
_APOSTROPHE = lazy_pattern(r"(?<=[^\W\d_])['’](?=[^\W\d_])")
_DASHES = {"-": "hyphen", "–": "en", "—": "em"}
# "word – word", "word—word"; not "well-known" and not "1990-95"
_DASH = lazy_pattern(rf"(?<=\w)(?:(\s)([{in_class(*_DASHES)}])\s|()([–—]))(?=\w)")
# "...", ". . .", "…"; not "." and not ".."
_ELLIPSIS = lazy_pattern(r"\.\s\.\s\.|\.\.\.|…")
# "US", "U.S."; not "USA" and not "us"
_US = lazy_pattern(r"\bU\.S\.(?!\w)|\bUS\b(?!\.)")
# "5%", "5 percent", "5 per cent"; not "percentage"
_PERCENT = lazy_pattern(r"(?<=\d)\s?(%|percent\b|per cent\b)")
_QUOTES = {'"': "straight", "“": "curly", "„": "low", "«": "guillemets", "「": "corner"}
_ELLIPSES = {".": "dots", "…": "character"}


def prevailing(forms: Sequence[str], house: str | None = None) -> str:
    """The form an article should keep to: the house's, or the most common of `forms`, the first if several tie.

    >>> prevailing(["en", "em", "em", "en"])
    'en'
    """
    return house if house is not None else max(forms, key=forms.count)


def count(context: ArticleContext) -> Counts:
    """How often the article uses each form of each convention, by the keys of `[check.house]`."""
    found: Counts = {}
    for key, form in _forms(context):
        found.setdefault(key, Counter())[form] += 1
    return found


def _forms(context: ArticleContext) -> Iterator[tuple[str, str]]:
    yield from _typography(context)
    yield from _wording(context)
    for role, key in ((Role.TITLE, "headline-case"), (Role.SUBHEAD, "subhead-case")):
        for _, case in cases(context, role):
            yield key, case
    agency = context.part("agency")
    if agency:
        yield "agencies", context.text[agency.start : agency.end]
    dateline = context.dateline
    if dateline:
        separator = _separator(context.text[dateline.start : dateline.end])
        if separator:
            yield "dateline-separator", separator
    for span in context.spans(Role.END_MARKER)[:1]:
        yield "end-marker", context.text[span.start : span.end].strip()


def _typography(context: ArticleContext) -> Iterator[tuple[str, str]]:
    for match in context.matches(_APOSTROPHE):
        yield "apostrophe", "straight" if match[0] == "'" else "curly"
    for mark, name in _QUOTES.items():
        for _ in context.occurrences(mark):
            yield "quotes", name
    for match in context.matches(_DASH):
        yield "dash", _DASHES[match[2] or match[4]]
        yield "dash-spacing", "spaced" if match[1] else "closed"
    for match in context.matches(_ELLIPSIS):
        yield "ellipsis", "spaced-dots" if len(match[0]) > 3 else _ELLIPSES[match[0][0]]


def _wording(context: ArticleContext) -> Iterator[tuple[str, str]]:
    for match in context.matches(_US, context.body):
        yield "us-form", match[0]
    for match in context.matches(_PERCENT):
        yield "percent", match[1]
    for match in context.matches(_dates(context.language)):
        yield "date-form", "day-month" if match[1] else "month-day" if match[2] else "iso"


@lru_cache(maxsize=64)
def _dates(language: str | None) -> re.Pattern[str]:
    """A pattern for "3 March", "March 3" and "2026-03-03" in a language; not "3 marches"."""
    months = {
        re.escape(name)
        for table in ("months", "months_short")
        for name in tables.load("calendar")[table]
        if any(language in languages for languages in numbers_in(table, name).values())
    }
    names = "|".join(sorted(months, key=len, reverse=True)) or "(?!)"
    patterns = (rf"\b(\d{{1,2}}) (?:{names})\b", rf"\b(?:{names})\.? (\d{{1,2}})\b", r"\b(\d{4}-\d\d-\d\d)\b")
    return re.compile("|".join(patterns), re.IGNORECASE)


def _separator(dateline: str) -> str | None:
    """The sign at the end of a dateline, if there is one."""
    last = dateline.rstrip()[-1:]
    return last if last and not last.isalnum() and last not in ")]" else None
