"""A dash is a dash, not a spaced hyphen.

Reports hyphens with a space on each side in the body, if the article otherwise uses dashes or the house style
asks for them. An article that uses hyphens throughout follows its own style and is not reported, nor are scores,
sums and datelines.

## Why

The Guardian sets a spaced en dash, AP a spaced em dash, Chicago a closed em dash. A hyphen joins words; a dash
separates them.

## Wrong

    The vote – a close one – was late. The council – nine members – met. The mayor - absent - wrote.

## Right

    The vote – a close one – was late. The council – nine members – met. The mayor – absent – wrote.

## Fix

Unsafe, because a hyphen may be a minus sign or part of a name: replaced by the dash of the article or the house.

## Options

`house.dash`: `en`, `em`, or `hyphen`, which turns the rule off.
"""

from collections.abc import Iterator

from newsparse.base.characters import SENTENCE_CLOSERS, in_class
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.words import word_around

RULE = Rule("NP307", "hyphen-as-dash", Severity.WARNING, Fix.UNSAFE, options=("house.dash",))

_DASHES = {"en": "–", "em": "—"}
# "vote - a", "vote\u00a0- a"; not "3 - 1", "vote -a" or the bullet of a list
_HYPHEN = lazy_pattern(rf"-(?<=[^\W\d_,{in_class(SENTENCE_CLOSERS)}][ \u00a0]-)(?=[ \u00a0][^\W\d_])")
# "vote – a", "vote — a", "vote—a"; not "1914–18" or "Iran–Iraq"
_SPACED_DASH = lazy_pattern(r"[–—](?:(?<=\s.)(?=\s)|(?<=[^\W\d_]—)(?=[^\W\d_]))")
_FEWEST = 3  # dashes; fewer show no habit
_SHARE = 2  # dashes for each hyphen; a lower ratio shows no habit


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding for each hyphen used as a dash."""
    if not (" - " in context.raw or "\u00a0-" in context.raw):
        return
    dash = _dash(context)
    if dash is None:
        return
    for match in context.matches(_HYPHEN, context.body):
        at = match.start()
        key = word_around(context.text, at - 1, at + 2)
        yield Finding(at, at + 1, f"hyphen used as a dash; use {dash}", (Edit(at, at + 1, dash),), key=key)


def _dash(context: ArticleContext) -> str | None:
    """The dash that is expected, if one is."""
    house = context.house.dash
    if house is not None:
        return _DASHES.get(house)
    if context.file.characters.isdisjoint(_DASHES.values()):
        return None
    dashes = [match[0] for match in context.matches(_SPACED_DASH, context.body)]
    hyphens = sum(1 for _ in context.matches(_HYPHEN, context.body))
    if len(dashes) < _FEWEST or len(dashes) < _SHARE * hyphens:
        return None
    return max(_DASHES.values(), key=dashes.count)
