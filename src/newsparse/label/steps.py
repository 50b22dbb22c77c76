"""The steps that label the blocks of one article, in order; parsing and fitting share them.

Before these, `pipeline` has described each block by itself (`describe`) and split the file into articles.

1. `prepare`, which needs no weights:
   a. the lines under a byline that belong to it are joined to it (`signatures`)
   b. a sign-off, author or end marker in the last line is marked (`signatures`)
   c. the file is surveyed: is it a page, where is its running text, what is its usual layout (`surroundings`)
   d. lines that a page repeats inside its running text are marked as furniture
2. `observe`, which needs the weights of the scales:
   e. the likeliest headlines of a page are ranked (`headline`), the first lines of an article listed (`titles`)
   f. the features of each block are collected (`features`, `page_features`, `deck`)
3. `decide`, which needs all weights:
   g. the best sequence of states under the grammar is found (`chain`, `states`)
   h. states that contradict a block's own text are corrected (`corrections`)
"""

from __future__ import annotations

from types import MappingProxyType

from newsparse.base.records import NamedTuple, replace
from newsparse.label.chain import Chain, Emission
from newsparse.label.corrections import CORRECTIONS, Correction
from newsparse.label.describe import BlockFacts
from newsparse.label.feature_names import Feature, Names, names_of
from newsparse.label.features import Scales, View, features
from newsparse.label.shape import Shape
from newsparse.label.signatures import byline_lines, mark_sign_off
from newsparse.label.states import ROLES, STATES, Decision
from newsparse.label.surroundings import Surroundings, survey
from newsparse.label.titles import may_be_framed, title_lines
from newsparse.model.role import Role

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class Prepared(NamedTuple):
    """The blocks of one article with the facts that need no weights.

    `kept` are the indices of the blocks that are labelled: all but those that belong to the byline above them, and
    the `frames`: lines around the article whose roles are known, and what is printed on every page. `facts` are the
    facts of the kept blocks.
    """

    kept: Sequence[int]
    facts: Sequence[BlockFacts]
    around: Surroundings
    frames: Mapping[int, Role] = MappingProxyType({})


class Observed(NamedTuple):
    """The chain's input for one article: the features of its kept blocks, and which of them can be its title.

    The features can be read once, as they are made then (see `features`), unless they were put into a list.
    """

    facts: Sequence[BlockFacts]
    page: bool
    features: Iterable[Sequence[Feature]]
    headlines: Sequence[int]

    @property
    def names(self) -> list[Names]:
        """The names of the features of every block."""
        return [names_of(features) for features in self.features]


def prepare(facts: Sequence[BlockFacts]) -> Prepared:
    """Prepare the blocks of one article; there must be at least one."""
    frames = _frames(facts)
    kept: Sequence[int] = range(len(facts))
    own = list(facts)
    if frames:
        kept = [index for index in kept if index not in frames]
        own = [facts[index] for index in kept]
    joined = frozenset(byline_lines(own))
    if joined:
        kept = [index for at, index in enumerate(kept) if at not in joined]
        own = [facts[index] for index in kept]
    mark_sign_off(own)
    around = survey(own)
    if around.furniture:
        own = [replace(m, shape=Shape.PHRASE) if m.folded in around.furniture else m for m in own]
    return Prepared(kept, own, around, frames)


def _frames(facts: Sequence[BlockFacts]) -> Mapping[int, Role]:
    """The lines whose roles are known, around the article and on every page; never all of the file."""
    frames = {index: Role.NOTE for index, m in enumerate(facts) if m.block.foot}
    if may_be_framed(facts):
        from newsparse.label.records import find_frames  # few files have any

        frames |= find_frames(facts)
    return frames if len(frames) < len(facts) else {}


def observe(prepared: Prepared, language: str | None, scales: Scales) -> Observed:
    """Collect the chain's input; `scales` holds the weights for ranking headlines and for recognising decks."""
    facts, around = prepared.facts, prepared.around
    ranked = _ranked(prepared, scales) if around.page else []
    return Observed(
        facts=facts,
        page=around.page,
        features=features(View(facts, around, ranked, language), scales),
        headlines=ranked if around.page else title_lines(facts),
    )


def _ranked(prepared: Prepared, scales: Scales) -> list[int]:
    from newsparse.label.headline import ranking  # most files are articles

    return ranking(prepared.facts, prepared.around, scales.get("headline", {}))


class Decided(NamedTuple):
    """The state of each kept block, before and after corrections, and its lead over other roles (see `Chain.weighed`).

    The lead is None for a block that was corrected: its own text decided. `emissions` are those of the chain.
    """

    best: Sequence[int]
    states: Sequence[str]
    leads: Sequence[float | None]
    emissions: Sequence[Emission]


def decide(observed: Observed, chain: Chain) -> Decided:
    """The states of the blocks: those of their best sequence, corrected."""
    emissions = chain.emissions(observed.features)
    best, leads = chain.weighed(emissions, observed.headlines)
    states = correct(best, observed, leads=leads)
    kept = [
        lead if ROLES[STATES[before]] is ROLES[after] else None
        for before, after, lead in zip(best, states, leads, strict=True)
    ]
    return Decided(best, states, kept, emissions)


def correct(
    best: Sequence[int],
    observed: Observed,
    corrections: Sequence[Correction] = CORRECTIONS,
    *,
    leads: Sequence[float] = (),
) -> list[str]:
    """The states of the best sequence, corrected."""
    made = Decision([STATES[state] for state in best], observed.facts, observed.page, leads)
    for correction in corrections:
        correction(made)
    return made.path
