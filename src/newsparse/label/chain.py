"""The best sequence of states for a file's blocks, given their features: a linear chain with fitted weights."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property
from itertools import compress, repeat
from math import exp
from operator import add, is_not, sub
from struct import Struct

from newsparse.base import tables
from newsparse.label.feature_names import Feature, names_of
from newsparse.label.states import BODY, ENDS, GROUPS, PRE, ROLES, STARTS, STATES, TITLE, followers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from typing import Any

Odds = Sequence[tuple[int, float]]

# Weights are whole thousandths here, so that a sum does not depend on the order of its terms.
_UNIT = 1000
_BARRED = -(10**9)  # for steps that the grammar forbids; finite, so that sums stay numbers

_TITLE = STATES.index("title")
_GROUPS = [(STATES.index(group[0]), STATES.index(group[-1]) + 1) for group in GROUPS]
_PRE_END = len(PRE)
_BODY = STATES.index(BODY[0])  # the first state of the body; those after it are in the body or below
_ROLES = list(map(ROLES.__getitem__, STATES))
_BEHIND = [_BARRED] * _PRE_END  # below the last line that can be the title, no block comes before it

# The scores of all states are packed into one number, 32 bits each, so that one addition adds them all.
_LANES = Struct(f"<{len(STATES)}i")
_scores = _LANES.unpack
_LANE = 32
_SIGNS = sum(1 << (_LANE * state + _LANE - 1) for state in range(len(STATES)))
_REMEMBERED = 30_000  # sums of features that are cached, some megabytes; a thousand pages have half as many
_HOPELESS = 1e-7  # of the best state's probability; less likely ones are dropped

Emission = bytes  # the scores that a block gives each state, in the form of `_LANES`


class Chain:
    """Fitted weights: `weights` maps a feature's name to its weights for the states, `steps[a][b]` weighs b after a.

    A feature's weights are written `14 0.51 15 -0.2`: state 14 gets 0.51, state 15 loses 0.2. The weights of steps
    are in thousandths. `scales` holds the weights of the features that rank a page's headlines, and of those that
    distinguish a deck from a lead.
    """

    def __init__(
        self,
        weights: Mapping[str, str],
        steps: Sequence[Sequence[int]],
        scales: Mapping[str, Mapping[str, float]],
    ) -> None:
        self.weights, self.steps, self.scales = weights, steps, scales
        self._starts = [0 if state in STARTS else _BARRED for state in STATES]
        self._titled_starts = [0 if state in PRE + TITLE else _BARRED for state in STATES]
        self._ends = [number for number, state in enumerate(STATES) if state in ENDS]
        self._last = [0 if state in ENDS else _BARRED for state in STATES]
        self._sums: dict[Feature, int] = {}
        self._packed: dict[str, int] = {}
        self._reaches: dict[int, list[int]] = {}
        self._allowed = [list(compress(enumerate(row), map(_BARRED.__lt__, row))) for row in steps]

    def weights_of(self, name: str) -> tuple[tuple[int, float], ...]:
        """The states that a feature favours or disfavours, each with its weight; empty for an unknown feature."""
        words = self.weights.get(name, "").split()
        return tuple(zip(map(int, words[::2]), map(float, words[1::2]), strict=True))

    def emission(self, features: Sequence[Feature]) -> Emission:
        """The score that these features of a block give each state, in thousandths."""
        try:
            lanes = sum(map(self._sums.__getitem__, features))
        except KeyError:
            lanes = sum([self._sum(feature) for feature in features])
        # A lane below zero has borrowed from the next; flipping all signs there and back undoes that.
        return ((lanes + _SIGNS) ^ _SIGNS).to_bytes(_LANES.size, "little")

    def _sum(self, feature: Feature) -> int:
        known = self._sums.get(feature)
        if known is not None:
            return known
        if len(self._sums) >= _REMEMBERED:
            self._sums.clear()
        found = self._sums[feature] = sum(map(self._packed_weights, names_of((feature,))))
        return found

    def _packed_weights(self, name: str) -> int:
        """The weights of one name in one number; many features share a name."""
        known = self._packed.get(name)
        if known is None:
            if len(self._packed) >= _REMEMBERED:
                self._packed.clear()
            known = self._packed[name] = sum(
                [round(weight * _UNIT) << (_LANE * state) for state, weight in self.weights_of(name)]
            )
        return known

    def emissions(self, blocks: Sequence[Sequence[Feature]]) -> list[Emission]:
        """The score that the features of each block give each state (see `emission`)."""
        return list(map(self.emission, blocks))

    def best(self, blocks: Sequence[Sequence[Feature]], headlines: Collection[int] = ()) -> list[int]:
        """The states of the best whole sequence, one for each block (see `weighed`)."""
        return self.weighed(self.emissions(blocks), headlines)[0]

    def weighed(
        self, blocks: Sequence[Emission], headlines: Collection[int] = ()
    ) -> tuple[list[int], list[float]]:
        """The states of the best whole sequence, and the lead of each block's role over any other, in log odds.

        `blocks` holds the emission of each block.

        A lead is what it would cost to give the block another role, whatever the blocks above are then, where those
        below stay as they are. It is cheap, and at least as great as the margin of `posteriors`.

        If `headlines` is given, the sequence has a title, and it is one of the blocks with these indices.
        """
        if not blocks:
            return [], []
        starts = self._titled_starts if headlines else self._starts
        scores = list(map(add, starts, _scores(blocks[0])))
        last = max(headlines, default=len(blocks))
        if headlines and 0 not in headlines:
            scores[_TITLE] = _BARRED
        trail: list[list[int]] = []
        totals = [scores]
        for index, own in enumerate(blocks[1:], 1):
            reached, back = self._advance(scores)
            scores = list(map(add, reached, _scores(own)))
            if headlines and index not in headlines:
                scores[_TITLE] = _BARRED
            if index >= last:
                scores[:_PRE_END] = _BEHIND
            trail.append(back)
            totals.append(scores)
        state = max(self._ends, key=scores.__getitem__)
        path = [state]
        for back in reversed(trail):
            state = back[state]
            path.append(state)
        path.reverse()
        leads = self._leads(path, totals)
        if _TITLE in path:
            at = path.index(_TITLE)
            leads[at] = min(leads[at], self._lead_of_title(blocks, headlines, path, totals))
        return path, leads

    def _lead_of_title(
        self,
        blocks: Sequence[Emission],
        headlines: Collection[int],
        path: Sequence[int],
        totals: Sequence[Sequence[int]],
    ) -> float:
        """The lead over the best sequence with another title, or none, that agrees on the body's first block."""
        title = path.index(_TITLE)
        end = next((index for index in range(title, len(path)) if path[index] >= _BODY), len(path) - 1)
        scores = list(totals[title])
        scores[_TITLE] = _BARRED
        for index in range(title + 1, end + 1):
            scores = list(map(add, self._advance(scores)[0], _scores(blocks[index])))
            if headlines and index not in headlines:
                scores[_TITLE] = _BARRED
        return (totals[end][path[end]] - scores[path[end]]) / _UNIT

    def _leads(self, path: Sequence[int], totals: Sequence[Sequence[int]]) -> list[float]:
        """See `weighed`; `totals` are the scores of the best sequences up to each block that end in each state."""
        onward = [*map(self._into.__getitem__, path[1:]), self._last]
        sums = (list(map(add, *both)) for both in zip(totals, onward, strict=True))
        return [(own[state] - _of_others(own, state)) / _UNIT for state, own in zip(path, sums, strict=True)]

    def _advance(self, scores: Sequence[int]) -> tuple[list[int], list[int]]:
        """The best score with which each state can be reached in one step, and the state that this step comes from."""
        reached = [2 * _BARRED] * len(scores)
        back = [-1] * len(scores)
        for state in self._hopeful(scores):
            score = scores[state]
            for following, weight in self._allowed[state]:
                if score + weight > reached[following]:
                    reached[following], back[following] = score + weight, state
        return reached, back

    def _hopeful(self, scores: Sequence[int]) -> list[int]:
        """The states that the best sequence can pass through: those not too far behind the leader of their group."""
        found: list[int] = []
        for first, end in _GROUPS:
            group = scores[first:end]
            top = max(group)
            if top > _BARRED // 2:
                reach = self._reach(first + group.index(top))
                found += [state for state, score in enumerate(group, first) if top - score <= reach[state]]
        return found

    def _reach(self, leader: int) -> list[int]:
        """For each state, the most by which a step from it can beat the same step from the leader.

        A state further behind than that is not on the best path.
        """
        known = self._reaches.get(leader)
        if known is None:
            ahead = self.steps[leader]
            known = self._reaches[leader] = [max(map(sub, own, ahead)) for own in self.steps]
        return known

    @cached_property
    def _into(self) -> list[tuple[int, ...]]:
        """For each state, the weights of the steps that lead to it."""
        return list(zip(*self.steps, strict=True))

    @cached_property
    def _ratios(self) -> list[list[float]]:
        """The factor by which each step multiplies the odds; only `posteriors` needs it."""
        return [[exp(weight / _UNIT) for weight in row] for row in self.steps]

    @cached_property
    def _likely(self) -> list[list[tuple[int, float]]]:
        """The factors of the steps that the grammar allows, each with the state that it leads to."""
        return [
            [(state, ratios[state]) for state, _ in row]
            for row, ratios in zip(self._allowed, self._ratios, strict=True)
        ]

    def posteriors(self, blocks: Sequence[Emission], path: Sequence[int]) -> list[Odds]:
        """The states that each block can have and their probabilities, over all sequences that the grammar allows.

        `blocks` holds the emission of each block. States that are hopeless given only the blocks above are left out,
        except those of `path`.
        """
        if not blocks:
            return []
        ahead = self._ahead(blocks, path)
        behind = [float(state in self._ends) for state, _, _ in ahead[-1]]
        found = [_shares(ahead[-1], behind)]
        for index in range(len(blocks) - 2, -1, -1):
            onward = [
                (state, own * weight)
                for (state, _, own), weight in zip(ahead[index + 1], behind, strict=True)
            ]
            top = max([weight for _, weight in onward])
            onward = [(state, weight / top) for state, weight in onward]
            behind = []
            for before, _, _ in ahead[index]:
                ratios = self._ratios[before]
                behind.append(sum([ratios[state] * weight for state, weight in onward]))
            found.append(_shares(ahead[index], behind))
        found.reverse()
        return found

    def _ahead(self, blocks: Sequence[Emission], path: Sequence[int]) -> list[list[tuple[int, float, float]]]:
        """The states that each block can have, with the probability given this block and those above, and its own part.

        A state's own part is a factor, from the block alone.
        """
        ahead: list[list[tuple[int, float, float]]] = []
        reached: Sequence[float] = [float(state in STARTS) for state in STATES]
        for scores, chosen in zip(map(_scores, blocks), path, strict=True):
            top = max(compress(scores, reached))
            weighed = [
                (state, share * (own := exp((score - top) / _UNIT)), own)
                for state, (share, score) in enumerate(zip(reached, scores, strict=True))
                if share
            ]
            least = max([weight for _, weight, _ in weighed]) * _HOPELESS
            kept = [one for one in weighed if one[1] >= least or one[0] == chosen]
            total = sum([weight for _, weight, _ in kept])
            ahead.append([(state, weight / total, own) for state, weight, own in kept])
            reached = self._onward(ahead[-1])
        return ahead

    def _onward(self, ahead: Sequence[tuple[int, float, float]]) -> Sequence[float]:
        """The probability of each state before anything is known of its block, given the blocks above."""
        if len(ahead) == 1:  # certain, as most are
            return self._ratios[ahead[0][0]]
        reached = [0.0] * len(STATES)
        for state, weight, _ in ahead:
            for following, ratio in self._likely[state]:
                reached[following] += weight * ratio
        return reached


def _of_others(scores: Sequence[int], state: int) -> int:
    """The best score of a state with another role."""
    return max(compress(scores, map(is_not, _ROLES, repeat(_ROLES[state]))))


def _shares(ahead: Sequence[tuple[int, float, float]], behind: Sequence[float]) -> Odds:
    weights = [(state, weight * after) for (state, weight, _), after in zip(ahead, behind, strict=True)]
    total = sum([weight for _, weight in weights])
    return [(state, weight / total) for state, weight in weights]


def chain_of(weights: Mapping[str, Any]) -> Chain:
    """Build a chain from the weights that the fitting tool writes, constrained by the grammar.

    `weights` holds the names of the states, the weight of each known step (`"title summary": 1.5`), the weight of all
    other steps, and the weights of each feature (see Chain). Raises ValueError for weights that were fitted
    for other states.
    """
    if tuple(weights["states"]) != STATES:
        raise ValueError("these weights were fitted for other states; run make train")
    number = {state: index for index, state in enumerate(STATES)}
    steps = [[_BARRED] * len(STATES) for _ in STATES]
    for state, row in zip(STATES, steps, strict=True):
        for following in followers(state):
            row[number[following]] = round(float(weights["unseen"]) * _UNIT)
    for step, weight in weights["steps"].items():
        before, _, after = step.partition(" ")
        steps[number[before]][number[after]] = round(weight * _UNIT)
    return Chain(weights["features"], steps, weights["scales"])


@cache
def shipped() -> Chain:
    """The chain with the weights that newsparse ships."""
    return chain_of(tables.load("weights"))
