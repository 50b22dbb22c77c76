"""Ellipses have one form: three dots, one character or spaced dots.

Reports each ellipsis whose form differs from that of most of the article's, if it has at least three, or from the
house style.

## Why

The BBC sets three dots and a space, Reuters three spaced dots for an omission, many websites the single
character. A search for one form misses the others.

## Wrong

    He waited... then he left. Nobody came… they said later... and that was all.

## Right

    He waited... then he left. Nobody came... they said later... and that was all.

## Fix

Safe: replaced by the prevailing form.

## Options

`house.ellipsis`: `character`, `dots` or `spaced-dots`.
"""

from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.context.conventions import prevailing
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.words import word_around

# The Chinese ellipsis is two characters, and half of one is another sign.
RULE = Rule(
    "NP310",
    "mixed-ellipsis",
    Severity.WARNING,
    Fix.SAFE,
    but_not=frozenset({"zh", "yue"}),
    options=("house.ellipsis",),
)

_FORMS = {"character": "…", "dots": "...", "spaced-dots": ". . ."}
_NAMES = {text: name for name, text in _FORMS.items()}
# "…", "...", ". . ."; not "....", "……" or ".."
_ELLIPSIS = lazy_pattern(r"(?<![.…])(?:…|\.\.\.|\. \. \.)(?! ?[.…])")
_FEWEST = 3  # ellipses, unless the house style decides; fewer show no habit


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding for each ellipsis of another form."""
    house = context.house.ellipsis
    present = [form for form in _NAMES if form in context.raw]
    if not present or (house is None and len(present) < 2):
        return
    found = list(context.matches(_ELLIPSIS))
    if not found or (house is None and len(found) < _FEWEST):
        return
    right = prevailing([_NAMES[match[0]] for match in found], house)
    whose = "as in the house style" if house else "as in most of the article"
    for match in found:
        if match[0] != _FORMS[right]:
            start, end = match.span()
            message = f"ellipsis written as {match[0]}; use {_FORMS[right]} {whose}"
            yield Finding(
                start,
                end,
                message,
                (Edit(start, end, _FORMS[right]),),
                key=word_around(context.text, start, end),
            )
