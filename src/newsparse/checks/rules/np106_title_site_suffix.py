"""A headline does not end with the name of the site.

Reports a few words after a vertical bar at the end of a title, and the name of a site or outlet after a final
dash. Words after a dash that may be a source (`– police`, `- Reuters`) are not reported.

## Why

The title was taken from the browser window, which adds the name of the site to the headline.

## Wrong

    Peru keeps rate at 5% | Example News

## Right

    Peru keeps rate at 5%

## Fix

Unsafe, because words are removed: the suffix is deleted with its separator.
"""

import re
from collections.abc import Iterator

from newsparse.base.characters import DASHES, in_class
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.dateline.lexicon import default
from newsparse.dateline.names import looks_like_outlet
from newsparse.model.role import Role

RULE = Rule("NP106", "title-site-suffix", Severity.WARNING, Fix.UNSAFE)

# " | Example News", " - example.com", the last of its kind; not "rate-cut"
_LONGEST_NAME = 40  # code points of a site's name; what is longer is part of the headline
_SEPARATORS = frozenset(DASHES + "|")
_SUFFIX = lazy_pattern(rf"\s+([{in_class(*_SEPARATORS)}])\s+([^|–—]{{2,{_LONGEST_NAME}}})$")
# "example.com", "www.example.co.uk"; not "U.S."
_DOMAIN = lazy_pattern(r"(?:www\.)?[\w-]{2,40}(?:\.[a-z]{2,6}){1,2}$", re.IGNORECASE)
_REACH = _LONGEST_NAME + len("  |  ")  # code points from the end of a title in which a suffix begins
_MOST_WORDS = 4  # of a site's name
# Words or code points of a headline; what is shorter may be a kicker or the first half of a title.
_FEWEST_BEFORE = 4
_SHORTEST_BEFORE = 20


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over the name of the site."""
    titles = context.spans(Role.TITLE)
    if not titles:
        return
    start, end = titles[-1].start, titles[-1].end
    title = context.text[start:end]
    if _SEPARATORS.isdisjoint(title):
        return
    found = _SUFFIX.search(title, max(0, len(title) - _REACH))
    if found and _is_site(title[: found.start()], found[1], found[2].strip()):
        message = f"title ends with the name of the site: {found[2].strip()}"
        yield Finding(start + found.start(2), end, message, (Edit(start + found.start(), end, ""),))


def _is_site(headline: str, sign: str, name: str) -> bool:
    """Whether the name is an outlet's: a few capitalised words after a bar, or a recognisable outlet after a dash."""
    if len(headline.split()) < _FEWEST_BEFORE and len(headline) < _SHORTEST_BEFORE:
        return False
    if _DOMAIN.match(name):
        return True
    if len(name.split()) > _MOST_WORDS or not name[0].isalnum() or name[0].islower():
        return False
    lexicon = default()
    if sign == "|":
        return name.istitle() or looks_like_outlet(name, lexicon) or lexicon.agency(name) is not None
    return len(name.split()) > 1 and looks_like_outlet(name, lexicon)
