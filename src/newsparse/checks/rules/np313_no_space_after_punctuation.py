"""A space follows every sign of punctuation.

Reports a comma, semicolon, stop, question or exclamation mark directly between two words: `voted,and`,
`voted.The`. Names with a dot (`Booking.com`, `Node.js`), abbreviations, figures, addresses and East Asian
text are left alone.

## Why

Two sentences were joined without a space, or a line ending was lost. Programs take both for one word.

## Wrong

    The council voted.The mayor left,and nobody knew why.

## Right

    The council voted. The mayor left, and nobody knew why.

## Fix

Unsafe, since a name may be written so: a space is set.
"""

from collections.abc import Iterator

from newsparse.base.characters import (
    FIRST_EAST_ASIAN,
    SEMICOLONS,
    SENTENCE_STOPS,
    SPACED_COMMAS,
    in_class,
    without,
)
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.context import Context
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.words import around

RULE = Rule("NP313", "no-space-after-punctuation", Severity.WARNING, Fix.UNSAFE)

# Of scripts with spaces between words; capitals behind a stop are asked of Latin alone.
_PAUSES = in_class(SPACED_COMMAS, without(SEMICOLONS, "；"))
# The sign comes first in these patterns, because that is what the engine can look for quickly.
# "left,and", "left;nobody", "گفت،او"; not "1,000" or "a, b"
_COMMA = lazy_pattern(rf"[{_PAUSES}](?<=[^\W\d_]{{2}}.)(?=[^\W\d_]{{2}})")
# "voted.The", "why?Nobody"; not "Booking.com", "U.S.A" or "e.V."
_STOP = lazy_pattern(rf"[{in_class(*filter(str.isascii, SENTENCE_STOPS))}](?=[^\W\d_a-z][^\W\d_A-Z])")
_SHORTEST = 3  # letters before a stop; fewer may be an abbreviation


def check(context: Context) -> Iterator[Finding]:
    """A finding for each sign with a word on both sides."""
    text = context.text
    for match in context.matches(_COMMA, context.body):
        at = match.start()
        if (text[at - 1].islower() or not text[at].isascii()) and text[at + 1] < FIRST_EAST_ASIAN:
            yield _finding(context, at)
    for match in context.matches(_STOP, context.body):
        at = match.start()
        word = _word_before(text, at)
        shortest = _SHORTEST if match[0] == "." else 2
        if word.islower() and len(word) >= shortest and text[at + 1].isupper() and text[at + 2].islower():
            yield _finding(context, at)


def _word_before(text: str, at: int) -> str:
    """The word that ends at `at`; one with a capital may be the first half of a name such as Example.Post."""
    start = at
    while start and text[start - 1].isalpha():
        start -= 1
    return text[start:at]


def _finding(context: Context, at: int) -> Finding:
    edits = (Edit(at + 1, at + 1, " "),)
    return Finding(
        at, at + 1, f"no space after {context.text[at]}", edits, key=around(context.text, at, at + 1)
    )
