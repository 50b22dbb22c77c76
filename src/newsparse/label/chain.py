"""The best sequence of states for a file's blocks, given their features: a linear chain with fitted weights."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property
from itertools import compress
from math import exp, inf
from operator import add, itemgetter, mul, sub
from struct import Struct

from newsparse.base import tables
from newsparse.label.feature_names import Feature, names_of
from newsparse.label.states import BODY, ENDS, PRE, ROLES, STARTS, STATES, TAIL, TITLE, followers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from typing import Any

Odds = tuple[Sequence[int], Sequence[float]]  # states, and how likely they are in relation to each other

# Weights are whole thousandths here, so that a sum does not depend on the order of its terms.
_UNIT = 1000
_BARRED = -(10**9)  # for steps that the grammar forbids; finite, so that sums stay numbers
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
_BEHIND = (_BARRED,) * _PRE_END  # below the last line that can be the title, no block comes before it

_ALONE = [[state] for state in range(len(STATES))]
# The first state of each state's group; a title leads to the same states as what is below it.
_FIRST = [max(first for first in (0, _TITLE, _BODY, _TAIL) if first <= state) for state in range(len(STATES))]

# The scores of all states are packed into one number, 32 bits each, so that one addition adds them all.
_LANES = Struct(f"<{len(STATES)}i")
_LANE = 32
_SIGNS = sum(1 << (_LANE * state + _LANE - 1) for state in range(len(STATES)))
_REMEMBERED = 30_000  # sums of features that are cached, some megabytes; a thousand pages have half as many
_HOPELESS = 1e-7  # of the best state's probability; less likely ones are dropped

CLEAR_LEAD = 10.0  # natural logarithm of odds; whatever asks for a lead asks for less

_ALL = range(len(STATES))
_NO_ODDS = [0.0] * len(STATES)

Scores = Sequence[int]  # of the states, in thousandths
Limits = tuple[int, int, int, int]  # see `Chain._limits`
Emission = int  # the scores that a block gives each state, packed
# The states that a block can have, the probability of each given this block and those above, and its own part: a
# factor, from the block alone.
Ahead = tuple[list[int], list[float], list[float]]


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
        self._fars: dict[tuple[int, int], int] = {}
        self._rows: dict[int, Emission] = {}
        self._slacks: dict[int, list[int]] = {}
        self._aheads: dict[tuple[int, int], list[tuple[int, int]]] = {}
        self._allowed = [list(compress(enumerate(row), map(_BARRED.__lt__, row))) for row in steps]

    def weights_of(self, name: str) -> tuple[tuple[int, float], ...]:
        """The states that a feature favours or disfavours, each with its weight; empty for an unknown feature."""
        words = self.weights.get(name, "").split()
        return tuple(zip(map(int, words[::2]), map(float, words[1::2]), strict=True))

    def emission(self, features: Sequence[Feature]) -> Emission:
        """The score that these features of a block give each state, in thousandths."""
        try:
            return sum(map(self._sums.__getitem__, features))
        except KeyError:
            return sum([self._sum(feature) for feature in features])

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
        below stay as they are. It is cheap, and at least as great as the margin of `posteriors`. It is exact up to
        `CLEAR_LEAD`; a greater one may be given as infinite.

        If `headlines` is given, the sequence has a title, and it is one of the blocks with these indices.
        """
        if not blocks:
            return [], []
        limits = self._limits(blocks, headlines)
        last = max(headlines, default=-2) or 1  # the first block can always be above a title
        own = list(map(add, self._titled_starts if headlines else self._starts, _scores(blocks[0])))
        if headlines and 0 not in headlines:
            own[_TITLE] = _BARRED
        # Totals are counted from the best one at the block above; the bases are the sums of these.
        totals, bases, above = [own], [0], 0
        kept: list[list[int]] = []
        ahead: list[tuple[int, int]] = []
        for index in range(1, len(blocks)):
            *_, second, top = sorted(own)
            leader, limit = own.index(top), limits[index - 1]
            alone = above >= _FIRST[leader] and second < top - self._far(leader, limit[-1])
            if alone:
                hopeful, own = _ALONE[leader], list(_scores(self._row(leader) + blocks[index]))
            else:
                hopeful = self._hopeful(own, leader, above, limit)
                own = self._onto(own, hopeful, leader, blocks[index])
            if index <= last:
                _bar(own, index, headlines, last)
            ahead.append((leader, top - second))
            kept.append(hopeful)
            above = hopeful[0]
            bases.append(bases[-1] + top)
            totals.append(own)
        path = self._path(totals, kept)
        leads = self._leads(path, totals, ahead)
        if _TITLE in path:
            at = path.index(_TITLE)
            end = next((index for index in range(at, len(path)) if path[index] >= _BODY), len(path) - 1)
            other = self._without_title(totals[at], range(at + 1, end + 1), blocks, headlines, limits)
            best = totals[end][path[end]] + bases[end] - bases[at]
            leads[at] = min(leads[at], (best - other[path[end]]) / _UNIT)
        return path, leads

    def _without_title(
        self,
        totals: Scores,
        below: range,
        blocks: Sequence[Emission],
        headlines: Collection[int],
        limits: Sequence[Limits],
    ) -> list[int]:
        """The totals at the last of the blocks `below` the title, if another one is the title, or none.

        `totals` are those at the title, and the result is counted from where they are counted from.
        """
        own, base, last = list(totals), 0, max(headlines, default=-2) or 1
        own[_TITLE] = _BARRED
        for index in below:
            top = max(own)
            if top < _NONE:
                break  # no other block can be the title
            leader = own.index(top)
            hopeful = self._hopeful(own, leader, 0, limits[index - 1])
            own = self._onto(own, hopeful, leader, blocks[index])
            if index <= last:
                _bar(own, index, headlines, last)
            base += top
        return [total + base for total in own]

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
            most = max(own[first:_BODY])
            body = max(0, body + above_body + most - own[_BODY])
            tail = max(0, tail + above_tail + max(most, *own[_BODY:_TAIL]) - own[_REST])
        found += [(_UNLIMITED, _UNLIMITED, _UNLIMITED, _PRE_END)] * start
        found.reverse()
        return found

    def _far(self, leader: int, last: int) -> int:
        """How far the states from a leader's group up to `last`, the first one after them, must be behind it.

        Then they are hopeless.
        """
        known = self._fars.get((leader, last))
        if known is None:
            known = self._fars[leader, last] = max(self._reach(leader)[_FIRST[leader] : last])
        return known

    def _row(self, state: int) -> Emission:
        """The weights of the steps from a state, packed like the scores of a block."""
        known = self._rows.get(state)
        if known is None:
            known = self._rows[state] = sum(
                [weight << (_LANE * following) for following, weight in enumerate(self.steps[state])]
            )
        return known

    @cached_property
    def _gains(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """What steps give a sequence above the body, and one above the tail; without a title and with one."""
        return tuple(
            [(self._gain(first, _BODY, _BODY), self._gain(first, _TAIL, _REST)) for first in (0, _TITLE)]
        )

    def _gain(self, first: int, end: int, below: int) -> tuple[int, int]:
        """The most that a step between the states `first` to `end`, or out of them, gives over one from state `below`.

        The second is raised by `CLEAR_LEAD`: a lead is exact only if what gives the other role is not dropped.
        """
        above, row = self.steps[first:end], self.steps[below]
        stay: int = max([max(steps[:end]) for steps in above]) - row[below]
        leave = max([max(map(sub, steps[end:], row[end:])) for steps in above])
        return stay, max(0, leave) + round(CLEAR_LEAD * _UNIT)

    def _hopeful(self, own: Scores, leader: int, above: int, limits: Limits) -> list[int]:
        """The states that the best sequence can pass through, in order, given the one with the best total.

        They are not too far behind the leader of their group, nor behind the states of the groups below (see
        `_limits`), and not before the group of `above`, the first state that is hopeful at the block above.
        """
        into_title, into_body, into_tail, _ = limits
        paragraph = own[_BODY]
        tail = max(_NONE, own[_REST] - into_tail)
        found: list[int] = []
        if above < _PRE_END and (top := max(own[:_PRE_END])) >= max(_NONE, paragraph - into_title):
            found = self._near(own, 0, _PRE_END, top)
        if above < _BODY and (top := max(own[_TITLE:_BODY])) >= max(tail, paragraph - into_body):
            found += self._near(own, _TITLE, _BODY, top)
        if above < _TAIL and (top := max(own[_BODY:_TAIL])) >= tail:
            found += self._near(own, _BODY, _TAIL, top)
        reach = self._of_paragraph
        if (top := max(own[_TAIL:])) >= max(_NONE, paragraph - self._into_tail):
            found += self._near(own, _TAIL, len(own), top)
        if len(found) > 1 and paragraph > _NONE:
            found = [state for state in found if state < _BODY or paragraph - own[state] <= reach[state]]
        return found or [leader]

    @cached_property
    def _of_paragraph(self) -> list[int]:
        """How far each state may be behind a paragraph (see `_reach`)."""
        return self._reach(_BODY)

    @cached_property
    def _into_tail(self) -> int:
        """How far the tail may be behind a paragraph."""
        return max(self._of_paragraph[_TAIL:])

    def _near(self, own: Scores, first: int, end: int, top: int) -> list[int]:
        """The states of a group that are close enough to its leader, which has the total `top`."""
        reach = self._reach(own.index(top, first))
        return [state for state in range(first, end) if top - own[state] <= reach[state]]

    def _onto(self, own: Scores, hopeful: Sequence[int], leader: int, block: Emission) -> list[int]:
        """The totals at a block with this emission, counted from the leader of the block above it.

        `own` are the totals there, and `hopeful` the states that steps may come from.
        """
        onto = list(_scores(self._row(leader) + block))
        if len(hopeful) > 1:
            top = own[leader]
            beaten: dict[int, int] = {}
            for state in hopeful:
                behind = top - own[state]
                for gain, following in self._ahead_of(state, leader):
                    if gain <= behind:
                        break
                    if gain - behind > beaten.get(following, 0):
                        beaten[following] = gain - behind
            for following, gain in beaten.items():
                onto[following] += gain
        return onto

    def _ahead_of(self, state: int, leader: int) -> Sequence[tuple[int, int]]:
        """The steps that weigh more from a state than from the leader: by how much, and where they lead to.

        Those that gain most come first.
        """
        known = self._aheads.get((state, leader))
        if known is None:
            gains = zip(map(sub, self.steps[state], self.steps[leader]), range(len(STATES)), strict=True)
            known = self._aheads[state, leader] = sorted([one for one in gains if one[0] > 0], reverse=True)
        return known

    def _path(self, totals: Sequence[Sequence[int]], kept: Sequence[Sequence[int]]) -> list[int]:
        """The states of the best sequence; `totals` are those at each block, `kept` the states that are hopeful."""
        state = max(self._ends, key=totals[-1].__getitem__)
        path = [state]
        for own, hopeful in zip(totals[-2::-1], reversed(kept), strict=True):
            if len(hopeful) == 1:
                state = hopeful[0]
            else:
                state = max(hopeful, key=list(map(add, own, self._into[state])).__getitem__)
            path.append(state)
        path.reverse()
        return path

    def _leads(
        self, path: Sequence[int], totals: Sequence[Scores], ahead: Sequence[tuple[int, int]]
    ) -> list[float]:
        """See `weighed`; `totals` are the totals of the best sequences up to each block that end in each state.

        `ahead` is the best state at each block but the last, and how far it is ahead of all others.
        """
        leads: list[float] = []
        for (leader, lead), state, own, below in zip(ahead, path, totals, path[1:], strict=False):
            if state == leader and lead >= self._slack(below)[state]:
                leads.append(inf)
            else:
                leads.append(_lead(state, list(map(add, own, self._into[below]))))
        leads.append(_lead(path[-1], list(map(add, totals[-1], self._last))))
        return leads

    def _slack(self, below: int) -> list[int]:
        """How far ahead of all others each state must be for its lead to be clear, if this state is below it."""
        known = self._slacks.get(below)
        if known is None:
            weights = self._into[below]
            most = round(CLEAR_LEAD * _UNIT) + max(weights)
            known = self._slacks[below] = [most - own for own in weights]
        return known

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
    def _odds(self) -> _StepOdds:
        """What steps do to the odds; only `posteriors` needs it."""
        return _StepOdds(self.steps, self._allowed)

    def posteriors(self, blocks: Sequence[Emission], path: Sequence[int]) -> list[Odds]:
        """The states that each block can have and their odds, over all sequences that the grammar allows.

        `blocks` holds the emission of each block. States that are hopeless given only the blocks above are left out,
        except those of `path`.
        """
        if not blocks:
            return []
        ahead = self._ahead(blocks, path)
        states, weights, own = ahead.pop()
        behind = [float(state in self._ends) for state in states]
        found: list[Odds] = [(states, list(map(mul, weights, behind)))]
        while ahead:
            onward, below = list(map(mul, own, behind)), states
            states, weights, own = ahead.pop()
            behind = self._odds.before(states, below, onward)
            found.append((states, list(map(mul, weights, behind))))
        found.reverse()
        return found

    def _ahead(self, blocks: Sequence[Emission], path: Sequence[int]) -> list[Ahead]:
        """What is known of each block from itself and those above (see `Ahead`)."""
        ahead: list[Ahead] = []
        reached: Sequence[float] = [float(state in STARTS) for state in STATES]
        for scores, chosen in zip(map(_scores, blocks), path, strict=True):
            states = list(compress(_ALL, reached))
            possible = list(compress(scores, reached))
            top = max(possible)
            own = [exp((score - top) / _UNIT) for score in possible]
            weights = list(map(mul, compress(reached, reached), own))
            least = max(weights) * _HOPELESS
            if min(weights) < least:
                kept = [weight >= least for weight in weights]
                kept[states.index(chosen)] = True
                states, weights, own = [list(compress(every, kept)) for every in (states, weights, own)]
            total = sum(weights)
            weights = [weight / total for weight in weights]
            ahead.append((states, weights, own))
            reached = self._odds.after(states, weights)
        return ahead


class _StepOdds:
    """The factors by which steps multiply the odds.

    Most steps that the grammar allows weigh the same, as little as any does, and states of one kind lead to the same
    states. So a sum over all steps is one of the usual factor, which states of a kind share, and of what the few
    others have above it.
    """

    def __init__(self, steps: Sequence[Sequence[int]], allowed: Sequence[Sequence[tuple[int, int]]]) -> None:
        leading_to = [tuple([following for following, _ in row]) for row in allowed]
        self._followers = list(dict.fromkeys(leading_to))  # of the states of each kind
        self._kinds = list(map(self._followers.index, leading_to))
        usual = min([weight for row in allowed for _, weight in row])
        self._usual = exp(usual / _UNIT)
        self._above = [
            [(following, exp(weight / _UNIT) - self._usual) for following, weight in row if weight > usual]
            for row in allowed
        ]

    def after(self, states: Sequence[int], weights: Sequence[float]) -> Sequence[float]:
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

    def before(self, states: Sequence[int], below: Sequence[int], weights: Sequence[float]) -> list[float]:
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


def _scores(packed: int) -> Scores:
    """The score of each state, of a number that they are packed into."""
    # A lane below zero has borrowed from the next; flipping all signs there and back undoes that.
    return _LANES.unpack(((packed + _SIGNS) ^ _SIGNS).to_bytes(_LANES.size, "little"))


def _lead(state: int, sums: Scores) -> float:
    """How far the state is ahead of those with other roles."""
    others: Scores = _OTHERS[state](sums)
    return (sums[state] - max(others)) / _UNIT


def _bar(own: list[int], index: int, headlines: Collection[int], last: int) -> None:
    """Bar titles but the headlines, and below the last of them what comes before a title, at the block of an index."""
    if index not in headlines:
        own[_TITLE] = _BARRED
    if index >= last:
        own[:_PRE_END] = _BEHIND


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
