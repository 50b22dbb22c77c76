"""The roles of one article's blocks, and the reasons for them."""

from __future__ import annotations

from itertools import repeat
from math import exp, inf, log

from newsparse.base.records import NamedTuple, made
from newsparse.label.chain import Chain
from newsparse.label.describe import BlockFacts
from newsparse.label.feature_names import Feature, names_of
from newsparse.label.states import ROLES, STATES
from newsparse.label.steps import Decided, Prepared, decide, observe, prepare
from newsparse.model.role import Role
from newsparse.text.blocks import Block

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.label.posteriors import Odds

_ROLES = tuple(ROLES[state] for state in STATES)
_NUMBERS = {state: number for number, state in enumerate(STATES)}
_FIRST, _SECOND = tuple(dict.fromkeys(_ROLES))[:2]
_TINY = 1e-9  # replaces a probability of zero, which has no logarithm
_LEAST_DIFFERENCE = 0.05  # natural logarithm of odds; features that weigh less are not reported


class Labelled(NamedTuple):
    """A block with its role and facts, and the lead of the role over others (see `Decided`)."""

    facts: BlockFacts
    role: Role
    lead: float | None = None

    @property
    def block(self) -> Block:
        """The block itself."""
        return self.facts.block


class Reasons(NamedTuple):
    """Why a block has its role.

    `margin` is the natural logarithm of the odds of its role against the `runner_up`; below about 1 the labeller
    is in doubt. It is infinite if it was not asked for, and the runner-up then says nothing. `features` are those
    that favour either of the two, strongest first, with the difference of their weights.
    """

    block: Block
    role: Role
    state: str
    probability: float
    runner_up: Role
    margin: float
    features: tuple[tuple[str, float], ...]


def label(facts: Sequence[BlockFacts], language: str | None, chain: Chain) -> list[Labelled]:
    """The blocks of one article with their roles, in order."""
    if not facts:
        return []
    prepared = prepare(facts)
    return _labelled(facts, prepared, decide(observe(prepared, language, chain.scales), chain))


def explain(
    facts: Sequence[BlockFacts],
    language: str | None,
    chain: Chain,
    *,
    features: bool = True,
    up_to: float = inf,
) -> tuple[list[Labelled], list[Reasons]]:
    """The blocks of one article with their roles, and why.

    It is faster without `features`, with only the probabilities, and with margins only `up_to` some limit: a greater
    one may then be infinite.
    """
    if not facts:
        return [], []
    prepared = prepare(facts)
    observed = observe(prepared, language, chain.scales)
    shown = list(observed.features)
    decided = decide(observed._replace(features=shown), chain)
    odds = chain.posteriors(decided.emissions, decided.best)
    certain = 1 / (1 + exp(-up_to))  # the least probability of a state that has such a margin over all others
    reasons = []
    for index, at in enumerate(_owners(prepared, len(facts))):
        block, state = facts[index].block, decided.states[at]
        if index in prepared.frames:
            reasons.append(_of_frame(block, prepared.frames[index]))
        elif (probability := _probability(state, odds[at])) > certain:
            reasons.append(Reasons(block, ROLES[state], state, probability, ROLES[state], inf, ()))
        else:
            reasons.append(_reasons(block, state, odds[at], shown[at] if features else (), chain))
    return _labelled(facts, prepared, decided), reasons


def _labelled(facts: Sequence[BlockFacts], prepared: Prepared, decided: Decided) -> list[Labelled]:
    roles, leads = [ROLES[state] for state in decided.states], decided.leads
    if len(roles) == len(facts):  # each block is labelled by itself, as mostly
        return list(map(made, repeat(Labelled), zip(facts, roles, leads, strict=True)))
    frames = prepared.frames
    return [
        Labelled(facts[index], frames[index])
        if index in frames
        else Labelled(facts[index], roles[at], leads[at])
        for index, at in enumerate(_owners(prepared, len(facts)))
    ]


def _owners(prepared: Prepared, count: int) -> list[int]:
    """The position of each of `count` blocks among the kept ones: its own, or that of the byline that it belongs to.

    That of a frame does not count.
    """
    kept, at, found = frozenset(prepared.kept), -1, []
    for index in range(count):
        at += index in kept
        found.append(max(at, 0))
    return found


def _of_frame(block: Block, role: Role) -> Reasons:
    """A line around the article, or on every page, has its role because of its own text or the layout alone."""
    return Reasons(block, role, f"{role}", 1.0, role, -log(_TINY), ())


def _probability(state: str, odds: Odds) -> float:
    states, weights = odds
    number = _NUMBERS[state]
    return weights[states.index(number)] / sum(weights) if number in states else 0.0


def _reasons(block: Block, state: str, by_state: Odds, features: Sequence[Feature], chain: Chain) -> Reasons:
    odds: dict[Role, float] = {}
    total = sum(by_state[1])
    for number, weight in zip(*by_state, strict=True):
        other = _ROLES[number]
        odds[other] = odds.get(other, 0.0) + weight / total
    role = ROLES[state]
    probability = odds.pop(role, 0.0)
    runner_up = max(odds, key=odds.__getitem__, default=role)
    if not odds.get(runner_up):  # no other role is likely at all
        runner_up = _FIRST if role is not _FIRST else _SECOND
    margin = log(max(probability, _TINY)) - log(max(odds.get(runner_up, 0.0), _TINY))
    deciding = _deciding(chain, features, state, _rival(by_state, runner_up)) if features else ()
    return Reasons(block, role, state, probability, runner_up, round(margin, 2), deciding)


def _rival(odds: Odds, role: Role) -> int:
    """The likeliest state with this role."""
    known = dict(zip(*odds, strict=True))
    states = [number for number, other in enumerate(_ROLES) if other is role]
    return max(states, key=lambda number: known.get(number, 0.0))


def _deciding(
    chain: Chain, features: Sequence[Feature], state: str, rival: int
) -> tuple[tuple[str, float], ...]:
    """The features that favour the state over the rival with this number, or the reverse, strongest first."""
    weighed, own = [], STATES.index(state)
    for name in names_of(features):
        row = dict(chain.weights_of(name))
        difference = row.get(own, 0.0) - row.get(rival, 0.0)
        if abs(difference) >= _LEAST_DIFFERENCE:
            weighed.append((name, round(difference, 2)))
    return tuple(sorted(weighed, key=lambda one: (-abs(one[1]), one[0])))
