"""The best sequence of states for the facets of a file's blocks: a linear chain over fitted weights."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from math import exp, log
from operator import add, sub
from typing import Any, NamedTuple

from newsparse import tables
from newsparse.label.cues import Facet, cues_of
from newsparse.label.states import GROUPS, PRE, STARTS, STATES, TITLE, followers

_BARRED = -1e9  # what the grammar forbids; finite, so that sums stay numbers

_TITLE = STATES.index("title")
_GROUPS = [[STATES.index(state) for state in group] for group in GROUPS]

_NOTHING = (0.0,) * len(STATES)
_REMEMBERED = 10_000  # sums of facets that are kept, a few megabytes


class Posterior(NamedTuple):
    """How sure the chain is of a block: each state's probability given the whole file, in the order of STATES."""

    probabilities: tuple[float, ...]


class Chain:
    """Fitted weights: `cues` maps a cue to the states that it speaks for or against, `steps[a][b]` weighs b after a.

    What a cue says is written `14 0.51 15 -0.2`: state 14 gets 0.51, state 15 loses 0.2. `scales` weigh the
    features that rank a page's headlines and those that tell a deck from a lead.
    """

    def __init__(
        self,
        cues: Mapping[str, str],
        steps: Sequence[Sequence[float]],
        scales: Mapping[str, Mapping[str, float]],
    ) -> None:
        self.cues, self.steps, self.scales = cues, steps, scales
        self._starts = [0.0 if state in STARTS else _BARRED for state in STATES]
        self._titled_starts = [0.0 if state in PRE + TITLE else _BARRED for state in STATES]
        self._sums: dict[Facet, tuple[float, ...]] = {}
        self._reaches: dict[int, list[float]] = {}
        self._allowed = [
            [(state, weight) for state, weight in enumerate(row) if weight != _BARRED] for row in steps
        ]

    def said(self, cue: str) -> tuple[tuple[int, float], ...]:
        """The states that a cue speaks for or against, each with the weight; none for a cue without weights."""
        words = self.cues.get(cue, "").split()
        return tuple(zip(map(int, words[::2]), map(float, words[1::2]), strict=True))

    def emission(self, facets: Sequence[Facet]) -> Sequence[float]:
        """What these facets of a block say for each state."""
        known = self._sums
        scores: Iterable[float] = _NOTHING
        for facet in facets:
            scores = map(add, scores, known[facet] if facet in known else self._sum(facet))
        return list(scores)

    def _sum(self, facet: Facet) -> tuple[float, ...]:
        scores = list(_NOTHING)
        for cue in cues_of((facet,)):
            for state, weight in self.said(cue):
                scores[state] += weight
        if len(self._sums) >= _REMEMBERED:
            self._sums.clear()
        found = self._sums[facet] = tuple(scores)
        return found

    def best(self, blocks: Sequence[Sequence[Facet]], headlines: Collection[int] = ()) -> list[int]:
        """The states of the best whole sequence, one for each block.

        Where `headlines` is given, there is a title, and it is one of the blocks with these indices.
        """
        if not blocks:
            return []
        starts = self._titled_starts if headlines else self._starts
        scores = list(map(add, starts, self.emission(blocks[0])))
        if headlines and 0 not in headlines:
            scores[_TITLE] = _BARRED
        trail: list[list[int]] = []
        for index, facets in enumerate(blocks[1:], 1):
            reached, back = self._advance(scores)
            scores = list(map(add, reached, self.emission(facets)))
            if headlines and index not in headlines:
                scores[_TITLE] = _BARRED
            trail.append(back)
        state = scores.index(max(scores))
        path = [state]
        for back in reversed(trail):
            state = back[state]
            path.append(state)
        path.reverse()
        return path

    def _advance(self, scores: Sequence[float]) -> tuple[list[float], list[int]]:
        """The best score with which each state can be reached in one step, and from which state."""
        reached = [2 * _BARRED] * len(scores)
        back = [-1] * len(scores)
        for state in self._hopeful(scores):
            score = scores[state]
            for following, weight in self._allowed[state]:
                if score + weight > reached[following]:
                    reached[following], back[following] = score + weight, state
        return reached, back

    def _hopeful(self, scores: Sequence[float]) -> list[int]:
        """The states that can be followed by the best sequence: not too far behind the leader of their group."""
        found: list[int] = []
        for group in _GROUPS:
            leader = max(group, key=scores.__getitem__)
            top = scores[leader]
            if top > _BARRED / 2:
                reach = self._reach(leader)
                found += [state for state in group if top - scores[state] <= reach[state]]
        return found

    def _reach(self, leader: int) -> list[float]:
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
        emissions = [self.emission(facets) for facets in blocks]
        count = len(STATES)
        forward = [[self._starts[s] + emissions[0][s] for s in range(count)]]
        for emission in emissions[1:]:
            before = forward[-1]
            columns = zip(*self.steps, strict=True)
            forward.append(
                [
                    _log_sum(list(map(float.__add__, before, column))) + e
                    for column, e in zip(columns, emission, strict=True)
                ]
            )
        backward = [[0.0] * count]
        for emission in reversed(emissions[1:]):
            after = list(map(float.__add__, emission, backward[-1]))
            backward.append([_log_sum(list(map(float.__add__, row, after))) for row in self.steps])
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
            row[number[following]] = weights["unseen"]
    for step, weight in weights["steps"].items():
        before, _, after = step.partition(" ")
        steps[number[before]][number[after]] = weight
    return Chain(weights["cues"], steps, weights["scales"])


@cache
def shipped() -> Chain:
    """The chain with the weights that newsparse ships."""
    return chain_of(tables.load("weights"))
