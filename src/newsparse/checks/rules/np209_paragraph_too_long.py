"""A paragraph is not longer than the limit.

Reports a paragraph of more than 120 words. Scripts that do not part words by spaces are left alone.

## Why

News paragraphs hold one thought in a sentence or two; on a telephone, 120 words fill the screen.

## Wrong

A paragraph of two hundred words.

## Right

Three paragraphs.

## Fix

None: where it is to be parted is for the writer.

## Options

`limits.paragraph-words`: the most words.
"""

from collections.abc import Iterator

from newsparse.checks.context.context import Context
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.model.role import Role

RULE = Rule("NP209", "paragraph-too-long", Severity.INFO, options=("limits.paragraph-words",))

_SHORTEST_WORD = 2  # code points with the space after it: no text has more words than that


def check(context: Context) -> Iterator[Finding]:
    """A finding at the start of each such paragraph."""
    limit = context.limits.paragraph_words
    for span in context.spans(Role.PARAGRAPH):
        if span.end - span.start <= _SHORTEST_WORD * limit:
            continue
        words = len(context.text[span.start : span.end].split())
        if words > limit:
            end = context.text.find(" ", span.start, span.end)
            yield Finding(span.start, end, f"a paragraph of {words} words, {limit} at most")
