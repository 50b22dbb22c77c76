"""Apostrophes are straight or curly, not both.

Reports each apostrophe inside a word that does not have the shape most common in the article, or the shape the
house style asks for. Five or more are one finding. Quotation marks are the subject of NP302.

## Why

Mixed apostrophes come from pasting. Readers see two typefaces in one sentence, and a search for `Russia's` finds
only half of the places. AP copy uses straight apostrophes, most websites curly ones; each house keeps to one
shape.

## Wrong

    Russia's answer came late. The minister’s office had none.

## Right

    Russia's answer came late. The minister's office had none.

## Fix

Safe: the apostrophe gets the prevailing shape (the first one's, in a tie). Quotations are fixed too, because no
word changes.

## Options

`house.apostrophe`: `straight` or `curly`.
"""

from collections.abc import Iterator

from newsparse.base.characters import APOSTROPHES, FIRST_EAST_ASIAN
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.context.conventions import prevailing
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule

RULE = Rule("NP301", "mixed-apostrophes", Severity.WARNING, Fix.SAFE, options=("house.apostrophe",))

_MARKS = {"straight": "'", "curly": "’"}
_MANY = 5  # wrong ones; so many are one task, not single slips
_SHAPES = {mark: shape for shape, mark in _MARKS.items()}
# "Russia's", "l’Europe"; not the marks of 'so', the primes of 5'10, or a mark before Han or kana
_SPACED_LETTER = rf"[^\W\d_{FIRST_EAST_ASIAN}-\U0010ffff]"
_APOSTROPHE = lazy_pattern(rf"[{APOSTROPHES}](?<={_SPACED_LETTER}.)(?={_SPACED_LETTER})")


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding for each apostrophe of the wrong shape; one for all if there are many."""
    house = context.house.apostrophe
    if house is None and not ("'" in context.raw and "’" in context.raw):
        return
    places = [match.start() for match in context.matches(_APOSTROPHE)]
    if not places:
        return
    right = prevailing([_SHAPES[context.text[at]] for at in places], house)
    mark = _MARKS[right]
    whose = "as in most of the article" if house is None else "as in the house style"
    wrong = [at for at in places if context.text[at] != mark]
    if len(wrong) >= _MANY:
        written = context.text[wrong[0]]
        message = f"{_SHAPES[written]} apostrophes ({written}) {context.listed(wrong)}; use {right} {whose}"
        edits = tuple(Edit(at, at + 1, mark) for at in wrong)
        yield Finding(wrong[0], wrong[0] + 1, message, edits, key=written)
        return
    for at in wrong:
        written = context.text[at]
        message = f"{_SHAPES[written]} apostrophe ({written}); use {right} {whose}"
        yield Finding(at, at + 1, message, (Edit(at, at + 1, mark),), key=_word(context.text, at))


def _word(text: str, at: int) -> str:
    """The word around an apostrophe, by which a baseline recognises it."""
    start, end = at, at + 1
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[start:end]
