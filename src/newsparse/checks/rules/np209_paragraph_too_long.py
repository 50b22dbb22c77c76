"""A paragraph is not longer than the limit.

Reports a paragraph of more than 120 words. Scripts without spaces between words are not checked.

## Why

News paragraphs are one or two sentences long and make one point. On a phone, 120 words fill the screen.

## Wrong

A paragraph of 200 words.

## Right

Three paragraphs.

## Fix

None: the writer has to decide where to split it.

## Options

`limits.paragraph-words`: the maximum number of words.
"""

from collections.abc import Iterator

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.model.role import Role

RULE = Rule("NP209", "paragraph-too-long", Severity.INFO, options=("limits.paragraph-words",))

_SHORTEST_WORD = 2  # code points, with the space after it: bounds the number of words in a text


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding at the start of each such paragraph."""
    limit, text = context.limits.paragraph_words, context.text
    for span in context.spans(Role.PARAGRAPH):
        if span.end - span.start <= _SHORTEST_WORD * limit:
            continue
        if sum([text.count(blank, span.start, span.end) for blank in context.file.blanks]) < limit:
            continue
        words = len(text[span.start : span.end].split())
        if words > limit:
            end = context.text.find(" ", span.start, span.end)
            yield Finding(span.start, end, f"paragraph has {words} words; the limit is {limit}")
