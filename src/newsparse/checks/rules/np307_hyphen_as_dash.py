"""A dash is a dash, not a hyphen with spaces.

Reports hyphens with a space on each side in the body, where the article otherwise sets dashes, or where
the house style asks for them. An article that has hyphens throughout keeps to its house's way; scores,
sums and datelines are left alone.

## Why

Guardian: spaced en dash. AP: spaced em dash. Chicago: closed em dash. A hyphen joins, a dash parts.

## Wrong

    The vote – a close one – was late. The council – nine members – met. The mayor - absent - wrote.

## Right

    The vote – a close one – was late. The council – nine members – met. The mayor – absent – wrote.

## Fix

Unsafe, since a hyphen may be a minus or part of a name: the dash that the article, or the house, sets.

## Options

`house.dash`: `en`, `em`, or `hyphen`, which silences the rule.
"""

from collections.abc import Iterator

from newsparse.base.characters import SENTENCE_CLOSERS, in_class
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.context import Context
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.words import around

RULE = Rule("NP307", "hyphen-as-dash", Severity.WARNING, Fix.UNSAFE, options=("house.dash",))

_DASHES = {"en": "–", "em": "—"}
# "vote - a", "vote\u00a0- a"; not "3 - 1", "vote -a" or the bullet of a list
_HYPHEN = lazy_pattern(
    r"(?<=[^\W\d_][ \u00a0])-(?=[ \u00a0][^\W\d_])"
    rf"|(?<=[,{in_class(SENTENCE_CLOSERS)}][ \u00a0])-(?=[ \u00a0][^\W\d_\s])"
)
# "vote – a", "vote — a", "vote—a"; not "1914–18" or "Iran–Iraq"
_SPACED_DASH = lazy_pattern(r"(?<=\s)[–—](?=\s)|(?<=[^\W\d_])—(?=[^\W\d_])")
_FEWEST = 3  # dashes
_SHARE = 2  # dashes for each hyphen


def check(context: Context) -> Iterator[Finding]:
    """A finding for each hyphen that stands for a dash."""
    if not (" - " in context.raw or "\u00a0-" in context.raw):
        return
    dash = _dash(context)
    if dash is None:
        return
    for match in context.matches(_HYPHEN, context.body):
        at = match.start()
        key = around(context.text, at - 1, at + 2)
        yield Finding(
            at, at + 1, f"hyphen where a dash ({dash}) is expected", (Edit(at, at + 1, dash),), key=key
        )


def _dash(context: Context) -> str | None:
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
