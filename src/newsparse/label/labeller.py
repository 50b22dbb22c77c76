"""Roles for the blocks of one article, and for people the reasons."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from math import log
from types import MappingProxyType
from typing import NamedTuple

from newsparse.base.characters import BULLETS, ITEM_DASHES, in_class
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.label.chain import Chain
from newsparse.label.cues import Cues, Facet, cues_of
from newsparse.label.look import Seen, look
from newsparse.label.sentences import give_back
from newsparse.label.states import PRE, ROLES, STATES
from newsparse.model.role import Role
from newsparse.text.blocks import Block

_DATELINE, _SUBHEAD = STATES.index("dateline"), STATES.index("subhead")
_TITLE, _PARAGRAPH = STATES.index("title"), STATES.index("paragraph")
_BYLINE, _LINK = STATES.index("byline"), STATES.index("head.boilerplate")
_NO_TITLE = frozenset({"size<900", "size>=900"})  # the cues of blocks of 500 letters and more
# What a sure state stands instead of; any other only instead of text and subheads of the body.
_ABOVE_TITLE = tuple(map(STATES.index, PRE))
_SURE_OVER = MappingProxyType(
    {
        "boilerplate": (STATES.index("summary"), _PARAGRAPH, _SUBHEAD),
        "kicker": _ABOVE_TITLE,
        "slug": _ABOVE_TITLE,
        "head.note": (STATES.index("summary"), _PARAGRAPH, _SUBHEAD),
    }
)
_SIGNED = frozenset({"is byline", "is name"})
_LIST_ITEM = STATES.index("list_item")
# "• Bread", "- bread", "3. Bread", "12) bread"; not "3.5 million" or "-5 degrees"
_ITEM = lazy_pattern(rf"(?:[{in_class(BULLETS, ITEM_DASHES)}]|\d{{1,3}}[.)])\s")
_TINY = 1e-9


class Reasons(NamedTuple):
    """Why a block has its role.

    `margin` is the natural logarithm of the odds of its role against the `runner_up`; below about 1 the labeller
    is in doubt. `cues` are those that favour the role over the runner-up or speak against it, strongest first,
    with the difference of their weights.
    """

    block: Block
    role: Role
    state: str
    probability: float
    runner_up: Role
    margin: float
    cues: tuple[tuple[str, float], ...]


def label(blocks: Sequence[Block], language: str | None, chain: Chain) -> list[Role]:
    """The role of each block, in order."""
    seen = look(blocks, language, chain.scales)
    path = _mended(chain.best(seen.facets, seen.headlines), seen, blocks)
    return [ROLES[path[at]] for at in _positions(seen, len(blocks))]


def explain(
    blocks: Sequence[Block], language: str | None, chain: Chain, *, cues: bool = True
) -> list[Reasons]:
    """The role of each block with its reasons, in order; without `cues` only how sure it is, which costs less."""
    seen = look(blocks, language, chain.scales)
    best = chain.best(seen.facets, seen.headlines)
    posteriors = chain.posteriors(seen.facets, best)
    path = _mended(best, seen, blocks)
    return [
        _reasons(block, path[at], posteriors[at], seen.facets[at] if cues else (), chain)
        for block, at in zip(blocks, _positions(seen, len(blocks)), strict=True)
    ]


def _positions(seen: Seen, count: int) -> Iterator[int]:
    """For each of `count` blocks the position among the kept ones of itself, or of the one that it goes on with."""
    kept = frozenset(seen.kept)
    return (known - 1 for known in accumulate(index in kept for index in range(count)))


def _reasons(
    block: Block, state: int, probabilities: Mapping[int, float], facets: Sequence[Facet], chain: Chain
) -> Reasons:
    odds = _by_role(probabilities)
    role = ROLES[state]
    runner_up = max((other for other in odds if other is not role), key=odds.__getitem__)
    margin = log(max(odds[role], _TINY)) - log(max(odds[runner_up], _TINY))
    rival = max(
        (s for s, other in enumerate(ROLES) if other is runner_up), key=lambda s: probabilities.get(s, 0.0)
    )
    deciding = _deciding(chain, cues_of(facets), state, rival)
    return Reasons(block, role, STATES[state], odds[role], runner_up, round(margin, 2), deciding)


def _mended(best: Sequence[int], seen: Seen, blocks: Sequence[Block]) -> list[int]:
    """The best states, but for what no surroundings can make of a block.

    A line that the dateline grammar or the byline grammar refuses is a subhead, in the head of a whole page anything;
    a text of five hundred letters and more is no title; a link or a note by its phrase is no paragraph; sentences
    of an article without a formula are no boilerplate.
    """
    path = list(best)
    for index, state in enumerate(path):
        if state in (_TITLE, _DATELINE, _BYLINE):
            path[index] = _possible(state, cues_of(seen.facets[index]))
    for index, role in seen.sure.items():
        if path[index] in _SURE_OVER.get(role, (_PARAGRAPH, _SUBHEAD)):
            path[index] = STATES.index(role)
    if not seen.page:
        give_back(path, seen.measured)
    if _LIST_ITEM in path:
        _complete_lists(path, [blocks[index] for index in seen.kept])
    return path


def _complete_lists(path: list[int], blocks: Sequence[Block]) -> None:
    """A paragraph that begins with the sign of the list item next to it is one too."""
    signs = [_sign(block.text) for block in blocks]
    for order in (range(1, len(path)), range(len(path) - 2, -1, -1)):
        step = -order.step
        for index in order:
            beside = index + step
            if (
                path[index] == _PARAGRAPH
                and path[beside] == _LIST_ITEM
                and signs[index] == signs[beside] != ""
            ):
                path[index] = _LIST_ITEM


def _sign(text: str) -> str:
    """The bullet or dash that opens the block; `1` for a number."""
    found = _ITEM.match(text)
    return "" if not found else "1" if found[0][0].isdigit() else found[0][0]


def _possible(state: int, cues: Cues) -> int:
    if state == _DATELINE and "dateline alone" not in cues:
        return _SUBHEAD
    if state == _BYLINE and _SIGNED.isdisjoint(cues):
        return _LINK if any(cue.startswith("page:") for cue in cues) else _SUBHEAD
    if state == _TITLE and not _NO_TITLE.isdisjoint(cues):
        return _PARAGRAPH
    return state


def _by_role(probabilities: Mapping[int, float]) -> dict[Role, float]:
    odds = dict.fromkeys(ROLES, 0.0)
    for state, probability in probabilities.items():
        odds[ROLES[state]] += probability
    return odds


def _deciding(chain: Chain, cues: Sequence[str], state: int, rival: int) -> tuple[tuple[str, float], ...]:
    weighed = []
    for cue in cues:
        row = dict(chain.said(cue))
        difference = row.get(state, 0.0) - row.get(rival, 0.0)
        if abs(difference) >= 0.05:
            weighed.append((cue, round(difference, 2)))
    return tuple(sorted(weighed, key=lambda one: (-abs(one[1]), one[0])))
