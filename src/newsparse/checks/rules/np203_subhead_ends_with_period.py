"""A subhead does not end with a full stop.

Reports a subhead that ends with a full stop and contains no other, if most subheads of the article end without
punctuation.

## Why

As in headlines, a full stop marks a sentence. A short sentence of the text is easily mistaken for a heading.

## Wrong

    What comes next.
    The parliament votes in June.

## Right

    What comes next
    The parliament votes in June.

## Fix

Unsafe, because the line may be a short paragraph: the full stop is removed.
"""

from collections.abc import Iterator

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.stops import ends_sentence, lone_stop
from newsparse.model.role import Role

RULE = Rule("NP203", "subhead-ends-with-period", Severity.WARNING, Fix.UNSAFE)


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding at each full stop, if most subheads end without punctuation."""
    subheads = context.spans(Role.SUBHEAD)
    texts = [context.text[span.start : span.end] for span in subheads]
    bare = sum(not ends_sentence(text) for text in texts)
    if 2 * bare <= len(texts):
        return
    for span, text in zip(subheads, texts, strict=True):
        if lone_stop(text):
            end = span.start + len(text.rstrip())
            yield Finding(end - 1, end, "subhead ends with a full stop", (Edit(end - 1, end, ""),))
