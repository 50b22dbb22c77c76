"""What the labeller sees of a lesson: the only module of tools/fit that runs the labeller's own steps."""

from collections.abc import Iterable, Mapping, Sequence

from tools.fit.lesson import Lesson
from tools.fit.ranks import Page

from newsparse.label import deck
from newsparse.label.cues import Cues
from newsparse.label.headline import candidates
from newsparse.label.look import look
from newsparse.label.measure import measure
from newsparse.label.places import places
from newsparse.label.surroundings import survey
from newsparse.words.language import identify

Scales = Mapping[str, Mapping[str, float]]
Example = tuple[Mapping[str, float], bool]  # the features of a block, and whether it is a summary


def cues(lesson: Lesson, scales: Scales) -> tuple[Sequence[Cues], list[str]]:
    """The cues of the blocks that the chain labels, and the states that these blocks should get."""
    seen = look(lesson.blocks, identify(lesson.raw), scales)
    return seen.cues, [lesson.states[index] for index in seen.kept]


def headlines(lesson: Lesson) -> Iterable[Page]:
    """The lines that compete for a page's headline, with the one that is its title; nothing for an article."""
    measured = measure(lesson.blocks)
    around = survey(measured)
    if not around.page:
        return
    lines = candidates(measured, around)
    for at, (index, _) in enumerate(lines):
        if lesson.states[index] == "title":
            yield [features for _, features in lines], at


def decks(lesson: Lesson) -> Iterable[Example]:
    """The summaries and paragraphs among which an article's deck is found; nothing for a page."""
    measured = measure(lesson.blocks)
    around = survey(measured)
    if around.page:
        return
    for place, m, state in zip(places(measured), measured, lesson.states, strict=True):
        features = deck.features(place, m, around) if state in ("summary", "paragraph") else None
        if features:
            yield features, state == "summary"
