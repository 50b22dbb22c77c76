"""Every bracket has its partner.

Reports round and square brackets, and the full-width ones of East Asia, without a partner in their
paragraph. Smileys and the brackets of a list (`a)`, `1)`) are left alone, and so are brackets that close
in a later paragraph.

## Why

Usually the other bracket fell victim to a cut, and with it something that readers should know.

## Wrong

    The council (nine members voted on Tuesday.

## Right

    The council (nine members) voted on Tuesday.

## Fix

None: where the bracket belongs has to be looked at.
"""

from collections.abc import Iterator, Sequence

from newsparse.base.characters import in_class
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.checks.context.context import Context
from newsparse.checks.finding import Finding, Severity
from newsparse.checks.rule import Rule
from newsparse.checks.text.words import around

RULE = Rule("NP316", "unbalanced-brackets", Severity.WARNING)

_PARTNERS = {")": "(", "]": "[", "）": "（", "】": "【"}
_OPENING = frozenset(_PARTNERS.values())
# "(", "】"; not "{" or "<"
_BRACKET = lazy_pattern(f"[{in_class(*_PARTNERS, *_PARTNERS.values())}]")
_ALL = frozenset(_PARTNERS) | _OPENING
# A closing bracket that counts, "a)", "12)", or that smiles, ":)", ";-)"
_COUNTS = lazy_pattern(r"(?:^|(?<=[\s(,;]))(?:\w|\d{1,3}|[ivx]{1,4})$|[:;8=][-o^]?$|:[-']$")
_WIDTH = {"（": "(", "）": ")"}  # Japanese and Chinese newsrooms mix the widths of a pair


def check(context: Context) -> Iterator[Finding]:
    """A finding for each bracket without a partner."""
    if context.file.characters.isdisjoint(_ALL):
        return
    alone = [at for span in context.blocks for at in _alone(context.text, span.start, span.end)]
    for at in _without_far_partners(context.text, alone):
        if not any(span.start <= at < span.end for span in context.body):
            continue
        bracket = context.text[at]
        what = "is not closed" if bracket in _OPENING else "was not opened"
        yield Finding(at, at + 1, f"a bracket {bracket} that {what}", key=around(context.text, at, at + 1))


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
        elif not _COUNTS.search(text[max(start, at - 5) : at]):
            strays.append(at)
    yield from sorted(stack + strays)


def _narrow(bracket: str) -> str:
    return _WIDTH.get(bracket, bracket)


def _without_far_partners(text: str, alone: Sequence[int]) -> list[int]:
    """Those that do not pair up over several paragraphs."""
    left: list[int] = []
    for at in alone:
        if left and text[at] in _PARTNERS and text[left[-1]] == _PARTNERS[text[at]]:
            left.pop()
        else:
            left.append(at)
    return left
