"""A sentence is not longer than the limit.

Reports sentences of more than 35 words. Scripts that do not part words by spaces are left alone.

## Why

After 35 words, many readers have to begin again.

## Wrong

A sentence of sixty words.

## Right

Two of thirty.

## Fix

None: the sentence has to be written.

## Options

`limits.sentence-words`: the most words.
"""

from collections.abc import Iterator

from newsparse.base.characters import (
    INVERTED_MARKS,
    OPENING_BRACKETS,
    QUOTES,
    SENTENCE_CLOSERS,
    SENTENCE_STOPS,
    in_class,
)
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.context import Context
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.model.role import Role

RULE = Rule("NP214", "sentence-too-long", Severity.INFO, default=False, options=("limits.sentence-words",))

_OPENING = QUOTES + OPENING_BRACKETS + INVERTED_MARKS
# ". The", "?” Но"; not "U.S. and", "3.5 Million"
_END = lazy_pattern(
    rf"[{in_class(SENTENCE_STOPS)}][{in_class(SENTENCE_CLOSERS)}]*\s+(?=[{in_class(_OPENING)}]?[^\W\d_])"
)
_SHORTEST_WORD = 2


def check(context: Context) -> Iterator[Finding]:
    """A finding over the first word of each such sentence."""
    limit = context.limits.sentence_words
    for span in context.spans(Role.PARAGRAPH):
        if span.end - span.start <= _SHORTEST_WORD * limit:
            continue
        for start, end in _sentences(context.text, span.start, span.end):
            words = context.text[start:end].split()
            if len(words) > limit:
                message = f"a sentence of {len(words)} words, {limit} at most"
                yield Finding(start, start + len(words[0]), message)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where sentences stand; what goes on with a small letter is no new one."""
    at = start
    for match in _END.finditer(text, start, end):
        after = text[match.end() : match.end() + 2].lstrip(_OPENING)
        if not after[:1].islower():
            yield at, match.end()
            at = match.end()
    yield at, end
