"""Which blocks are scored as summaries, and at which lengths do their features change?"""

from bisect import bisect_right

import pytest

from newsparse.label import deck
from newsparse.label.describe import describe
from newsparse.label.feature_names import DECK_STEPS
from newsparse.label.position import positions
from newsparse.label.surroundings import survey
from newsparse.text.blocks import find

WORDS = "the ferry to the islands was late again and nobody on the quay was told why it was or when it would sail "
STORY = [
    f"On {day} {WORDS * 2}." for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
]


def scored(index: int, *blocks: str) -> dict[str, float] | None:
    """The features of the block at this index of an article."""
    facts = describe(find("\n\n".join(["Ferry late again", *blocks])).blocks)
    return deck.features(positions(facts)[index], facts[index], survey(facts))


def seen(*blocks: str) -> dict[str, float]:
    found = scored(1, *blocks)
    assert found
    return found


def long(size: int) -> str:
    return (WORDS * 9)[: size - 1] + "x"


def test_a_summary_is_among_the_three_blocks_below_the_title_and_has_text_below_it() -> None:
    assert [scored(index, *STORY) is not None for index in range(5)] == [False, *[True] * 3, False]
    assert scored(1, STORY[0]) is None


@pytest.mark.parametrize(("line", "can_be"), [("Nobody knew", False), ("Nobody on the quay knew", True)])
def test_a_summary_has_at_least_twenty_letters(line: str, *, can_be: bool) -> None:
    assert (scored(1, line, *STORY) is not None) == can_be


@pytest.mark.parametrize(
    ("name", "below", "above"), [("short", 80, 120), ("long", 300, 400), ("long sentence", 120, 200)]
)
def test_a_summary_is_scored_by_its_length(name: str, below: int, above: int) -> None:
    short, far = seen(long(below), *STORY)[name], seen(long(above), *STORY)[name]
    assert (short, far) == ((True, False) if name == "short" else (False, True))


def test_figures_count_at_the_beginning_of_the_next_paragraph_only() -> None:
    first = f"{long(150)} 12 {long(100)}"
    later = f"{long(300)} 12 {long(100)}"
    assert seen(long(80), first, *STORY)["figures next"]
    assert not seen(long(80), later, *STORY)["figures next"]


def test_an_article_of_five_paragraphs_is_not_brief() -> None:
    assert seen(*STORY[:3])["brief"]
    assert not seen(*STORY)["brief"]


def test_names_count_in_the_first_three_hundred_letters_only() -> None:
    assert seen(f"{long(200)} said Ana Ruiz", *STORY)["names"]
    assert not seen(f"{long(400)} said Ana Ruiz", *STORY)["names"]


@pytest.mark.parametrize(("word", "opens"), [("NATO", True), ("EU", False), ("Ferries", False)])
def test_a_first_word_of_at_least_four_capitals_opens_a_lead(word: str, *, opens: bool) -> None:
    assert seen(f"{word} {WORDS}", *STORY)["opens in capitals"] == opens


@pytest.mark.parametrize("dateline", [-9.0, 0.0, 2.0, 9.0])
@pytest.mark.parametrize("always", [-6.0, -4.0, -2.0, 0.0, 2.0])
def test_the_step_of_a_block_is_that_of_all_its_features(always: float, dateline: float) -> None:
    weights = {
        "always": always,
        "size": -1.5,
        "last t": 0.5,
        "told 2": -1.0,
        "said later": 1.0,
        "names": -0.5,
    }
    weights |= {"dateline": dateline, "dateline next": dateline}
    scale = deck.Scale(weights)
    texts = ["Ferry late again", f"said Ana Ruiz and {WORDS}.", f"LIMA, March 3 (Reuters) - {WORDS}.", *STORY]
    facts = describe(find("\n\n".join(texts)).blocks)
    around = survey(facts)
    for position, m in zip(positions(facts), facts, strict=False):
        features = deck.features(position, m, around) or {}
        score = sum(value * weights.get(name, 0.0) for name, value in features.items())
        whole = bisect_right(DECK_STEPS, score) if features else None
        assert scale.step(position, m, around) == whole
