"""Commas and full stops are consistently inside or outside closing quotation marks.

Reports, for short phrases quoted inside a sentence, commas and full stops that are not on the side of the closing
mark used in most of the article. Quoted sentences do not count, because their punctuation is their own.

## Why

American houses (AP, Chicago) put commas and full stops inside the marks; British ones (the Guardian, the BBC)
outside, unless they are part of the quotation. A mixture follows neither style.

## Wrong

    It was “late,” “slow,” and “over,” they said, and the mayor's “plan”, too.

## Right

    It was “late,” “slow,” and “over,” they said, and the mayor's “plan,” too.

## Fix

None: the punctuation may be part of the quotation.
"""

from collections.abc import Iterator

from newsparse.base.characters import COLONS, COMMAS, SEMICOLONS, SENTENCE_STOPS, in_class
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule

RULE = Rule("NP317", "mixed-quote-punctuation-order", Severity.INFO, languages=frozenset({"en"}))

# “late,” and “plan”, with a word in front and a small letter inside; not “It is over,” he said
_PHRASE = lazy_pattern(
    rf"(?<=[a-z] )[“\"][a-z][^“”\"\n{in_class(SENTENCE_STOPS, COMMAS, SEMICOLONS, COLONS)}]{{1,40}}?"
    r"(?:(?P<inside>[,.])[”\"]|[”\"](?P<outside>[,.]))(?=\s|$)"
)
# A mark before its comma or full stop: "”,"; not ",”"
_OUTSIDE = lazy_pattern(r"[”\"][,.]")
_SHARE = 3  # phrases of the usual order for each other one; a lower ratio shows no habit


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding for each phrase with the rarer order."""
    if context.file.characters.isdisjoint('”"') or not _OUTSIDE.search(context.raw):
        return
    found = list(context.matches(_PHRASE, context.with_any('“"', context.body)))
    inside = [match for match in found if match["inside"]]
    outside = [match for match in found if match["outside"]]
    usual, odd = (inside, outside) if len(inside) > len(outside) else (outside, inside)
    if len(usual) < _SHARE * len(odd):
        return
    for match in odd:
        sign = match["inside"] or match["outside"]
        where, other = ("inside", "outside") if match["inside"] else ("outside", "inside")
        message = f"{sign} {where} the quotation marks; {other} in most of the article"
        yield Finding(match.end() - 2, match.end(), message, key=match[0])
