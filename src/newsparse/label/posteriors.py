"""How likely is each state of each block, over all sequences that the grammar allows?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from math import exp
from operator import mul

from newsparse.label.states import ENDS, STARTS, STATES

_HOPELESS = 1e-7  # of the best state's probability; less likely ones are dropped
_ALL = range(len(STATES))
_ENDS = frozenset([number for number, state in enumerate(STATES) if state in ENDS])
_NO_ODDS = [0.0] * len(STATES)

Odds = tuple[Sequence[int], Sequence[float]]  # states, and how likely they are in relation to each other
# The states that a block can have, the probability of each given this block and those above, and its own part: a
# factor, from the block alone.
Ahead = tuple[list[int], list[float], list[float]]


class StepOdds:
    """The factors by which steps multiply the odds.

    Most steps that the grammar allows weigh the same, as little as any does, and states of one kind lead to the same
    states. So a sum over all steps is one of the usual factor, which states of a kind share, and of what the few
    others have above it.

    `allowed` has a row for each state: the states that it may lead to, each with the weight of that step. In
    units of `unit`, weights are natural logarithms.
    """

    def __init__(self, allowed: Sequence[Sequence[tuple[int, int]]], unit: int) -> None:
        self._unit = unit
        leading_to = [tuple([following for following, _ in row]) for row in allowed]
        self._followers = list(dict.fromkeys(leading_to))  # of the states of each kind
        self._kinds = list(map(self._followers.index, leading_to))
        usual = min([weight for row in allowed for _, weight in row])
        self._usual = exp(usual / unit)
        self._above = [
            [(following, exp(weight / unit) - self._usual) for following, weight in row if weight > usual]
            for row in allowed
        ]

    def posteriors(self, blocks: Sequence[Sequence[int]], path: Sequence[int]) -> list[Odds]:
        """The odds of the states that each block can have, but for hopeless ones that are not on `path`.

        `blocks` holds the score that each block gives each state. Hopeless is what is so given only the blocks above.
        """
        if not blocks:
            return []
        ahead = self._ahead(blocks, path)
        states, weights, own = ahead.pop()
        behind = [float(state in _ENDS) for state in states]
        found: list[Odds] = [(states, list(map(mul, weights, behind)))]
        while ahead:
            onward, below = list(map(mul, own, behind)), states
            states, weights, own = ahead.pop()
            behind = self._before(states, below, onward)
            found.append((states, list(map(mul, weights, behind))))
        found.reverse()
        return found

    def _ahead(self, blocks: Sequence[Sequence[int]], path: Sequence[int]) -> list[Ahead]:
        """What is known of each block from itself and those above (see `Ahead`)."""
        ahead: list[Ahead] = []
        reached: Sequence[float] = [float(state in STARTS) for state in STATES]
        for scores, chosen in zip(blocks, path, strict=True):
            states = list(compress(_ALL, reached))
            possible = list(compress(scores, reached))
            top = max(possible)
            own = [exp((score - top) / self._unit) for score in possible]
            weights = list(map(mul, compress(reached, reached), own))
            least = max(weights) * _HOPELESS
            if min(weights) < least:
                kept = [
                    weight >= least or state == chosen for state, weight in zip(states, weights, strict=True)
                ]
                states, weights, own = [list(compress(every, kept)) for every in (states, weights, own)]
            total = sum(weights)
            weights = [weight / total for weight in weights]
            ahead.append((states, weights, own))
            reached = self._after(states, weights)
        return ahead

    def _after(self, states: Sequence[int], weights: Sequence[float]) -> Sequence[float]:
        """The odds of each state after these, before anything is known of its block."""
        reached, shared = _NO_ODDS.copy(), [0.0] * len(self._followers)
        kinds, above = self._kinds, self._above
        for state, weight in zip(states, weights, strict=True):
            shared[kinds[state]] += weight
            for following, factor in above[state]:
                reached[following] += weight * factor
        for share, below in zip(shared, self._followers, strict=True):
            if share:
                usual = share * self._usual
                for following in below:
                    reached[following] += usual
        return reached

    def _before(self, states: Sequence[int], below: Sequence[int], weights: Sequence[float]) -> list[float]:
        """The odds of each of these states, given those of the states below, which have these weights."""
        onward, top = _NO_ODDS.copy(), max(weights)
        for state, weight in zip(below, weights, strict=True):
            onward[state] = weight / top
        kinds, above = self._kinds, self._above
        shared: dict[int, float] = {}
        found = []
        for state in states:
            kind = kinds[state]
            if kind not in shared:
                shared[kind] = self._usual * sum(map(onward.__getitem__, self._followers[kind]))
            odds = shared[kind]
            for following, factor in above[state]:
                odds += onward[following] * factor
            found.append(odds)
        return found
