"""An acronym is explained where it first appears.

Reports acronyms of three to five letters that appear at least twice in the body, are not in the table of
well-known ones, and are nowhere explained in brackets. Off by default.

## Why

AP, the BBC and the Guardian let only a few acronyms stand alone; others follow the full name on first reference.

## Wrong

    The RNLB met on Monday. The RNLB kept its rate.

## Right

    The Royal National Lifeboat Board (RNLB) met on Monday. The RNLB kept its rate.

## Fix

None: the full name is not known.
"""

import re
from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.tables import load
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule

RULE = Rule("NP410", "acronym-not-expanded", Severity.INFO, default=False)

# "RNLB"; not "RNLBs", "R2D2", "A-RNLB"
_ACRONYM = lazy_pattern(r"(?<![\w.-])[A-Z]{3,5}(?![\w-])")
_FEWEST_USES = 2  # a reader who does not know an acronym can skip a single one


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding at the first use of each."""
    places: dict[str, list[int]] = {}
    for match in context.matches(_ACRONYM, context.body):
        places.setdefault(match[0], []).append(match.start())
    known = load("check_words")["known_acronyms"]
    for acronym, found in places.items():
        if len(found) < _FEWEST_USES or acronym in known or _is_explained(context, acronym):
            continue
        yield Finding(found[0], found[0] + len(acronym), f"{acronym} is not explained; give the full name")


def _is_explained(context: ArticleContext, acronym: str) -> bool:
    """Whether it is in or before brackets, or its letters are the initials of consecutive words."""
    raw = context.raw
    if f"({acronym}" in raw or f"{acronym} (" in raw or f"{acronym})" in raw:
        return True
    words = r"[\s-]+(?:of\s|and\s|the\s|for\s)*".join(rf"{letter}\w+" for letter in acronym)
    return re.search(rf"\b{words}", raw, re.IGNORECASE) is not None
