"""Every quotation mark has its partner.

Reports double quotation marks that open without closing in their paragraph, where the next paragraph does
not take the quotation up with an opening mark, and closing marks that close nothing.

## Why

The reader does not know any more who is speaking. Usually the mark fell victim to a cut.

## Wrong

    She said: “It is over. The council voted.
    A second vote is due in May.

## Right

    She said: “It is over.” The council voted.
    A second vote is due in May.

## Fix

None: where the quotation ends has to be looked up.
"""

from collections.abc import Iterator

from newsparse.checks.context import Context
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule

RULE = Rule("NP303", "unbalanced-quotes", Severity.WARNING)

_DOUBLE = frozenset('"“”„«»「」『』')
_NEAR = 3  # paragraphs over which a quotation may run without being opened again


def check(context: Context) -> Iterator[Finding]:
    """A finding for each mark without a partner."""
    if context.file.characters.isdisjoint(_DOUBLE):
        return
    text, quotations = context.text, context.quotations
    opened = [
        q.start for q in quotations.stretches if not q.closed and not q.continues and text[q.start] in _DOUBLE
    ]
    strays = [at for at in quotations.strays if text[at] in _DOUBLE]
    for opening in list(opened):
        partner = next((at for at in strays if _are_near(context, opening, at)), None)
        if partner is not None:
            opened.remove(opening)
            strays.remove(partner)
    for span in context.prose:
        alone = sorted(at for at in (*opened, *strays) if span.start <= at < span.end)
        if alone and _is_odd(text[span.start : span.end]):
            at = alone[0]
            what = (
                "opens a quotation that does not end"
                if at in opened
                else "ends a quotation that was not opened"
            )
            key = text[max(at - 15, span.start) : at + 15]
            yield Finding(at, at + 1, f"{text[at]} {what}", key=key)


def _are_near(context: Context, opening: int, closing: int) -> bool:
    """Whether the closing mark stands in one of the next paragraphs."""
    if closing < opening:
        return False
    return sum(1 for span in context.prose if opening < span.start <= closing) <= _NEAR


def _is_odd(paragraph: str) -> bool:
    """Whether the paragraph has an odd number of double marks, none of which may be the sign for inches."""
    inches = sum(paragraph[at - 1].isdigit() for at in range(1, len(paragraph)) if paragraph[at] == '"')
    count = sum(paragraph.count(mark) for mark in _DOUBLE)
    return count % 2 == 1 and not inches
