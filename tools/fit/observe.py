"""What the labeller sees of a lesson: the only module of tools/fit that runs the labeller's own steps.

They are those of `newsparse.label.steps`, in that order, so that the weights are fitted on what they will be asked.
"""

from collections.abc import Iterable, Mapping, Sequence

from tools.fit.lesson import Lesson
from tools.fit.ranks import Page

from newsparse.label import deck
from newsparse.label.describe import describe
from newsparse.label.feature_names import Names
from newsparse.label.headline import candidates
from newsparse.label.position import positions
from newsparse.label.steps import Prepared, observe, prepare
from newsparse.words.language import identify

Scales = Mapping[str, Mapping[str, float]]
Example = tuple[Mapping[str, float], bool]  # the features of a block, and whether it is a summary


def features(lesson: Lesson, scales: Scales) -> tuple[Sequence[Names], list[str]]:
    """The features of the blocks that the chain labels, and the states that these blocks should get."""
    prepared, states = _prepared(lesson)
    return observe(prepared, identify(lesson.raw), scales).names, states


def headlines(lesson: Lesson) -> Iterable[Page]:
    """The lines that compete for a page's headline, with the one that is its title; nothing for an article."""
    prepared, states = _prepared(lesson)
    if not prepared.around.page:
        return
    lines = candidates(prepared.facts, prepared.around)
    for at, (index, _) in enumerate(lines):
        if states[index] == "title":
            yield [features for _, features in lines], at


def decks(lesson: Lesson) -> Iterable[Example]:
    """The summaries and paragraphs among which an article's deck is found; nothing for a page."""
    prepared, states = _prepared(lesson)
    facts, around = prepared.facts, prepared.around
    if around.page:
        return
    for position, m, state in zip(positions(facts), facts, states, strict=False):
        features = deck.features(position, m, around) if state in ("summary", "paragraph") else None
        if features:
            yield features, state == "summary"


def _prepared(lesson: Lesson) -> tuple[Prepared, list[str]]:
    """The lesson's blocks as they are before any weights, and the states of those that are kept."""
    prepared = prepare(describe(lesson.blocks))
    return prepared, [lesson.states[index] for index in prepared.kept]
