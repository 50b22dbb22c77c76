"""Every bracket has a partner.

Reports round, square and East Asian full-width brackets without a partner in their paragraph. Emoticons, the
brackets of list items (`a)`, `1)`) and brackets closed in a later paragraph are not reported.

## Why

The other bracket was usually lost in a cut, perhaps with information that readers need.

## Wrong

    The council (nine members voted on Tuesday.

## Right

    The council (nine members) voted on Tuesday.

## Fix

None: the position of the missing bracket is not known.
"""

from collections.abc import Iterator, Sequence

from newsparse.base.characters import in_class
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.article import ArticleContext
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.checks.text.words import word_around

RULE = Rule("NP316", "unbalanced-brackets", Severity.WARNING)

_PARTNERS = {")": "(", "]": "[", "）": "（", "】": "【"}
_OPENING = frozenset(_PARTNERS.values())
# "(", "】"; not "{" or "<"
_BRACKET = lazy_pattern(f"[{in_class(*_PARTNERS, *_PARTNERS.values())}]")
_ALL = frozenset(_PARTNERS) | _OPENING
# What precedes the closing bracket of a list item, "a)", "12)", or of an emoticon, ":)", ";-)"
_NO_PARTNER = lazy_pattern(r"(?:^|(?<=[\s(,;]))(?:\w|\d{1,3}|[ivx]{1,4})$|[:;8=][-o^]?$|:[-']$")
_BEFORE = 5  # code points that contain the longest of these
_WIDTH = {"（": "(", "）": ")"}  # Japanese and Chinese newsrooms mix the widths of a pair


def check(context: ArticleContext) -> Iterator[Finding]:
    """A finding for each bracket without a partner."""
    bracketed = context.with_any(_ALL, context.blocks)
    alone = [at for span in bracketed for at in _alone(context.text, span.start, span.end)]
    for at in _without_far_partners(context.text, alone):
        if not any(span.start <= at < span.end for span in context.body):
            continue
        bracket = context.text[at]
        what = "is never closed" if bracket in _OPENING else "was never opened"
        yield Finding(at, at + 1, f"bracket {bracket} {what}", key=word_around(context.text, at, at + 1))


def _alone(text: str, start: int, end: int) -> Iterator[int]:
    """The brackets without a partner between two offsets, in order."""
    stack: list[int] = []
    strays: list[int] = []
    for match in _BRACKET.finditer(text, start, end):
        at, bracket = match.start(), match[0]
        if bracket in _OPENING:
            stack.append(at)
        elif stack and _narrow(text[stack[-1]]) == _narrow(_PARTNERS[bracket]):
            stack.pop()
        elif not _NO_PARTNER.search(text[max(start, at - _BEFORE) : at]):
            strays.append(at)
    yield from sorted(stack + strays)


def _narrow(bracket: str) -> str:
    return _WIDTH.get(bracket, bracket)


def _without_far_partners(text: str, alone: Sequence[int]) -> list[int]:
    """The brackets that have no partner in another paragraph either."""
    left: list[int] = []
    for at in alone:
        if left and text[at] in _PARTNERS and text[left[-1]] == _PARTNERS[text[at]]:
            left.pop()
        else:
            left.append(at)
    return left
