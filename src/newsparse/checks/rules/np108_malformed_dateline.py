"""A dateline has both its brackets, and stands once.

Reports a lead that opens like a dateline of a known agency with one of its brackets missing, a dateline with two
separators in a row, and one that is followed by itself.

## Why

Whoever takes the dateline off, be it a program or a desk, leaves half of it in the lead.

## Wrong

    LIMA, March 3 (Reuters - Peru's central bank kept its rate at 5%.

## Right

    LIMA, March 3 (Reuters) - Peru's central bank kept its rate at 5%.

## Fix

None: it has to be seen what was meant.
"""

from collections.abc import Iterator

from newsparse.base.characters import DASHES, in_class
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.context import Context
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.dateline import match
from newsparse.dateline.lexicon import default

RULE = Rule("NP108", "malformed-dateline", Severity.ERROR)

_DASH = in_class(DASHES)
# "LIMA, March 3 (Reuters - ", "Berlin (dpa – "; not "LIMA (Reuters) - "
_NO_CLOSING = lazy_pattern(
    rf"[^\W\d_][^()\n]{{1,60}}\(([^\W\d_][^()\n{_DASH}]{{1,30}}?)\s*(?:--|[{_DASH}])\s"
)
# "LIMA, March 3 Reuters) - "; not "LIMA (Reuters) - "
_NO_OPENING = lazy_pattern(rf"[^\W\d_][^()\n]{{1,60}}?\s([^\s()]{{2,20}})\)\s*(?:--|[{_DASH}])\s")
# "- - Talks", "– Talks" right behind a dateline; not "-5 degrees"
_SEPARATOR = lazy_pattern(rf"(?:--|[{_DASH}])\s")
_HEAD = 100


def check(context: Context) -> Iterator[Finding]:
    """A finding over the broken part of the lead."""
    lead = context.lead
    if lead is None:
        return
    dateline = context.dateline
    if dateline is None:
        yield from _unbalanced(context.text, lead.start, min(lead.end, lead.start + _HEAD))
    elif dateline.end <= lead.start <= dateline.end + 2:
        yield from _followed(context.text, dateline.start, dateline.end, lead.start, lead.end)


def _unbalanced(text: str, start: int, end: int) -> Iterator[Finding]:
    head = text[start:end]
    if ("(" in head) == (")" in head):
        return
    found = (_NO_CLOSING if "(" in head else _NO_OPENING).match(text, start, end)
    if found and default().agency(found[1].strip()):
        missing = "closing" if "(" in head else "opening"
        yield Finding(start, found.end(1), f"a dateline without its {missing} bracket")


def _followed(text: str, first: int, end: int, start: int, stop: int) -> Iterator[Finding]:
    """What must not stand right behind a dateline that ends at `end`."""
    again = _SEPARATOR.match(text, start, stop)
    if again and text[end - 1] in DASHES:
        yield Finding(end - 1, again.start() + len(again[0].rstrip()), "two separators after the dateline")
        return
    length = len(text[first:end])
    if text[start : start + length] == text[first:end] and match(text, start, stop):
        yield Finding(start, start + length, "the dateline once more")
