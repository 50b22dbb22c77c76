"""What happens to the blocks of one article, in order; parsing and fitting take the same steps.

Before these, `pipeline` has described each block by itself (`describe`) and separated the articles of the file.

1. `prepare`, which needs no weights:
   a. the lines under a byline that belong to it are joined to it (`signatures`)
   b. the last line's sign-off, author or end marker is marked (`signatures`)
   c. the file is surveyed: is it a page, where is its running text, what are its habits (`surroundings`)
   d. lines that a page repeats inside its running text are marked as furniture
2. `observe`, which needs the weights of the scales:
   e. the likeliest headlines of a page are ranked (`headline`), the first lines of an article listed (`titles`)
   f. the features of each block are taken (`features`, `page_features`, `deck`)
3. `decide`, which needs all weights:
   g. the best sequence of states under the grammar is found (`chain`, `states`)
   h. what no surroundings can make of a block is corrected (`corrections`)
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from newsparse.label.chain import Chain
from newsparse.label.corrections import CORRECTIONS, Correction, Decision
from newsparse.label.describe import BlockFacts
from newsparse.label.feature_names import Feature, Names, names_of
from newsparse.label.features import Scales, View, features
from newsparse.label.shape import Shape
from newsparse.label.signatures import byline_lines, mark_sign_off
from newsparse.label.states import STATES
from newsparse.label.surroundings import Surroundings, survey
from newsparse.label.titles import title_lines


class Prepared(NamedTuple):
    """The blocks of one article with what is known of them before any weights.

    `kept` are the indices of the blocks that are something by themselves: all but those that belong to the byline
    above them. `facts` are those of the kept blocks.
    """

    kept: Sequence[int]
    facts: Sequence[BlockFacts]
    around: Surroundings


class Observed(NamedTuple):
    """What the chain is told of the kept blocks of one article: features, and which of them its title can be."""

    facts: Sequence[BlockFacts]
    page: bool
    features: Sequence[Sequence[Feature]]
    headlines: Sequence[int]

    @property
    def names(self) -> list[Names]:
        """The names of the features of every block."""
        return [names_of(features) for features in self.features]


def prepare(facts: Sequence[BlockFacts]) -> Prepared:
    """The blocks of an article, at least one, with what is known of them before any weights."""
    joined = frozenset(byline_lines(facts))
    kept = [index for index in range(len(facts)) if index not in joined]
    own = [facts[index] for index in kept]
    mark_sign_off(own)
    around = survey(own)
    if around.furniture:
        own = [replace(m, shape=Shape.PHRASE) if m.folded in around.furniture else m for m in own]
    return Prepared(kept, own, around)


def observe(prepared: Prepared, language: str | None, scales: Scales) -> Observed:
    """What the chain is told of the blocks; `scales` weigh the headlines of a page and the decks of an article."""
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


def decide(observed: Observed, chain: Chain) -> list[str]:
    """The state of each kept block."""
    return correct(chain.best(observed.features, observed.headlines), observed)


def correct(
    best: Sequence[int], observed: Observed, corrections: Sequence[Correction] = CORRECTIONS
) -> list[str]:
    """The states of the best sequence, corrected."""
    made = Decision([STATES[state] for state in best], observed.facts, observed.page)
    for correction in corrections:
        correction(made)
    return made.path
