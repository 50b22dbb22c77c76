"""A quotation inside a quotation has other marks than the one around it.

Reports a closed quotation with curly, low or corner marks directly inside one with the same marks.
Guillemets are left alone: French and Russian newsrooms set them inside each other.

## Why

English: ‘…’ inside “…” (or the other way round), German ‚…‘ inside „…“, Chinese ‘…’ inside “…”, Japanese
『…』 inside 「…」. With the same marks the reader takes the inner end for the outer one.

## Wrong

    “She called it “over” and left,” he said.

## Right

    “She called it ‘over’ and left,” he said.

## Fix

None: which of the marks is one too many has to be looked at.
"""

from collections.abc import Iterator

from newsparse.checks.context.context import Context
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.checks.text.quotations import Quotation

RULE = Rule("NP305", "nested-quotes", Severity.WARNING)

_MARKS = frozenset("“„「")


def check(context: Context) -> Iterator[Finding]:
    """A finding for each inner quotation, over its opening mark."""
    if context.file.characters.isdisjoint(_MARKS):
        return
    text = context.text
    around: dict[int, Quotation] = {}  # the latest quotation of each depth
    for quotation in context.quotations.stretches:
        around[quotation.depth] = quotation
        outer = around.get(quotation.depth - 1)
        mark = text[quotation.start]
        if outer is None or mark not in _MARKS or text[outer.start] != mark:
            continue
        if outer.closed and quotation.closed and quotation.end < outer.end:
            message = f"{mark} inside a quotation that has the same marks"
            key = text[quotation.start : quotation.end]
            yield Finding(quotation.start, quotation.start + 1, message, key=key)
