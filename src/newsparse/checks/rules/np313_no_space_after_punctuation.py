"""A space follows each punctuation mark.

Reports a comma, semicolon, full stop, question mark or exclamation mark directly between two words, as in
`voted,and` or `voted.The`. Names with a dot (`Booking.com`, `Node.js`), abbreviations, numbers, addresses and
East Asian text are not reported.

## Why

Two sentences were joined without a space, or a line ending was lost. Programs read both words as one.

## Wrong

    The council voted.The mayor left,and nobody knew why.

## Right

    The council voted. The mayor left, and nobody knew why.

## Fix

Unsafe, because it may be part of a name: a space is inserted.
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
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.words import word_around

RULE = Rule("NP313", "no-space-after-punctuation", Severity.WARNING, Fix.UNSAFE)

# Of scripts with spaces between words; capitals behind a stop are asked of Latin alone.
_PAUSES = in_class(SPACED_COMMAS, without(SEMICOLONS, "；"))
# The mark comes first in these patterns, because the engine can search for it quickly.
# "left,and", "left;nobody", "گفت،او"; not "1,000" or "a, b"
_COMMA = lazy_pattern(rf"[{_PAUSES}](?<=[^\W\d_]{{2}}.)(?=[^\W\d_]{{2}})")
# "voted.The", "why?Nobody"; not "Booking.com", "U.S.A" or "e.V."
_STOP = lazy_pattern(rf"[{in_class(*filter(str.isascii, SENTENCE_STOPS))}](?=[^\W\d_a-z][^\W\d_A-Z])")
# Part of both, which is quick to find: ",a", ".T"; not ", a"
_CLOSE = lazy_pattern(rf"[{_PAUSES}{in_class(*filter(str.isascii, SENTENCE_STOPS))}][^\W\d_]")
_SHORTEST = 3  # letters before a full stop; fewer may be an abbreviation


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding for each mark directly between two words."""
    text, spans = context.text, context.holding(_CLOSE, context.body)
    for match in context.matches(_COMMA, spans):
        at = match.start()
        if (text[at - 1].islower() or not text[at].isascii()) and text[at + 1] < FIRST_EAST_ASIAN:
            yield _finding(context, at)
    for match in context.matches(_STOP, spans):
        at = match.start()
        word = _word_before(text, at)
        if (
            (word.islower() or (word[1:].islower() and match[0] == "?"))  # no name has a question mark inside
            and (match[0] != "." or len(word) >= _SHORTEST)
            and text[at + 1].isupper()
            and text[at + 2].islower()
        ):
            yield _finding(context, at)


def _word_before(text: str, at: int) -> str:
    """The word that ends at `at`; with a capital, it may begin a name such as Example.Post."""
    start = at
    while start and text[start - 1].isalpha():
        start -= 1
    return text[start:at]


def _finding(context: ArticleContext, at: int) -> Finding:
    edits = (Edit(at + 1, at + 1, " "),)
    return Finding(
        at, at + 1, f"no space after {context.text[at]}", edits, key=word_around(context.text, at, at + 1)
    )
