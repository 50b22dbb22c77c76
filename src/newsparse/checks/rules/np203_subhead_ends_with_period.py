"""A subhead has no full stop at its end.

Reports a subhead that ends with the only full stop in it, where others of the article have none.

## Why

As in headlines: the stop is the sign of a sentence, and a short sentence of the text is soon taken for a heading.

## Wrong

    What comes next.
    The parliament votes in June.

## Right

    What comes next
    The parliament votes in June.

## Fix

Unsafe, since the line may be a short paragraph: the full stop is taken off.
"""

from collections.abc import Iterator

from newsparse.checks.context.context import Context
from newsparse.checks.finding import Edit, Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.stops import ends_sentence, lone_stop
from newsparse.model.role import Role

RULE = Rule("NP203", "subhead-ends-with-period", Severity.WARNING, Fix.UNSAFE)


def check(context: Context) -> Iterator[Finding]:
    """A finding at each full stop, where most subheads end without a mark."""
    subheads = context.spans(Role.SUBHEAD)
    texts = [context.text[span.start : span.end] for span in subheads]
    bare = sum(not ends_sentence(text) for text in texts)
    if 2 * bare <= len(texts):
        return
    for span, text in zip(subheads, texts, strict=True):
        if lone_stop(text):
            end = span.start + len(text.rstrip())
            yield Finding(end - 1, end, "a full stop after the subhead", (Edit(end - 1, end, ""),))
