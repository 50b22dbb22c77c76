"""Em dashes are spaced or closed, not both.

Reports each em dash whose spacing differs from that of most of the article's, if at least three agree, or from
the house style. En dashes are not reported: a closed one joins (`Iran–Iraq`), a spaced one separates.

## Why

AP puts spaces around the dash, Chicago does not. Either looks deliberate; a mixture looks like two authors.

## Wrong

    The vote—a close one—was late. The council—nine members—met again. The mayor — absent — wrote a letter.

## Right

    The vote—a close one—was late. The council—nine members—met again. The mayor—absent—wrote a letter.

## Fix

Safe: spaces are added or removed.

## Options

`house.dash-spacing`: `spaced` or `closed`.
"""

import re
from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.context.conventions import prevailing
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.words import word_around

# Spanish and Catalan close one side only; Russian and its neighbours tell a closed dash (a range) from
# a spaced one; Chinese and Japanese dashes carry their own space.
RULE = Rule(
    "NP309",
    "mixed-dash-spacing",
    Severity.WARNING,
    Fix.SAFE,
    but_not=frozenset(
        {"es", "ca", "gl", "eu", "ru", "uk", "be", "bg", "kk", "sr", "mk", "pl", "zh", "ja", "yue"}
    ),
    options=("house.dash-spacing",),
)

_SPACED = "spaced"
_CLOSED = "closed"
# "vote — a", "vote—a"; not "vote —a", nor a dash at the start of a line or between figures
_DASH = lazy_pattern(
    r"[ \u00a0\u2009\u202f]—(?<=[^\W\d_]..)[ \u00a0\u2009\u202f](?=[^\W\d_])|—(?<=[^\W\d_]—)(?=[^\W\d_])"
)
_SIGN = frozenset("—")
_FEWEST = 3  # dashes of the usual spacing; fewer show no habit
_SHARE = 2  # dashes of the usual spacing for each other one; a lower ratio shows no habit


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding for each em dash with the other spacing."""
    house = context.house.dash_spacing
    found = list(context.matches(_DASH, context.with_any(_SIGN, context.body)))
    forms = [_form(match) for match in found]
    if not found or (house is None and len(set(forms)) < 2):
        return
    right = prevailing(forms, house)
    count = forms.count(right)
    if house is None and (count < _FEWEST or count < _SHARE * (len(forms) - count)):
        return
    dash = " — " if right == _SPACED else "—"
    for match, form in zip(found, forms, strict=True):
        if form != right:
            whose = "as in the house style" if house else "as in most of the article"
            message = f"{form} dash; use a {right} one {whose}"
            yield Finding(
                *match.span(),
                message,
                (Edit(*match.span(), dash),),
                key=word_around(context.text, *match.span()),
            )


def _form(match: re.Match[str]) -> str:
    return _CLOSED if match[0] == "—" else _SPACED
