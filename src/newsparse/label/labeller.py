"""The roles of one article's blocks, and the reasons for them."""

from collections.abc import Mapping, Sequence
from math import log
from typing import NamedTuple

from newsparse.label.chain import Chain
from newsparse.label.describe import BlockFacts
from newsparse.label.feature_names import Feature, names_of
from newsparse.label.states import ROLES, STATES
from newsparse.label.steps import Decided, Prepared, decide, observe, prepare
from newsparse.model.role import Role
from newsparse.text.blocks import Block

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
    is in doubt. `features` are those that favour either of the two, strongest first, with the difference of their
    weights.
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
    facts: Sequence[BlockFacts], language: str | None, chain: Chain, *, features: bool = True
) -> tuple[list[Labelled], list[Reasons]]:
    """The blocks of one article with their roles, and why; faster without `features`, with only the probabilities."""
    if not facts:
        return [], []
    prepared = prepare(facts)
    observed = observe(prepared, language, chain.scales)
    decided = decide(observed, chain)
    odds = chain.posteriors(observed.features, decided.best)
    reasons = [
        _of_frame(facts[index].block, prepared.frames[index])
        if index in prepared.frames
        else _reasons(
            facts[index].block, decided.states[at], odds[at], observed.features[at] if features else (), chain
        )
        for index, at in enumerate(_owners(prepared, len(facts)))
    ]
    return _labelled(facts, prepared, decided), reasons


def _labelled(facts: Sequence[BlockFacts], prepared: Prepared, decided: Decided) -> list[Labelled]:
    roles, leads = [ROLES[state] for state in decided.states], decided.leads
    frames = prepared.frames
    return [
        Labelled(facts[index], frames[index])
        if index in frames
        else Labelled(facts[index], roles[at], leads[at])
        for index, at in enumerate(_owners(prepared, len(facts)))
    ]


def _owners(prepared: Prepared, count: int) -> list[int]:
    """The position of each of `count` blocks among the kept ones: its own, or that of the byline that it belongs to.

    That of a frame is no position that counts.
    """
    kept, at, found = frozenset(prepared.kept), -1, []
    for index in range(count):
        at += index in kept
        found.append(max(at, 0))
    return found


def _of_frame(block: Block, role: Role) -> Reasons:
    """A line around the article, or on every page, has its role because of its own text or the layout alone."""
    return Reasons(block, role, f"{role}", 1.0, role, -log(_TINY), ())


def _reasons(
    block: Block, state: str, probabilities: Mapping[int, float], features: Sequence[Feature], chain: Chain
) -> Reasons:
    odds = _by_role(probabilities)
    role = ROLES[state]
    runner_up = max((other for other in odds if other is not role), key=odds.__getitem__)
    margin = log(max(odds[role], _TINY)) - log(max(odds[runner_up], _TINY))
    rival = max(
        (number for number, other in enumerate(STATES) if ROLES[other] is runner_up),
        key=lambda number: probabilities.get(number, 0.0),
    )
    return Reasons(
        block=block,
        role=role,
        state=state,
        probability=odds[role],
        runner_up=runner_up,
        margin=round(margin, 2),
        features=_deciding(chain, names_of(features), STATES.index(state), rival),
    )


def _by_role(probabilities: Mapping[int, float]) -> dict[Role, float]:
    odds = dict.fromkeys(ROLES.values(), 0.0)
    for state, probability in probabilities.items():
        odds[ROLES[STATES[state]]] += probability
    return odds


def _deciding(chain: Chain, names: Sequence[str], state: int, rival: int) -> tuple[tuple[str, float], ...]:
    """The features that favour the state with this number over its rival, or the reverse, strongest first."""
    weighed = []
    for name in names:
        row = dict(chain.weights_of(name))
        difference = row.get(state, 0.0) - row.get(rival, 0.0)
        if abs(difference) >= _LEAST_DIFFERENCE:
            weighed.append((name, round(difference, 2)))
    return tuple(sorted(weighed, key=lambda one: (-abs(one[1]), one[0])))
