"""No paragraph stands twice.

Reports a paragraph of some length that stands in the article already, in the same words.

## Why

Two versions were pasted over each other, or a page's teaser was taken with its text.

## Wrong

    The council voted on Tuesday to close the bridge for the winter.
    A second vote is due in May.
    The council voted on Tuesday to close the bridge for the winter.

## Right

    The council voted on Tuesday to close the bridge for the winter.
    A second vote is due in May.

## Fix

Unsafe, since words are taken out: the later one goes.
"""

from collections.abc import Iterator

from newsparse.checks.context.context import Context
from newsparse.checks.context.residue import removal
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Fix, Rule
from newsparse.checks.text.fold import fold
from newsparse.model.role import Role
from newsparse.model.span import Span

RULE = Rule("NP207", "duplicate-paragraph", Severity.ERROR, Fix.UNSAFE)

_SHORTEST = 50  # code points; shorter lines may come again on purpose
_KEY = 30


def check(context: Context) -> Iterator[Finding]:
    """A finding over each paragraph that came before."""
    first: dict[str, list[int]] = {}
    text = context.text
    paragraphs = context.spans(Role.PARAGRAPH, Role.BOILERPLATE)
    for number, span in enumerate(paragraphs):
        if span.end - span.start < _SHORTEST:
            continue
        key = "".join(filter(str.isalnum, text[span.start : span.start + _KEY]))
        same = [at for at in first.get(key, ()) if _equal(text, paragraphs[at], span)]
        if same:
            where = context.where(paragraphs[same[0]].start)
            yield Finding(
                span.start, span.end, f"the same paragraph as at {where}", (removal(context, span),)
            )
        else:
            first.setdefault(key, []).append(number)


def _equal(text: str, one: Span, other: Span) -> bool:
    """Whether two paragraphs differ in their typography at most."""
    if Role.PARAGRAPH not in (one.role, other.role):  # lines of the page may come again as they like
        return False
    if abs((one.end - one.start) - (other.end - other.start)) > _KEY:
        return False
    return fold(text[one.start : one.end]) == fold(text[other.start : other.end])
