"""Apostrophes of one shape: straight or curly, not both.

Reports each apostrophe inside a word that is not of the shape that most of the article's apostrophes have, or
that the house style asks for; where there are five or more of them, all in one finding. Quotation marks are
another matter: see NP302.

## Why

A mixture comes from pasting; the reader sees two typefaces in one sentence, and a search for `Russia's` finds
half of them. AP copy is straight, most sites set curly ones; every house keeps to one.

## Wrong

    Russia's answer came late. The minister’s office had none.

## Right

    Russia's answer came late. The minister's office had none.

## Fix

Safe: the apostrophe takes the shape of the majority (of the first one, where both are equally common). Inside
quotation marks too, since no word changes.

## Options

`house.apostrophe`: `straight` or `curly`.
"""

from collections.abc import Iterator

from newsparse.base.characters import APOSTROPHES, FIRST_EAST_ASIAN
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.context import Context
from newsparse.checks.context.naming import named
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.majority import prevailing

RULE = Rule("NP301", "mixed-apostrophes", Severity.WARNING, Fix.SAFE, options=("house.apostrophe",))

_MARKS = {"straight": "'", "curly": "’"}
_MANY = 5  # from so many on, they are one thing to do and not single slips
_SHAPES = {mark: shape for shape, mark in _MARKS.items()}
# "Russia's", "l’Europe"; not the marks of 'so', the primes of 5'10, or a mark before Han or kana
_SPACED_LETTER = rf"[^\W\d_{FIRST_EAST_ASIAN}-\U0010ffff]"
_APOSTROPHE = lazy_pattern(rf"(?<={_SPACED_LETTER})[{APOSTROPHES}](?={_SPACED_LETTER})")


def check(context: Context) -> Iterator[Finding]:
    """A finding for each apostrophe of the wrong shape; one for all where they are many."""
    house = context.house.apostrophe
    if house is None and not ("'" in context.raw and "’" in context.raw):
        return
    places = [match.start() for match in context.matches(_APOSTROPHE)]
    if not places:
        return
    right = prevailing([_SHAPES[context.text[at]] for at in places], house)
    mark = _MARKS[right]
    whose = "as this article's mostly are" if house is None else "as the house style has it"
    wrong = [at for at in places if context.text[at] != mark]
    if len(wrong) >= _MANY:
        written = context.text[wrong[0]]
        message = f"{_SHAPES[written]} apostrophes ({written}) {named(context, wrong)}, not {right} {whose}"
        edits = tuple(Edit(at, at + 1, mark) for at in wrong)
        yield Finding(wrong[0], wrong[0] + 1, message, edits, key=written)
        return
    for at in wrong:
        written = context.text[at]
        message = f"{_SHAPES[written]} apostrophe ({written}), not {right} {whose}"
        yield Finding(at, at + 1, message, (Edit(at, at + 1, mark),), key=_word(context.text, at))


def _word(text: str, at: int) -> str:
    """The word around an apostrophe, so that a baseline can tell one from another."""
    start, end = at, at + 1
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[start:end]
