"""A dash is a single character, not two hyphens.

Reports two hyphens used as a dash, with or without spaces. Datelines, rules made of hyphens and command-line
options are not reported. Five or more are one finding.

## Why

AP transmits `--` because old wires had no dash; publications replace it.

## Wrong

    The vote -- a close one -- was late.

## Right

    The vote — a close one — was late.

## Fix

Safe: replaced by the house's dash, else the article's, else an em dash, or an en dash in languages that prefer
it.

## Options

`house.dash`: `en` or `em`; `hyphen` makes it a single hyphen.
"""

from collections.abc import Iterator

from newsparse.base.characters import (
    COMMAS,
    OPENING_BRACKETS,
    QUOTES,
    SENTENCE_CLOSERS,
    SENTENCE_STOPS,
    in_class,
)
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.base.tables import load
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.words import word_around

RULE = Rule("NP308", "double-hyphen", Severity.WARNING, Fix.SAFE, options=("house.dash",))

_MANY = 5  # pairs; so many are a habit of the keyboard, and one task
_DASHES = {"en": "–", "em": "—", "hyphen": "-"}
# "vote -- a", "vote--a", "over.” --"; not "---", "<!--" or "--verbose"
_BEFORE = in_class(SENTENCE_STOPS, COMMAS, SENTENCE_CLOSERS)
_BEHIND = in_class(QUOTES, OPENING_BRACKETS)
_DOUBLE = lazy_pattern(rf"(?<=\s)--(?=\s)|(?<=[\w{_BEFORE}])(?<!<!)--(?=[\w\s{_BEHIND}]|$)(?!\s*>)")


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding for each pair of hyphens; one for all if there are many."""
    found = [match.start() for match in context.matches(_DOUBLE, context.with_any(("--",), context.prose))]
    if not found:
        return
    dash = _dash(context)
    if len(found) >= _MANY:
        message = f"two hyphens used as a dash {context.listed(found)}; use {dash}"
        yield Finding(
            found[0], found[0] + 2, message, tuple(Edit(at, at + 2, dash) for at in found), key="--"
        )
        return
    for at in found:
        key = word_around(context.text, max(at - 1, 0), at + 3)
        yield Finding(
            at, at + 2, f"two hyphens used as a dash; use {dash}", (Edit(at, at + 2, dash),), key=key
        )


def _dash(context: ArticleContext) -> str:
    """The dash of the house, of the article, or of the language."""
    if context.house.dash:
        return _DASHES[context.house.dash]
    counts = {dash: sum(1 for _ in context.occurrences(dash, context.body)) for dash in ("—", "–")}
    if any(counts.values()):
        return max(counts, key=lambda dash: counts[dash])
    return _DASHES["em" if context.language in load("dashes")["em"] else "en"]
