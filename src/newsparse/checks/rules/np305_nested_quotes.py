"""A quotation inside another one has different marks.

Reports a quotation with curly, low or corner marks directly inside one with the same marks. Guillemets are not
reported, because French and Russian newsrooms nest them.

## Why

English sets ‘…’ inside “…” (or the reverse), German ‚…‘ inside „…“, Chinese ‘…’ inside “…”, Japanese 『…』 inside
「…」. With the same marks, the end of the inner quotation looks like the end of the outer one.

## Wrong

    “She called it “over” and left,” he said.

## Right

    “She called it ‘over’ and left,” he said.

## Fix

None: which marks are wrong has to be checked.
"""

from collections.abc import Iterator

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.checks.text.quotations import Quotation

RULE = Rule("NP305", "nested-quotes", Severity.WARNING)

_MARKS = frozenset("“„「")


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding for each inner quotation, over its opening mark."""
    if context.file.characters.isdisjoint(_MARKS):
        return
    text = context.text
    around: dict[int, Quotation] = {}  # the latest quotation at each depth
    for quotation in context.quotations.all:
        around[quotation.depth] = quotation
        outer = around.get(quotation.depth - 1)
        mark = text[quotation.start]
        if outer is None or mark not in _MARKS or text[outer.start] != mark:
            continue
        if outer.closed and quotation.closed and quotation.end < outer.end:
            message = f"{mark} inside a quotation with the same marks"
            key = text[quotation.start : quotation.end]
            yield Finding(quotation.start, quotation.start + 1, message, key=key)
