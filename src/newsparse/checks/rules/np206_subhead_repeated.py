"""No two subheads of an article say the same.

Reports a subhead that stands in the article already.

## Why

Readers and programs go to a section by its heading. The second is usually a copy that came with a table of contents.

## Wrong

    What comes next
    The parliament votes in June.
    What comes next
    Then the senate does.

## Right

    What comes next
    The parliament votes in June. Then the senate does.

## Fix

None: it has to be seen which is the right one.
"""

from collections.abc import Iterator

from newsparse.checks.context.context import Context
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.checks.text.fold import fold
from newsparse.model.role import Role

RULE = Rule("NP206", "subhead-repeated", Severity.WARNING)

_SHORTEST = 12  # code points; labels such as "Ingredients" may come again in each part


def check(context: Context) -> Iterator[Finding]:
    """A finding over each subhead that came before; none where many do, as in a live blog."""
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
    if len(copies) <= 1:
        for span, at in copies:
            yield Finding(span.start, span.end, f"the same subhead as at {context.where(at)}")
