"""The best sequence of states for the facets of a file's blocks: a linear chain over fitted weights."""

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from math import exp, log
from operator import add, sub
from struct import Struct
from typing import Any, NamedTuple

from newsparse import tables
from newsparse.label.cues import Facet, cues_of
from newsparse.label.states import GROUPS, PRE, STARTS, STATES, TITLE, followers

# Weights are whole thousandths here, so that a sum is the same in whatever order it is taken.
_UNIT = 1000
_BARRED = -(10**9)  # what the grammar forbids; finite, so that sums stay numbers

_TITLE = STATES.index("title")
_GROUPS = [(STATES.index(group[0]), STATES.index(group[-1]) + 1) for group in GROUPS]
_PRE_END = len(PRE)
_BEHIND = [_BARRED] * _PRE_END  # once the title's last chance has passed, nothing is before it

# The scores of all states stand in one number, 32 bits each, so that adding two such numbers adds them all at once.
_LANES = Struct(f"<{len(STATES)}i")
_LANE = 32
_SIGNS = sum(1 << (_LANE * state + _LANE - 1) for state in range(len(STATES)))
_REMEMBERED = 10_000  # sums of facets that are kept, a few megabytes


class Posterior(NamedTuple):
    """How sure the chain is of a block: each state's probability given the whole file, in the order of STATES."""

    probabilities: tuple[float, ...]


class Chain:
    """Fitted weights: `cues` maps a cue to the states that it speaks for or against, `steps[a][b]` weighs b
    after a, in thousandths.

    What a cue says is written `14 0.51 15 -0.2`: state 14 gets 0.51, state 15 loses 0.2. `scales` weigh the
    features that rank a page's headlines and those that tell a deck from a lead.
    """

    def __init__(
        self,
        cues: Mapping[str, str],
        steps: Sequence[Sequence[int]],
        scales: Mapping[str, Mapping[str, float]],
    ) -> None:
        self.cues, self.steps, self.scales = cues, steps, scales
        self._starts = [0 if state in STARTS else _BARRED for state in STATES]
        self._titled_starts = [0 if state in PRE + TITLE else _BARRED for state in STATES]
        self._sums: dict[Facet, int] = {}
        self._reaches: dict[int, list[int]] = {}
        self._allowed = [
            [(state, weight) for state, weight in enumerate(row) if weight != _BARRED] for row in steps
        ]

    def said(self, cue: str) -> tuple[tuple[int, float], ...]:
        """The states that a cue speaks for or against, each with the weight; none for a cue without weights."""
        words = self.cues.get(cue, "").split()
        return tuple(zip(map(int, words[::2]), map(float, words[1::2]), strict=True))

    def emission(self, facets: Sequence[Facet]) -> tuple[int, ...]:
        """What these facets of a block say for each state, in thousandths."""
        try:
            lanes = sum(map(self._sums.__getitem__, facets))
        except KeyError:
            lanes = sum([self._sum(facet) for facet in facets])
        # A lane below zero has borrowed from the next; with all signs turned there and back each stands by itself.
        return _LANES.unpack(((lanes + _SIGNS) ^ _SIGNS).to_bytes(_LANES.size, "little"))

    def _sum(self, facet: Facet) -> int:
        known = self._sums.get(facet)
        if known is not None:
            return known
        if len(self._sums) >= _REMEMBERED:
            self._sums.clear()
        found = self._sums[facet] = sum(
            round(weight * _UNIT) << (_LANE * state)
            for cue in cues_of((facet,))
            for state, weight in self.said(cue)
        )
        return found

    def best(self, blocks: Sequence[Sequence[Facet]], headlines: Collection[int] = ()) -> list[int]:
        """The states of the best whole sequence, one for each block.

        Where `headlines` is given, there is a title, and it is one of the blocks with these indices.
        """
        if not blocks:
            return []
        starts = self._titled_starts if headlines else self._starts
        scores = list(map(add, starts, self.emission(blocks[0])))
        last = max(headlines, default=len(blocks))
        if headlines and 0 not in headlines:
            scores[_TITLE] = _BARRED
        trail: list[list[int]] = []
        for index, facets in enumerate(blocks[1:], 1):
            reached, back = self._advance(scores)
            scores = list(map(add, reached, self.emission(facets)))
            if headlines and index not in headlines:
                scores[_TITLE] = _BARRED
            if index >= last:
                scores[:_PRE_END] = _BEHIND
            trail.append(back)
        state = scores.index(max(scores))
        path = [state]
        for back in reversed(trail):
            state = back[state]
            path.append(state)
        path.reverse()
        return path

    def _advance(self, scores: Sequence[int]) -> tuple[list[int], list[int]]:
        """The best score with which each state can be reached in one step, and from which state."""
        reached = [2 * _BARRED] * len(scores)
        back = [-1] * len(scores)
        for state in self._hopeful(scores):
            score = scores[state]
            for following, weight in self._allowed[state]:
                if score + weight > reached[following]:
                    reached[following], back[following] = score + weight, state
        return reached, back

    def _hopeful(self, scores: Sequence[int]) -> list[int]:
        """The states that can be followed by the best sequence: not too far behind the leader of their group."""
        found: list[int] = []
        for first, end in _GROUPS:
            group = scores[first:end]
            top = max(group)
            if top > _BARRED // 2:
                reach = self._reach(first + group.index(top))
                found += [state for state, score in enumerate(group, first) if top - score <= reach[state]]
        return found

    def _reach(self, leader: int) -> list[int]:
        """For each state the most by which a step from it can be better than the same step from the leader.

        A state that is further behind than that is nobody's best way on.
        """
        known = self._reaches.get(leader)
        if known is None:
            ahead = self.steps[leader]
            known = self._reaches[leader] = [max(map(sub, own, ahead)) for own in self.steps]
        return known

    def posteriors(self, blocks: Sequence[Sequence[Facet]]) -> list[Posterior]:
        """How probable each state is at each block, over all sequences that the grammar allows."""
        if not blocks:
            return []
        emissions = [[score / _UNIT for score in self.emission(facets)] for facets in blocks]
        steps = [[weight / _UNIT for weight in row] for row in self.steps]
        count = len(STATES)
        forward = [[self._starts[s] / _UNIT + emissions[0][s] for s in range(count)]]
        for emission in emissions[1:]:
            before = forward[-1]
            columns = zip(*steps, strict=True)
            forward.append(
                [
                    _log_sum(list(map(add, before, column))) + e
                    for column, e in zip(columns, emission, strict=True)
                ]
            )
        backward = [[0.0] * count]
        for emission in reversed(emissions[1:]):
            after = list(map(add, emission, backward[-1]))
            backward.append([_log_sum(list(map(add, row, after))) for row in steps])
        backward.reverse()
        total = _log_sum(forward[-1])
        return [
            Posterior(tuple(exp(min(0.0, f + b - total)) for f, b in zip(ahead, behind, strict=True)))
            for ahead, behind in zip(forward, backward, strict=True)
        ]


def _log_sum(values: Sequence[float]) -> float:
    top = max(values)
    return top + log(sum(exp(value - top) for value in values if value > top - 40))


def chain_of(weights: Mapping[str, Any]) -> Chain:
    """The chain of fitted weights, as the fitting tool writes them, under the grammar.

    `weights` holds the names of the states, the weight of each step seen (`"title summary": 1.5`), the weight of
    steps never seen, and for each cue what it says (see Chain). Raises ValueError for weights that were
    fitted for other states.
    """
    if tuple(weights["states"]) != STATES:
        raise ValueError("these weights were fitted for other states; run make train")
    number = {state: index for index, state in enumerate(STATES)}
    steps = [[_BARRED] * len(STATES) for _ in STATES]
    for state, row in zip(STATES, steps, strict=True):
        for following in followers(state):
            row[number[following]] = round(weights["unseen"] * _UNIT)
    for step, weight in weights["steps"].items():
        before, _, after = step.partition(" ")
        steps[number[before]][number[after]] = round(weight * _UNIT)
    return Chain(weights["cues"], steps, weights["scales"])


@cache
def shipped() -> Chain:
    """The chain with the weights that newsparse ships."""
    return chain_of(tables.load("weights"))
