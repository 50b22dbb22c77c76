"""Ellipses are written in one way: three dots, one character or spaced dots, not several.

Reports each ellipsis that is not written like most of the article's, where there are at least three, or
as the house style asks for.

## Why

BBC: three dots, then a space. Reuters: three spaced stops for an omission. Many sites set the one
character. A search for one of them does not find the others.

## Wrong

    He waited... then he left. Nobody came… they said later... and that was all.

## Right

    He waited... then he left. Nobody came... they said later... and that was all.

## Fix

Safe: the form of the majority.

## Options

`house.ellipsis`: `character`, `dots` or `spaced-dots`.
"""

from collections.abc import Iterator

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.context import Context
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.majority import prevailing
from newsparse.checks.text.words import around

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
_FEWEST = 3


def check(context: Context) -> Iterator[Finding]:
    """A finding for each ellipsis of another form."""
    house = context.house.ellipsis
    present = [form for form in _NAMES if form in context.raw]
    if not present or (house is None and len(present) < 2):
        return
    found = list(context.matches(_ELLIPSIS))
    if not found or (house is None and len(found) < _FEWEST):
        return
    right = prevailing([_NAMES[match[0]] for match in found], house)
    whose = "as the house style has it" if house else "as most in this article"
    for match in found:
        if match[0] != _FORMS[right]:
            start, end = match.span()
            message = f"ellipsis as {match[0]}, not {_FORMS[right]} {whose}"
            yield Finding(
                start, end, message, (Edit(start, end, _FORMS[right]),), key=around(context.text, start, end)
            )
