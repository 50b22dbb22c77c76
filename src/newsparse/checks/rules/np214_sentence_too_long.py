"""A sentence is not longer than the limit.

Reports sentences of more than 35 words. Scripts without spaces between words are not checked.

## Why

After 35 words, many readers have lost the beginning of the sentence.

## Wrong

A sentence of 60 words.

## Right

Two sentences of 30 words.

## Fix

None: the sentence has to be rewritten.

## Options

`limits.sentence-words`: the maximum number of words.
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
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.model.role import Role

RULE = Rule("NP214", "sentence-too-long", Severity.INFO, default=False, options=("limits.sentence-words",))

_OPENING = QUOTES + OPENING_BRACKETS + INVERTED_MARKS
# ". The", "?” Но"; not "U.S. and", "3.5 Million"
_END = lazy_pattern(
    rf"[{in_class(SENTENCE_STOPS)}][{in_class(SENTENCE_CLOSERS)}]*\s+(?=[{in_class(_OPENING)}]?[^\W\d_])"
)
_SHORTEST_WORD = 2  # code points, with the space after it: bounds the number of words in a text


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over the first word of each such sentence."""
    limit = context.limits.sentence_words
    for span in context.spans(Role.PARAGRAPH):
        if span.end - span.start <= _SHORTEST_WORD * limit:
            continue
        for start, end in _sentences(context.text, span.start, span.end):
            words = context.text[start:end].split()
            if len(words) > limit:
                message = f"sentence has {len(words)} words; the limit is {limit}"
                yield Finding(start, start + len(words[0]), message)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The extents of the sentences; a lower-case letter does not begin one."""
    at = start
    for match in _END.finditer(text, start, end):
        after = text[match.end() : match.end() + 2].lstrip(_OPENING)
        if not after[:1].islower():
            yield at, match.end()
            at = match.end()
    yield at, end
