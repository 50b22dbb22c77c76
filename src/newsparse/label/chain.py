"""The best sequence of states for the cues of a file's blocks: a linear chain over fitted weights."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import exp, log
from typing import Any, NamedTuple

from newsparse import tables
from newsparse.label.states import PRE, STARTS, STATES, TITLE, follows

_BEAM = 11.0  # a state whose cues are this much worse than the best state's is not followed further
_BARRED = -1e9  # what the grammar forbids; finite, so that sums stay numbers

_TITLE = STATES.index("title")

Cues = tuple[str, ...]


class Scored(NamedTuple):
    """A state that is worth following at a block, with what the block's own cues say for it."""

    state: int
    score: float


class Posterior(NamedTuple):
    """How sure the chain is of a block: each state's probability given the whole file, in the order of STATES."""

    probabilities: tuple[float, ...]


@dataclass(slots=True)
class Chain:
    """Fitted weights: `cues` maps a cue to its (state, weight) pairs, `steps[a][b]` is the weight of b after a.

    `scales` weigh the features that rank a page's headlines and those that tell a deck from a lead.
    """

    cues: Mapping[str, Sequence[tuple[int, float]]]
    steps: Sequence[Sequence[float]]
    starts: Sequence[float]
    titled_starts: Sequence[float]
    scales: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    _emissions: dict[Cues, list[float]] = field(default_factory=dict)

    def emission(self, cues: Cues) -> list[float]:
        """What these cues say for each state."""
        known = self._emissions.get(cues)
        if known is None:
            known = [0.0] * len(STATES)
            for cue in cues:
                for state, weight in self.cues.get(cue, ()):
                    known[state] += weight
            if len(self._emissions) < 20_000:  # most blocks of most files repeat a few thousand patterns
                self._emissions[cues] = known
        return known

    def best(self, blocks: Sequence[Cues], headlines: Collection[int] = ()) -> list[int]:
        """The states of the best whole sequence, one for each block.

        Where `headlines` is given, there is a title, and it is one of the blocks with these indices.
        """
        if not blocks:
            return []
        trail: list[dict[int, int]] = []
        starts = self.titled_starts if headlines else self.starts
        scores = {s: e + starts[s] for s, e in enumerate(self.emission(blocks[0]))}
        if headlines and 0 not in headlines:
            scores[_TITLE] = _BARRED
        for index, cues in enumerate(blocks[1:], 1):
            titled = not headlines or index in headlines
            before = scores
            scores, back = self._advance(before, self._open(cues, titled=titled))
            if max(scores.values(), default=_BARRED) <= _BARRED / 2:
                scores, back = self._advance(before, self._everything(cues, titled=titled))
            trail.append(back)
        state = max(scores, key=scores.__getitem__)
        path = [state]
        for back in reversed(trail):
            state = back[state]
            path.append(state)
        path.reverse()
        return path

    def _open(self, cues: Cues, *, titled: bool) -> list[Scored]:
        """The states worth following at a block."""
        emission = self.emission(cues)
        floor = max(emission) - _BEAM
        found = [Scored(state, score) for state, score in enumerate(emission) if score >= floor]
        return found if titled else [one for one in found if one.state != _TITLE]

    def _everything(self, cues: Cues, *, titled: bool) -> list[Scored]:
        """All states, for a block at which the grammar lets none of those worth following be reached."""
        found = [Scored(state, score) for state, score in enumerate(self.emission(cues))]
        return found if titled else [one for one in found if one.state != _TITLE]

    def _advance(
        self, scores: Mapping[int, float], following: Sequence[Scored]
    ) -> tuple[dict[int, float], dict[int, int]]:
        steps = self.steps
        reached: dict[int, float] = {}
        back: dict[int, int] = {}
        for state, emission in following:
            best, before = _BARRED * 2, -1
            for previous, score in scores.items():
                total = score + steps[previous][state]
                if total > best:
                    best, before = total, previous
            reached[state] = best + emission
            back[state] = before
        return reached, back

    def posteriors(self, blocks: Sequence[Cues]) -> list[Posterior]:
        """How probable each state is at each block, over all sequences that the grammar allows."""
        if not blocks:
            return []
        emissions = [self.emission(cues) for cues in blocks]
        count = len(STATES)
        forward = [[self.starts[s] + emissions[0][s] for s in range(count)]]
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
    steps never seen, and for each cue its [state number, weight] pairs. Raises ValueError for weights that were
    fitted for other states.
    """
    if tuple(weights["states"]) != STATES:
        raise ValueError("these weights were fitted for other states; run make train")
    steps = [[weights["unseen"] if follows(a, b) else _BARRED for b in STATES] for a in STATES]
    for step, weight in weights["steps"].items():
        before, _, after = step.partition(" ")
        steps[STATES.index(before)][STATES.index(after)] = weight
    starts = [0.0 if state in STARTS else _BARRED for state in STATES]
    titled = [0.0 if state in PRE + TITLE else _BARRED for state in STATES]
    return Chain(weights["cues"], steps, starts, titled, weights["scales"])


@cache
def shipped() -> Chain:
    """The chain with the weights that newsparse ships."""
    return chain_of(tables.load("weights"))
