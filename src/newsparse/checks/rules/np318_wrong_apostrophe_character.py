"""An apostrophe is not an accent, a prime or an opening quotation mark.

Reports ´ ` ′ ʹ ‛ and ＇ between two letters, and ‘ in English contractions and after French elided words.
Ukrainian ʼ, the ‘ayn of Arabic names and Uzbek o‘ are letters and are not reported.

## Why

These characters are next to the apostrophe on many keyboards. Programs read the word as two words, or as a
different word.

## Wrong

    They don´t know the mayor`s plan.

## Right

    They don't know the mayor's plan.

## Fix

Safe: replaced by the house's apostrophe, else the article's, else a straight one.

## Options

`house.apostrophe`: `straight` or `curly`.
"""

from collections.abc import Iterator

from newsparse.base.characters import APOSTROPHE_LOOKALIKES, in_class, without
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.words import word_around

RULE = Rule(
    "NP318",
    "wrong-apostrophe-character",
    Severity.WARNING,
    Fix.SAFE,
    but_not=frozenset({"uz"}),
    options=("house.apostrophe",),
)

# Without the modifier letters, which are right in Hawaiian, Ukrainian and transliterations.
_NEVER = without(APOSTROPHE_LOOKALIKES, "ʼʻ‘")
_SIGNS = frozenset(_NEVER + "‘")
# "don´t", "l`accord"; not `code`, 5′ or Arabic names
_WRONG = lazy_pattern(rf"[{in_class(_NEVER)}](?<=[A-Za-z\u00c0-\u024f].)(?=[A-Za-z\u00c0-\u024f])")
# "don‘t", "mayor‘s", "l‘accord"; not "Sa‘id", "O‘zbekiston"
_OPENING = lazy_pattern(
    r"‘(?:(?<=[a-z]‘)(?=(?:s|t|re|ve|ll|d|m)\b)"
    r"|(?:(?<=\b[ldnsjcmtLDNSJCMT]‘)|(?<=\b[Qq]u‘))(?=[aeiouyhâàéèêîôûœAEIOUYHÉÈÊÎÔ]))"
)
# "don't", "l’accord"; not the marks around 'so'
_RIGHT = lazy_pattern(r"(?<=[^\W\d_])['’](?=[^\W\d_])")
_MARKS = {"straight": "'", "curly": "’"}


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding for each wrong character."""
    if context.file.characters.isdisjoint(_SIGNS):
        return
    places = [match.start() for pattern in (_WRONG, _OPENING) for match in context.matches(pattern)]
    if not places:
        return
    right = _apostrophe(context)
    for at in sorted(places):
        message = f"{context.text[at]} used as an apostrophe; use {right}"
        yield Finding(
            at, at + 1, message, (Edit(at, at + 1, right),), key=word_around(context.text, at, at + 1)
        )


def _apostrophe(context: ArticleContext) -> str:
    """The apostrophe of the house, or of the article."""
    if context.house.apostrophe:
        return _MARKS[context.house.apostrophe]
    written = [match[0] for match in context.matches(_RIGHT)]
    return max(_MARKS.values(), key=written.count)
