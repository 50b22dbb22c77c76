"""A paragraph begins with a capital letter.

Reports a paragraph that begins with a small letter behind one that ended with a stop. Brand names (`iPhone`),
addresses, and what goes on behind a list, a quotation or a colon are left alone.

## Why

The paragraph was cut out of a sentence, or its first word went with a drop cap.

## Wrong

    The council voted on Tuesday.
    a second vote is due in May, the mayor told reporters.

## Right

    The council voted on Tuesday.
    A second vote is due in May, the mayor told reporters.

## Fix

Unsafe, since words may be missing: the letter becomes a capital.
"""

from collections.abc import Iterator
from itertools import pairwise

from newsparse.base.characters import COLONS, ELLIPSES, SEMICOLONS
from newsparse.checks.context.context import Context
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.stops import ends_sentence
from newsparse.model.role import Role
from newsparse.model.span import Span

RULE = Rule("NP212", "paragraph-starts-lower-case", Severity.WARNING, Fix.UNSAFE, but_not=frozenset({"ka"}))

_SHORTEST = 30
_GOES_ON = COLONS + SEMICOLONS + ELLIPSES
_ONE_OF_MANY = 3  # so many in one article are its way, in verse for instance


def check(context: Context) -> Iterator[Finding]:
    """A finding at each such letter, where they are few."""
    text = context.text
    found = []
    for above, block in pairwise(context.blocks):
        if block.role is not Role.PARAGRAPH or not text[block.start].islower():
            continue
        if above.role is Role.PARAGRAPH and _is_new(text, above, block):
            found.append(block.start)
    if len(found) >= _ONE_OF_MANY:
        return
    for at in found:
        capital = text[at].upper()
        yield Finding(at, at + 1, f"a paragraph begins with {text[at]}", (Edit(at, at + 1, capital),))


def _is_new(text: str, above: Span, block: Span) -> bool:
    """Whether a sentence has to begin here: behind a stop, and with a plain word."""
    before = text[above.start : above.end].rstrip()
    if block.end - block.start < _SHORTEST or before[-1:] in _GOES_ON or before.endswith("..."):
        return False
    word = text[block.start : block.start + 40].split()[0].rstrip(",")
    plain = word.isalpha() and word.islower() and len(word) > 1 and len(word[0].upper()) == 1
    return plain and ends_sentence(before)
