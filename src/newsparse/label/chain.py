"""The best sequence of states for a file's blocks, given their features: a linear chain with fitted weights."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property, reduce
from itertools import compress
from math import inf
from operator import itemgetter, sub
from struct import Struct
from types import MappingProxyType

from newsparse.base import tables
from newsparse.label.feature_names import Feature, names_of
from newsparse.label.states import BODY, ENDS, PRE, ROLES, STARTS, STATES, TAIL, TITLE, followers
from newsparse.model.role import Role

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from typing import Any

    from newsparse.label.posteriors import Odds, StepOdds

# Weights are whole thousandths here, so that a sum does not depend on the order of its terms.
_UNIT = 1000
_BARRED = -5 * 10**8  # for steps that the grammar forbids; finite, and three fit into a lane (see `_LANES`)
_NONE = _BARRED // 2  # any total below has a step that is barred
_UNLIMITED = -4 * _BARRED

_TITLE = STATES.index("title")
_PRE_END = len(PRE)
# Paragraphs, the first state of the body; those after it are in the body or below.
_BODY = STATES.index(BODY[0])
_TAIL = STATES.index(TAIL[0])  # the first state of the tail
_REST = STATES.index("tail.boilerplate")
# For each state, the scores of the states with other roles.
_OTHERS = [
    itemgetter(*[number for number, other in enumerate(STATES) if ROLES[other] is not ROLES[state]])
    for state in STATES
]

# What is hopeful where nothing else is; its total does not matter then.
_ALONE: Sequence[Sequence[tuple[int, int]]] = [[(state, 0)] for state in range(len(STATES))]
# The first state of each state's group; a title leads to the same states as what is below it.
_FIRST = [max(first for first in (0, _TITLE, _BODY, _TAIL) if first <= state) for state in range(len(STATES))]

# The scores of all states are packed into one number, 32 bits each, so that one addition adds them all.
_LANES = Struct(f"<{len(STATES)}i")
_LANE = 32
_EACH = sum(1 << (_LANE * state) for state in range(len(STATES)))
_SIGN, _MASK = 1 << (_LANE - 1), (1 << _LANE) - 1
_SIGNS = _SIGN * _EACH
_RAISED = _SIGNS >> 1
_SIGN_OF = [_SIGN << (_LANE * state) for state in range(len(STATES))]
_NO_TITLE = _BARRED << (_LANE * _TITLE)
_NOTHING_ABOVE = sum(_BARRED << (_LANE * state) for state in range(_PRE_END))
_REMEMBERED = 30_000  # sums of features that are cached, some megabytes; a thousand pages have half as many

# Natural logarithms of odds; whatever asks for a lead asks for less.
_CLEAR_LEADS = MappingProxyType({Role.TITLE: 10.0, Role.BYLINE: 5.0})
_CLEAR_LEAD = 4.0  # of any other role

Scores = Sequence[int]  # of the states, in thousandths
Limits = tuple[int, int, int, int]  # see `Chain._limits`
Emission = int  # the scores that a block gives each state, packed


class _Known(dict["Any", "Any"]):
    """What was found for each state, or for each two; nothing is forgotten."""

    def __init__(self, find: Callable[[Any], Any]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, key: Any) -> Any:
        found = self[key] = self._find(key)
        return found


class Chain:
    """Fitted weights: `weights` maps a feature's name to its weights for the states, `steps[a][b]` weighs b after a.

    Both are in thousandths. A feature's weights are written `14 510 15 -200`: state 14 gets 0.51, state 15 loses 0.2.
    `scales` holds the weights of the features that rank a page's headlines, and of those that
    distinguish a deck from a lead.
    """

    def __init__(
        self,
        weights: Mapping[str, str],
        steps: Sequence[Sequence[int]],
        scales: Mapping[str, Mapping[str, float]],
    ) -> None:
        self.weights, self.steps, self.scales = weights, steps, scales
        self._starts = _barring(state not in STARTS for state in STATES)
        self._titled_starts = _barring(state not in PRE + TITLE for state in STATES)
        self._ends = [number for number, state in enumerate(STATES) if state in ENDS]
        self._last = _barring(state not in ENDS for state in STATES)
        self._sums: dict[Feature, int] = {}
        self._packed: dict[str, int] = {}
        self._reaches: Mapping[int, Sequence[int]] = _Known(self._reach)
        self._fars: Mapping[tuple[int, int], tuple[Emission, int]] = _Known(self._far)
        # The weights of the steps from each state, and of those that lead to it, packed like the scores of a block.
        self._rows: Mapping[int, Emission] = _Known(lambda state: _packed(steps[state]))
        self._raised_rows: Mapping[int, Emission] = _Known(lambda state: self._rows[state] + _RAISED)
        self._columns: Mapping[int, Emission] = _Known(lambda state: _packed(self._into[state]))
        self._unclear: Mapping[int, tuple[Emission, int]] = _Known(_unclear)
        self._allowed = [list(compress(enumerate(row), map(_BARRED.__lt__, row))) for row in steps]

    def weights_of(self, name: str) -> tuple[tuple[int, float], ...]:
        """The states that a feature favours or disfavours, each with its weight; empty for an unknown feature."""
        return tuple([(state, weight / _UNIT) for state, weight in self._pairs(name)])

    def _pairs(self, name: str) -> Iterator[tuple[int, int]]:
        words = self.weights.get(name, "").split()
        return zip(map(int, words[::2]), map(int, words[1::2]), strict=True)

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
                [weight << (_LANE * state) for state, weight in self._pairs(name)]
            )
        return known

    def emissions(self, blocks: Iterable[Sequence[Feature]]) -> list[Emission]:
        """The score that the features of each block give each state, in thousandths."""
        known = self._sums.__getitem__
        found = []
        for features in blocks:
            try:
                found.append(sum(map(known, features)))
            except KeyError:
                found.append(sum([self._sum(feature) for feature in features]))
        return found

    def best(self, blocks: Iterable[Sequence[Feature]], headlines: Collection[int] = ()) -> list[int]:
        """The states of the best whole sequence, one for each block (see `weighed`)."""
        return self.weighed(self.emissions(blocks), headlines)[0]

    def weighed(
        self, blocks: Sequence[Emission], headlines: Collection[int] = ()
    ) -> tuple[list[int], list[float]]:
        """The states of the best whole sequence, and the lead of each block's role over any other, in log odds.

        `blocks` holds the emission of each block.

        A lead is what it would cost to give the block another role, whatever the blocks above are then, where those
        below stay as they are. It is cheap, and at least as great as the margin of `posteriors`. It is exact up to
        its `clear_lead`; a greater one may be given as infinite.

        If `headlines` is given, the sequence has a title, and it is one of the blocks with these indices.
        """
        if not blocks:
            return [], []
        limits = self._limits(blocks, headlines)
        last = max(headlines, default=-2) or 1  # the first block can always be above a title
        own = (self._titled_starts if headlines else self._starts) + blocks[0]
        if headlines and 0 not in headlines:
            own += _NO_TITLE
        # Totals are counted from the best one at the block above.
        totals, tops = [own], []
        kept: list[Sequence[tuple[int, int]]] = []
        leader = above = 0
        for index in range(1, len(blocks)):
            limit, top = limits[index - 1], _score(own, leader)
            alone = above >= _FIRST[leader] and self._is_alone(own, leader, top, limit[-1])
            if not alone:
                scores = _scores(own)
                top = max(scores)
                leader = scores.index(top)
                alone = above >= _FIRST[leader] and self._is_alone(own, leader, top, limit[-1])
            if alone:
                hopeful = _ALONE[leader]
                own = self._rows[leader] + blocks[index]
            else:
                hopeful = self._hopeful(scores, leader, above, limit)
                own = self._onto(hopeful, blocks[index], top)
            if index <= last:
                own += _bars(index, headlines, last)
            totals.append(own)
            tops.append(top)
            kept.append(hopeful)
            above = hopeful[0][0]
        path = self._path(own, kept)
        leads = self._leads(path, totals)
        if _TITLE in path:
            at = path.index(_TITLE)
            end = next((index for index in range(at, len(path)) if path[index] >= _BODY), len(path) - 1)
            others, base = self._without_title(totals[at], range(at + 1, end + 1), blocks, headlines, limits)
            best, other = _score(totals[end], path[end]), _score(others, path[end])
            leads[at] = min(leads[at], (best + sum(tops[at:end]) - other - base) / _UNIT)
        return path, leads

    def _is_alone(self, own: Emission, leader: int, top: int, end: int) -> bool:
        """Whether the states from the leader's group up to `end`, the first one after them, are hopeless but itself.

        `top` is the leader's total. Each of the others is further behind it than a step can make good (see `_reach`).
        """
        far, signs = self._fars[leader, end]
        return (own + far - top * _EACH) & signs == _SIGN_OF[leader]

    def _far(self, found: tuple[int, int]) -> tuple[Emission, int]:
        """What to raise totals by so that the signs of states are not set if they are hopeless, and these signs."""
        leader, end = found
        return _packed(self._reaches[leader]) + _SIGNS, sum(_SIGN_OF[_FIRST[leader] : end])

    def _without_title(
        self,
        totals: Emission,
        below: range,
        blocks: Sequence[Emission],
        headlines: Collection[int],
        limits: Sequence[Limits],
    ) -> tuple[Emission, int]:
        """The totals at the last of the blocks `below` the title, if another one is the title, or none.

        `totals` are those at the title. The second number is what the result is counted from, where they are counted
        from zero.
        """
        own, base, last = totals + _NO_TITLE, 0, max(headlines, default=-2) or 1
        for index in below:
            scores = _scores(own)
            top = max(scores)
            if top < _NONE:
                break  # no other block can be the title
            hopeful = self._hopeful(scores, scores.index(top), 0, limits[index - 1])
            own = self._onto(hopeful, blocks[index], top)
            if index <= last:
                own += _bars(index, headlines, last)
            base += top
        return own, base

    def _limits(self, blocks: Sequence[Emission], headlines: Collection[int]) -> list[Limits]:
        """How far states may be behind a paragraph, and behind the boilerplate of the tail, at each block.

        A sequence that is above the body at a block gains, on one that is in it and stays in paragraphs, at most what
        the blocks below look more like something above the body than like paragraphs, and what steps give. So much
        is known beforehand; one that is further behind is not the best. The same holds for the tail, where a
        sequence stays in boilerplate.

        The limits are those of what is before the title, above the body, and above the tail. The last number is the
        first state that no block can have yet.
        """
        titled, start, last = bool(headlines), min(headlines, default=0), max(headlines, default=0)
        first = _TITLE + 1 if titled else 0  # without a title, a sequence can stay above it
        (above_body, leave_for_body), (above_tail, leave_for_tail) = self._gains[titled]
        body = tail = 0
        found: list[Limits] = []
        for index in range(len(blocks) - 1, start - 1, -1):
            own, into_body = _scores(blocks[index]), body + leave_for_body
            into_title = _UNLIMITED if index < last else into_body
            found.append((into_title, into_body, tail + leave_for_tail, len(STATES)))
            most, inside = max(own[first:_BODY]), max(own[_BODY:_TAIL])
            body += above_body + most - own[_BODY]
            tail += above_tail + (most if most > inside else inside) - own[_REST]
            body, tail = body if body > 0 else 0, tail if tail > 0 else 0
        found += [(_UNLIMITED, _UNLIMITED, _UNLIMITED, _PRE_END)] * start
        found.reverse()
        return found

    @cached_property
    def _gains(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """What steps give a sequence above the body, and one above the tail; without a title and with one."""
        return tuple(
            [(self._gain(first, _BODY, _BODY), self._gain(first, _TAIL, _REST)) for first in (0, _TITLE)]
        )

    def _gain(self, first: int, end: int, below: int) -> tuple[int, int]:
        """The most that a step between the states `first` to `end`, or out of them, gives over one from state `below`.

        The second is raised by the greatest lead that is not clear: a lead is exact only if what gives the other
        role is not dropped.
        """
        above, row = self.steps[first:end], self.steps[below]
        stay: int = max([max(steps[:end]) for steps in above]) - row[below]
        leave = max([max(map(sub, steps[end:], row[end:])) for steps in above])
        return stay, max(0, leave) + round(max(_CLEAR_LEADS.values()) * _UNIT)

    def _hopeful(self, own: Scores, leader: int, above: int, limits: Limits) -> Sequence[tuple[int, int]]:
        """The states that the best sequence can pass through, in order, with their totals.

        They are not too far behind the leader of their group, nor behind the states of the groups below (see
        `_limits`), and not before the group of `above`, the first state that is hopeful at the block above.
        """
        into_title, into_body, into_tail, _ = limits
        paragraph = own[_BODY]
        found: list[tuple[int, int]] = []
        if above < _PRE_END and (top := max(own[:_PRE_END])) > _NONE and top >= paragraph - into_title:
            found = self._near(own, 0, _PRE_END, top)
        tail = own[_REST] - into_tail
        if above < _BODY and (top := max(own[_TITLE:_BODY])) > _NONE and tail <= top >= paragraph - into_body:
            found += self._near(own, _TITLE, _BODY, top)
        if above < _TAIL and (top := max(own[_BODY:_TAIL])) > _NONE and top >= tail:
            found += self._near(own, _BODY, _TAIL, top)
        if (top := max(own[_TAIL:])) > _NONE and top >= paragraph - self._into_tail:
            found += self._near(own, _TAIL, len(own), top)
        if len(found) > 1 and paragraph > _NONE:
            reach = self._reaches[_BODY]
            found = [one for one in found if one[0] < _BODY or paragraph - one[1] <= reach[one[0]]]
        return found or [(leader, own[leader])]

    @cached_property
    def _into_tail(self) -> int:
        """How far the tail may be behind a paragraph."""
        return max(self._reaches[_BODY][_TAIL:])

    def _near(self, own: Scores, first: int, end: int, top: int) -> list[tuple[int, int]]:
        """The states of a group that are close enough to its leader, which has the total `top`."""
        reach = self._reaches[own.index(top, first)]
        return [(state, own[state]) for state in range(first, end) if top - own[state] <= reach[state]]

    def _onto(self, hopeful: Sequence[tuple[int, int]], block: Emission, top: int) -> Emission:
        """The totals at a block with this emission, counted from `top`, that of the leader of the block above it.

        `hopeful` are the states that steps may come from, with their totals there.
        """
        onto = [self._raised_rows[state] + (total - top) * _EACH for state, total in hopeful]
        return reduce(_greater, onto) + (block - _RAISED)

    def _path(self, last: Emission, kept: Sequence[Sequence[tuple[int, int]]]) -> list[int]:
        """The states of the best sequence; `last` are the totals at the last block.

        `kept` are the states that are hopeful at each of the others, with their totals.
        """
        state = max(self._ends, key=_scores(last).__getitem__)
        path = [state]
        for hopeful in reversed(kept):
            if len(hopeful) == 1:
                state = hopeful[0][0]
            else:
                into = self._into[state]
                sums = [total + into[above] for above, total in hopeful]
                state = hopeful[sums.index(max(sums))][0]
            path.append(state)
        path.reverse()
        return path

    def _leads(self, path: Sequence[int], totals: Sequence[Emission]) -> list[float]:
        """See `weighed`; `totals` are the totals of the best sequences up to each block that end in each state."""
        onward = [*map(self._columns.__getitem__, path[1:]), self._last]
        leads: list[float] = []
        for state, own, weights in zip(path, totals, onward, strict=True):
            sums = own + weights
            total = _score(sums, state)
            clear, others = self._unclear[state]
            if (sums + clear - total * _EACH) & others:
                leads.append((total - max(_OTHERS[state](_scores(sums)))) / _UNIT)
            else:
                leads.append(inf)
        return leads

    def _reach(self, leader: int) -> list[int]:
        """For each state, the most by which a step from it can beat the same step from the leader.

        A state further behind than that is not on the best path.
        """
        ahead = self.steps[leader]
        return [max(map(sub, own, ahead)) for own in self.steps]

    @cached_property
    def _into(self) -> list[tuple[int, ...]]:
        """For each state, the weights of the steps that lead to it."""
        return list(zip(*self.steps, strict=True))

    @cached_property
    def _step_odds(self) -> StepOdds:
        """What steps do to the odds. Only explanations and `check` ask for it, so a plain parse does not load it."""
        from newsparse.label.posteriors import StepOdds

        return StepOdds(self._allowed, _UNIT)

    def posteriors(self, blocks: Sequence[Emission], path: Sequence[int]) -> list[Odds]:
        """The states that each block can have and their odds, over all sequences that the grammar allows.

        `blocks` holds the emission of each block. States that are hopeless given only the blocks above are left out,
        except those of `path`.
        """
        return self._step_odds.posteriors(list(map(_scores, blocks)), path)


def _packed(scores: Iterable[int]) -> Emission:
    """One number of the scores of all states."""
    return sum([score << (_LANE * state) for state, score in enumerate(scores)])


def _scores(packed: Emission) -> Scores:
    """The score of each state, of a number that they are packed into."""
    # A lane below zero has borrowed from the next; flipping all signs there and back undoes that.
    return _LANES.unpack(((packed + _SIGNS) ^ _SIGNS).to_bytes(_LANES.size, "little"))


def _greater(one: Emission, other: Emission) -> Emission:
    """The greater of two scores of each state, raised by so much that none is below zero or needs the highest bit."""
    ahead = (one + _SIGNS - other) & _SIGNS  # the highest bits of those where `one` is not less
    return other ^ ((one ^ other) & (ahead - (ahead >> (_LANE - 1))))


def _score(packed: Emission, state: int) -> int:
    """The score of one state."""
    return ((packed + _SIGNS) >> (_LANE * state) & _MASK) - _SIGN


def clear_lead(state: str) -> float:
    """The natural logarithm of odds up to which a lead of this state is exact."""
    return _CLEAR_LEADS.get(ROLES[state], _CLEAR_LEAD)


def _unclear(state: int) -> tuple[Emission, int]:
    """What to raise all scores by, and the signs of other roles: one is set then if the state's lead is not clear.

    The state's own score is to be taken from all of them.
    """
    return _SIGNS + round(clear_lead(STATES[state]) * _UNIT) * _EACH, sum(_OTHERS[state](_SIGN_OF))


def _barring(barred: Iterable[bool]) -> Emission:
    """Scores of nothing, but for the states that are barred."""
    return sum([_BARRED << (_LANE * state) for state, one in enumerate(barred) if one])


def _bars(index: int, headlines: Collection[int], last: int) -> Emission:
    """Bars titles but the headlines, and below the last of them what comes before a title, at the block of an index."""
    titles = 0 if index in headlines else _NO_TITLE
    return titles + _NOTHING_ABOVE if index >= last else titles


def chain_of(weights: Mapping[str, Any]) -> Chain:
    """Build a chain from the weights that the fitting tool writes, constrained by the grammar.

    `weights` holds the names of the states, the weight of each known step (`"title summary": 1.5`), the weight of all
    other steps, and the weights of each feature (`14 0.51 15 -0.2`). Raises ValueError for weights that were fitted
    for other states.
    """
    return _built(weights, {name: thousandths(row) for name, row in weights["features"].items()})


def thousandths(row: str) -> str:
    """A feature's weights as a chain has them.

    >>> thousandths("14 0.51 15 -0.2")
    '14 510 15 -200'
    """
    words = row.split()
    pairs = zip(words[::2], words[1::2], strict=True)
    return " ".join([f"{int(state)} {round(float(weight) * _UNIT)}" for state, weight in pairs])


def _built(weights: Mapping[str, Any], features: Mapping[str, str]) -> Chain:
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
    return Chain(features, steps, weights["scales"])


@cache
def shipped() -> Chain:
    """The chain with the weights that newsparse ships, whose table has the features in thousandths."""
    weights = tables.load("weights")
    return _built(weights, weights["features"])
