"""No two paragraphs say the same in almost the same words.

Reports a paragraph that begins or ends like an earlier one of the article and shares nearly all its words with it.

## Why

It is the same paragraph before and after an edit; one of the two was to go.

## Wrong

    The council voted on Tuesday to close the old bridge over the river for the whole winter.
    The council voted on Tuesday to close the bridge over the river for the whole winter.

## Right

    The council voted on Tuesday to close the bridge over the river for the whole winter.

## Fix

None: it has to be seen which of the two holds.
"""

from collections.abc import Iterator
from itertools import pairwise

from newsparse.checks.context import Context
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.fold import fold
from newsparse.checks.rule import Rule
from newsparse.role import Role
from newsparse.span import Span

RULE = Rule("NP208", "near-duplicate-paragraph", Severity.WARNING)

_SHORTEST = 80  # code points
_KEY = 25
_ALIKE = 0.8


def check(context: Context) -> Iterator[Finding]:
    """A finding over each later paragraph of such a pair."""
    known: dict[str, list[int]] = {}
    text = context.text
    paragraphs = context.spans(Role.PARAGRAPH)
    for number, span in enumerate(paragraphs):
        if span.end - span.start < _SHORTEST:
            continue
        keys = {text[span.start : span.start + _KEY], text[span.end - _KEY : span.end]}
        candidates = sorted({at for key in keys for at in known.get(key, ())})
        near = [at for at in candidates if _near(text, paragraphs[at], span)]
        if near:
            where = context.where(paragraphs[near[0]].start)
            yield Finding(span.start, span.end, f"almost the same paragraph as at {where}")
        for key in keys:
            known.setdefault(key, []).append(number)


def _near(text: str, one: Span, other: Span) -> bool:
    """Whether most pairs of words are in both, and yet the two differ in more than figures."""
    first, second = fold(text[one.start : one.end]), fold(text[other.start : other.end])
    if first == second or _without_digits(first) == _without_digits(second):
        return False
    mine, yours = _pairs(first), _pairs(second)
    return len(mine & yours) >= _ALIKE * len(mine | yours)


def _pairs(text: str) -> set[tuple[str, str]]:
    words = text.casefold().split()
    return set(pairwise(words))


def _without_digits(text: str) -> str:
    return "".join(letter for letter in text if not letter.isdigit())
