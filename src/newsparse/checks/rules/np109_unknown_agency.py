"""The agency in a dateline is a known one.

Reports an agency in a dateline that newsparse does not know, with the nearest known name. Names that identify
themselves as outlets (`Gray News`), station call signs and a newspaper's references to itself are not reported.

## Why

Typing errors in the agency's name are easily missed, and a search for Reuters does not find `(Reutesr)`.

## Wrong

    LIMA, March 3 (Reutesr) - Peru's central bank kept its rate at 5%.

## Right

    LIMA, March 3 (Reuters) - Peru's central bank kept its rate at 5%.

## Fix

None: the agency may be missing from the tables.

## Options

`house.agencies`: other names to accept.
"""

from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.tables import load
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.dateline.lexicon import default
from newsparse.dateline.names import looks_like_outlet

RULE = Rule("NP109", "unknown-agency", Severity.WARNING, options=("house.agencies",))


# "KGO", "WLOS": stations of the United States; not "WAFA"
_CALL_SIGN = lazy_pattern(r"[KW][A-Z]{2,3}(?:-TV)?$")


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over the name."""
    found = context.tree.match
    agency = context.part("agency")
    if agency is None or found is None or found.agency_id:
        return
    name = context.text[agency.start : agency.end]
    if name in context.house.agencies or _is_no_agency(name):
        return
    near = _nearest(name)
    yield Finding(
        agency.start,
        agency.end,
        f"unknown agency {name}" + (f"; did you mean {near}?" if near else ""),
    )


def _is_no_agency(name: str) -> bool:
    """Whether it is a newspaper or a station; there are too many for a table."""
    own = any(word in name for word in load("check_words")["own_paper"])
    return own or bool(_CALL_SIGN.match(name)) or looks_like_outlet(name, default())


def _nearest(name: str) -> str | None:
    from difflib import get_close_matches

    names = [known for entry in load("agencies")["agencies"].values() for known in entry["names"]]
    return next(iter(get_close_matches(name, names, n=1)), None)
