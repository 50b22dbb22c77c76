"""No two subheads of an article are the same.

Reports a subhead that repeats an earlier one.

## Why

Readers and programs navigate by headings. The second one is usually a copy from a table of contents.

## Wrong

    What comes next
    The parliament votes in June.
    What comes next
    Then the senate does.

## Right

    What comes next
    The parliament votes in June. Then the senate does.

## Fix

None: which of the two is right has to be checked.
"""

from collections.abc import Iterator

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.checks.text.fold import fold
from newsparse.model.role import Role

RULE = Rule("NP206", "subhead-repeated", Severity.WARNING)

_SHORTEST = 12  # code points; labels such as "Ingredients" may be repeated in each part
_MOST_COPIES = 1  # more are a pattern, as in a live blog


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over the one subhead that repeats another; none if there are several, as in a live blog."""
    subheads = context.spans(Role.SUBHEAD)
    if len(subheads) < 2:
        return
    first: dict[str, int] = {}
    copies = []
    for span in subheads:
        text = context.text[span.start : span.end]
        key = fold(text).casefold()
        if key in first and len(key) >= _SHORTEST and " " in key:
            copies.append((span, first[key]))
        first.setdefault(key, span.start)
    if len(copies) <= _MOST_COPIES:
        for span, at in copies:
            yield Finding(span.start, span.end, f"repeats the subhead at {context.where(at)}")
