"""A dateline has both brackets, one separator, and appears once.

Reports a lead that opens with an agency's dateline from which a bracket is missing, a dateline with two
separators in a row, and a dateline that is repeated.

## Why

A program or a desk that strips the dateline leaves half of it in the lead.

## Wrong

    LIMA, March 3 (Reuters - Peru's central bank kept its rate at 5%.

## Right

    LIMA, March 3 (Reuters) - Peru's central bank kept its rate at 5%.

## Fix

None: the intended dateline has to be checked.
"""

from collections.abc import Iterator

from newsparse.base.characters import DASHES, in_class
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.dateline import match
from newsparse.dateline.lexicon import default
from newsparse.model.span import Span

RULE = Rule("NP108", "malformed-dateline", Severity.ERROR)

_DASH = in_class(DASHES)
# "LIMA, March 3 (Reuters - ", "Berlin (dpa – "; not "LIMA (Reuters) - "
_NO_CLOSING = lazy_pattern(
    rf"[^\W\d_][^()\n]{{1,60}}\(([^\W\d_][^()\n{_DASH}]{{1,30}}?)\s*(?:--|[{_DASH}])\s"
)
# "LIMA, March 3 Reuters) - "; not "LIMA (Reuters) - "
_NO_OPENING = lazy_pattern(rf"[^\W\d_][^()\n]{{1,60}}?\s([^\s()]{{2,20}})\)\s*(?:--|[{_DASH}])\s")
# "- - Talks", "– Talks" directly after a dateline; not "-5 degrees"
_SEPARATOR = lazy_pattern(rf"(?:--|[{_DASH}])\s")
_HEAD = 100  # code points of the lead in which a dateline ends


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding over the broken part of the lead."""
    lead = context.lead
    if lead is None:
        return
    dateline = context.dateline
    if dateline is None:
        yield from _unbalanced(context.text, lead.start, min(lead.end, lead.start + _HEAD))
    elif context.opens_lead(dateline):
        yield from _followed(context.text, dateline, lead)


def _unbalanced(text: str, start: int, end: int) -> Iterator[Finding]:
    head = text[start:end]
    if ("(" in head) == (")" in head):
        return
    found = (_NO_CLOSING if "(" in head else _NO_OPENING).match(text, start, end)
    if found and default().agency(found[1].strip()):
        missing = "closing" if "(" in head else "opening"
        yield Finding(start, found.end(1), f"dateline without its {missing} bracket")


def _followed(text: str, dateline: Span, lead: Span) -> Iterator[Finding]:
    """A second separator, or the dateline again, at the start of the lead."""
    again = _SEPARATOR.match(text, lead.start, lead.end)
    if again and text[dateline.end - 1] in DASHES:
        end = again.start() + len(again[0].rstrip())
        yield Finding(dateline.end - 1, end, "two separators after the dateline")
        return
    written = text[dateline.start : dateline.end]
    if text.startswith(written, lead.start) and match(text, lead.start, lead.end):
        yield Finding(lead.start, lead.start + len(written), "the dateline is repeated")
