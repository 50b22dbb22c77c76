"""A paragraph begins with a capital letter.

Reports a paragraph that begins with a lower-case letter after one that ends a sentence. Brand names (`iPhone`),
addresses, and continuations after a list, a quotation or a colon are not reported.

## Why

The start of the paragraph was cut off, or its first word was lost with a drop cap.

## Wrong

    The council voted on Tuesday.
    a second vote is due in May, the mayor told reporters.

## Right

    The council voted on Tuesday.
    A second vote is due in May, the mayor told reporters.

## Fix

Unsafe, because words may be missing: the letter is capitalised.
"""

from collections.abc import Iterator
from itertools import pairwise

from newsparse.base.characters import COLONS, ELLIPSES, SEMICOLONS
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.stops import ends_sentence
from newsparse.model.role import Role
from newsparse.model.span import Span

RULE = Rule("NP212", "paragraph-starts-lower-case", Severity.WARNING, Fix.UNSAFE, but_not=frozenset({"ka"}))

_SHORTEST = 30  # code points; a shorter line may be a label or an item of a list
_GOES_ON = COLONS + SEMICOLONS + ELLIPSES
_MANY = 3  # such paragraphs in an article; so many are intended, as in verse


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding at each such letter, if there are only a few."""
    text = context.text
    found = []
    for above, block in pairwise(context.blocks):
        if block.role is not Role.PARAGRAPH or not text[block.start].islower():
            continue
        if above.role is Role.PARAGRAPH and _is_new(text, above, block):
            found.append(block.start)
    if len(found) >= _MANY:
        return
    for at in found:
        capital = text[at].upper()
        yield Finding(
            at, at + 1, f"paragraph begins with lower-case {text[at]}", (Edit(at, at + 1, capital),)
        )


def _is_new(text: str, above: Span, block: Span) -> bool:
    """Whether a sentence has to begin here: after the end of one, with a plain word."""
    before = text[above.start : above.end].rstrip()
    if block.end - block.start < _SHORTEST or before[-1:] in _GOES_ON or before.endswith("..."):
        return False
    word = text[block.start : block.end].split(None, 1)[0].rstrip(",")
    plain = word.isalpha() and word.islower() and len(word) > 1 and len(word[0].upper()) == 1
    return plain and ends_sentence(before)
