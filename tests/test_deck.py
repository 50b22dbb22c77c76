"""Which blocks are weighed as a summary, and the lengths at which they differ."""

import pytest

from newsparse.label import deck
from newsparse.label.describe import describe
from newsparse.label.position import positions
from newsparse.label.surroundings import survey
from newsparse.text.blocks import find

WORDS = "the ferry to the islands was late again and nobody on the quay was told why it was or when it would sail "
STORY = [
    f"On {day} {WORDS * 2}." for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
]


def weighed(index: int, *blocks: str) -> dict[str, float] | None:
    """What is seen in the block at this index of an article."""
    facts = describe(find("\n\n".join(["Ferry late again", *blocks])).blocks)
    return deck.features(positions(facts)[index], facts[index], survey(facts))


def seen(*blocks: str) -> dict[str, float]:
    found = weighed(1, *blocks)
    assert found
    return found


def long(size: int) -> str:
    return (WORDS * 9)[: size - 1] + "x"


def test_a_summary_is_one_of_the_three_blocks_below_the_title_and_has_text_below_it() -> None:
    assert [weighed(index, *STORY) is not None for index in range(7)] == [False, *[True] * 3, *[False] * 3]
    assert weighed(1, STORY[0]) is None


@pytest.mark.parametrize(("line", "can_be"), [("Nobody knew", False), ("Nobody on the quay knew", True)])
def test_a_summary_has_twenty_letters(line: str, *, can_be: bool) -> None:
    assert (weighed(1, line, *STORY) is not None) == can_be


@pytest.mark.parametrize(
    ("name", "below", "above"), [("short", 80, 120), ("long", 300, 400), ("long sentence", 120, 200)]
)
def test_a_summary_s_length_is_weighed(name: str, below: int, above: int) -> None:
    short, far = seen(long(below), *STORY)[name], seen(long(above), *STORY)[name]
    assert (short, far) == ((True, False) if name == "short" else (False, True))


def test_figures_at_the_beginning_of_the_next_paragraph_are_weighed() -> None:
    first = f"{long(150)} 12 {long(100)}"
    later = f"{long(300)} 12 {long(100)}"
    assert seen(long(80), first, *STORY)["figures next"]
    assert not seen(long(80), later, *STORY)["figures next"]


def test_an_article_of_five_paragraphs_is_not_brief() -> None:
    assert seen(*STORY[:3])["brief"]
    assert not seen(*STORY)["brief"]


def test_names_are_looked_for_in_the_first_three_hundred_letters() -> None:
    assert seen(f"{long(200)} said Ana Ruiz", *STORY)["names"]
    assert not seen(f"{long(400)} said Ana Ruiz", *STORY)["names"]


@pytest.mark.parametrize(("word", "opens"), [("NATO", True), ("EU", False), ("Ferries", False)])
def test_a_first_word_of_four_capitals_opens_a_lead(word: str, *, opens: bool) -> None:
    assert seen(f"{word} {WORDS}", *STORY)["opens in capitals"] == opens
