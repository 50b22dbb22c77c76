"""Labels over the sections of an article, and amounts of ingredients, are known by their sisters."""

import pytest

from newsparse.label.sisters import settle_amounts, settle_sections
from tests.relabelling import Line, relabelled, states

TEXT = (
    "The ferry to the islands was late again on Monday, and nobody on the quay was told why or when. The mate said "
    "that the engine had been cold since Sunday."
)
STORY: Line = ("paragraph", TEXT)
HAN: Line = (
    "paragraph",
    "石桥镇买回了十一年前当作废铁卖掉的四十盏路灯，镇长说她宁愿不谈价钱，这些路灯后来一直立在山里一家旅馆的花园里，客人们常把毛巾挂在上面晾干。",
)


def sections(*labels: str, state: str = "paragraph", text: Line = STORY) -> list[Line]:
    """These labels, each over a section of text."""
    return [text, *(line for label in labels for line in ((state, label), text))]


@pytest.mark.parametrize("state", ["paragraph", "list_item", "boilerplate"])
@pytest.mark.parametrize(
    ("labels", "text"),
    [
        (("The lamps:", "The wire:", "Video and photos:"), STORY),
        (("Die Lampen:", "Der Draht:", "Der Preis:"), STORY),
        (("Les lampadaires :", "Le fil :", "Le prix :"), STORY),
        (("路灯买回来：", "电线在路上：", "价钱没人说："), HAN),
    ],
)
def test_three_labels_over_sections_are_headings(state: str, labels: tuple[str, ...], text: Line) -> None:
    lines = sections(*labels, state=state, text=text)
    assert relabelled(settle_sections, *lines)[1::2] == ["subhead"] * 3


@pytest.mark.parametrize(
    "lines",
    [
        sections("The lamps:", "The wire:"),
        sections("The lamps:", "The wire:", "The mayor said in a statement to the press:"),
        sections("The lamps:", "The wire:", "the price:"),
        sections("The lamps:", "The wire:", "Read more:"),
        sections("The lamps:", "The wire:", "The price:", text=("paragraph", TEXT[:95])),
        sections("The lamps:", "The wire:", "The price:", text=("note", TEXT)),
        sections("The lamps:", "The wire:", "The price:", text=("paragraph", TEXT[:-1])),
        [
            *sections("The lamps:", "The wire:", "The price:"),
            ("paragraph", "The bulbs:"),
            ("list_item", "Ten"),
        ],
    ],
)
def test_labels_that_do_not_all_stand_over_sections_are_left_alone(lines: list[Line]) -> None:
    assert relabelled(settle_sections, *lines) == states(*lines)


@pytest.mark.parametrize("words", [("Lamps.", "Poles.", "Bulbs."), ("Lampen.", "Draht.", "Der Preis.")])
def test_words_with_full_stops_are_headings_if_one_is_known(words: tuple[str, ...]) -> None:
    lines = sections(*words)
    assert relabelled(settle_sections, *lines) == states(*lines)
    lines[1] = ("subhead", words[0])
    assert relabelled(settle_sections, *lines)[1::2] == ["subhead"] * 3


@pytest.mark.parametrize(
    "items",
    [
        ("200 g of butter", "3 eggs", "1 lemon"),
        ("200 g Butter", "3 Eier", "1 Zitrone"),
        ("200 g de beurre", "3 œufs", "1 citron"),
        ("200克黄油", "3个鸡蛋", "1个柠檬"),
    ],
)
def test_amounts_are_no_headings(items: tuple[str, ...]) -> None:
    amounts = [("subhead", items[0]), ("paragraph", items[1]), ("subhead", items[2])]
    assert relabelled(settle_amounts, STORY, *amounts, STORY) == ["paragraph"] * 5
    amounts[1:2] = [("list_item", items[1]), ("list_item", items[1])]
    assert relabelled(settle_amounts, STORY, *amounts)[1:] == [
        "paragraph",
        "list_item",
        "list_item",
        "paragraph",
    ]
    amounts[1:1] = [("list_item", items[1])]
    assert relabelled(settle_amounts, STORY, *amounts)[1:] == ["list_item"] * 5


@pytest.mark.parametrize(
    "lines",
    [
        [("subhead", "3 eggs"), ("subhead", "1 lemon")],
        [("subhead", "3 eggs"), ("subhead", "1 lemon"), STORY, ("subhead", "2 lamps")],  # no run of three
        [("subhead", "3 lamps burn."), ("subhead", "2 lamps do not."), ("subhead", "1 is gone.")],
        [("subhead", "14:05"), ("subhead", "14:20"), ("subhead", "15:00")],
        [("title", "3 eggs"), ("subhead", "2 lemons"), ("subhead", "1 loaf")],
    ],
)
def test_two_amounts_sentences_and_times_are_left_alone(lines: list[Line]) -> None:
    assert relabelled(settle_amounts, *lines) == states(*lines)


def test_a_line_among_amounts_keeps_its_heading() -> None:
    amounts = [("subhead", "200 g of butter"), ("subhead", "3 eggs"), ("subhead", "1 lemon")]
    headed = [("subhead", "For the dough"), *amounts]
    assert relabelled(settle_amounts, *headed) == ["subhead", *["paragraph"] * 3]
