"""A comma or a stop after quoted words stands inside or outside the marks, not here and there.

Reports, for short phrases quoted inside a sentence, the places at which a comma or a stop stands on the
other side of the closing mark than in most of the article. Quoted sentences do not count, since their
punctuation is their own.

## Why

American houses (AP, Chicago) set commas and stops inside the marks always; British ones (Guardian, BBC)
outside, unless they are quoted too. Both is neither.

## Wrong

    It was “late,” “slow,” and “over,” they said, and the mayor's “plan”, too.

## Right

    It was “late,” “slow,” and “over,” they said, and the mayor's “plan,” too.

## Fix

None: whether the sign was quoted has to be looked at.
"""

from collections.abc import Iterator

from newsparse.base.characters import COLONS, COMMAS, SEMICOLONS, SENTENCE_STOPS, in_class
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.context import Context
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule

RULE = Rule("NP317", "mixed-quote-punctuation-order", Severity.INFO, languages=frozenset({"en"}))

# “late,” and “plan”, with a word in front and a small letter inside; not “It is over,” he said
_PHRASE = lazy_pattern(
    rf"(?<=[a-z] )[“\"][a-z][^“”\"\n{in_class(SENTENCE_STOPS, COMMAS, SEMICOLONS, COLONS)}]{{1,40}}?"
    r"(?:(?P<inside>[,.])[”\"]|[”\"](?P<outside>[,.]))(?=\s|$)"
)
_FEWEST = 3  # phrases of the usual order
_SHARE = 3  # of them for one of the other


def check(context: Context) -> Iterator[Finding]:
    """A finding for each phrase with the rarer order."""
    if not any(order in context.raw for order in ("”,", "”.", '",', '".')):
        return
    found = list(context.matches(_PHRASE, context.body))
    inside = [match for match in found if match["inside"]]
    outside = [match for match in found if match["outside"]]
    usual, odd = (inside, outside) if len(inside) > len(outside) else (outside, inside)
    if len(usual) < _FEWEST or len(usual) < _SHARE * len(odd):
        return
    for match in odd:
        sign = match["inside"] or match["outside"]
        where, other = ("inside", "outside") if match["inside"] else ("outside", "inside")
        message = f"{sign} {where} the quotation marks, {other} in most of this article"
        yield Finding(match.end() - 2, match.end(), message, key=match[0])
