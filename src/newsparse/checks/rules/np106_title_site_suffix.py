"""A headline ends with its own words, not with the name of the site.

Reports what follows a bar at the end of a title in a few words, and a site's or outlet's name behind a last dash. Words
behind a dash that may say who said it (`– police`, `- Reuters`) are left alone.

## Why

It is the title of the browser window: the headline, then the name of the page.

## Wrong

    Peru keeps rate at 5% | Example News

## Right

    Peru keeps rate at 5%

## Fix

Unsafe, since words are taken out: the suffix goes with its sign.
"""

import re
from collections.abc import Iterator

from newsparse.base.characters import DASHES, in_class
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.context import Context
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.dateline.lexicon import default
from newsparse.dateline.names import looks_like_outlet
from newsparse.model.role import Role

RULE = Rule("NP106", "title-site-suffix", Severity.WARNING, Fix.UNSAFE)

# " | Example News", " - example.com", the last of its kind; not "rate-cut"
_SEPARATORS = frozenset(DASHES + "|")
_SUFFIX = lazy_pattern(rf"\s+([{in_class(*_SEPARATORS)}])\s+([^|–—]{{2,40}})$")
# "example.com", "www.example.co.uk"; not "U.S."
_DOMAIN = lazy_pattern(r"(?:www\.)?[\w-]{2,40}(?:\.[a-z]{2,6}){1,2}$", re.IGNORECASE)
_MOST_WORDS = 4
_FEWEST_BEFORE = 4


def check(context: Context) -> Iterator[Finding]:
    """A finding over the sign and what follows it."""
    titles = context.spans(Role.TITLE)
    if not titles:
        return
    start, end = titles[-1].start, titles[-1].end
    title = context.text[start:end]
    found = _SUFFIX.search(title, max(0, len(title) - 45)) if not _SEPARATORS.isdisjoint(title) else None
    if found and _is_site(title[: found.start()], found[1], found[2].strip()):
        message = f"{found[2].strip()} is the site, no part of the title"
        yield Finding(start + found.start(2), end, message, (Edit(start + found.start(), end, ""),))


def _is_site(headline: str, sign: str, name: str) -> bool:
    """Whether the name is an outlet's: after a bar in any few capitalised words, after a dash if it says so."""
    if len(headline.split()) < _FEWEST_BEFORE and len(headline) < 20:
        return False
    if _DOMAIN.match(name):
        return True
    if len(name.split()) > _MOST_WORDS or not name[0].isalnum() or name[0].islower():
        return False
    lexicon = default()
    if sign == "|":
        return name.istitle() or looks_like_outlet(name, lexicon) or lexicon.agency(name) is not None
    return len(name.split()) > 1 and looks_like_outlet(name, lexicon)
