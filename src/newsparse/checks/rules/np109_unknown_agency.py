"""The agency in a dateline is one that is known.

Reports an agency in a dateline that newsparse has no entry for, with the nearest one that it has. Names that say
themselves that they are an outlet's (`Gray News`), call signs of stations and what a paper calls itself are left alone.

## Why

The place of the agency is where slips go unseen: `(Reutesr)` is read over, and no search for Reuters finds it.

## Wrong

    LIMA, March 3 (Reutesr) - Peru's central bank kept its rate at 5%.

## Right

    LIMA, March 3 (Reuters) - Peru's central bank kept its rate at 5%.

## Fix

None: it may be an agency that is not in the tables yet.

## Options

`house.agencies`: names that are right as well.
"""

from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.tables import load
from newsparse.checks.context.context import Context
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.dateline.lexicon import default
from newsparse.dateline.names import looks_like_outlet

RULE = Rule("NP109", "unknown-agency", Severity.WARNING, options=("house.agencies",))


# "KGO", "WLOS": stations of the United States; not "WAFA"
_CALL_SIGN = lazy_pattern(r"[KW][A-Z]{2,3}(?:-TV)?$")


def check(context: Context) -> Iterator[Finding]:
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
        f"unknown agency {name}" + (f"; {near} is the nearest that is known" if near else ""),
    )


def _is_no_agency(name: str) -> bool:
    """Whether it is a paper or a station: they are too many for a table."""
    own = any(word in name for word in load("check_words")["own_paper"])
    return own or bool(_CALL_SIGN.match(name)) or looks_like_outlet(name, default())


def _nearest(name: str) -> str | None:
    from difflib import get_close_matches

    names = [known for entry in load("agencies")["agencies"].values() for known in entry["names"]]
    return next(iter(get_close_matches(name, names, n=1)), None)
