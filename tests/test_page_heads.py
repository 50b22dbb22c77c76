"""The headline of a page is found where the chain took a line of the path, a kicker or a caption for it."""

import pytest

from newsparse.label.page_heads import correct
from tests.relabelling import Line, relabelled, states

TEXT = "The ferry to the islands was late again on Monday, and nobody on the quay was told why or when."
STORY: list[Line] = [("paragraph", TEXT), ("paragraph", TEXT)]
SHARE: Line = ("head.boilerplate", "Share")
LEGAL = (
    "Letters of our readers are kept. Read who may see them, and how long each of them stays in our archive. "
    "There is a page on that."
)


def corrected(*lines: Line) -> list[str]:
    return relabelled(correct, *lines)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        (
            "Ferry to the islands late again on Monday",
            "Ferry to the islands is late for the third Monday in a row",
        ),
        ("Fähre zu den Inseln wieder zu spät", "Fäh\xadre zu den Inseln kommt den dritten Montag zu spät"),
        ("Barco a las islas otra vez tarde", "Barco a las islas llega tarde por tercer lunes seguido"),
    ],
)
def test_the_headline_is_below_its_short_form_in_the_path(short: str, long: str) -> None:
    head = [("title", short), SHARE, ("head.boilerplate", long)]
    assert corrected(*head, *STORY) == [*["pre.boilerplate"] * 2, "title", "summary", "paragraph"]
    deck = ("summary", "Nobody on the quay was told why")
    assert corrected(*head, deck, *STORY)[2:] == ["title", "summary", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "Late for the third Monday: ferry to the islands",  # begins with another word
        "Ferry tales of old harbour towns",  # shares the first word only
        "Ferry to the islands is late for the third Monday in a row.",
        "Ferry to the islands is late for the third Monday in a row:",
        "Ferry to islands",
        "• Ferry to the islands is late for the third Monday in a row",
    ],
)
def test_another_line_below_the_title_is_no_form_of_it(line: str) -> None:
    lines = [("title", "Ferry to the islands late again"), ("head.boilerplate", line), *STORY]
    assert corrected(*lines) == states(*lines)


def test_a_form_of_the_headline_farther_below_is_another_story() -> None:
    title, form = "Ferry to the islands late again", "Ferry to the islands is late for the third Monday"
    near = [("title", title), *[SHARE] * 3, ("head.boilerplate", form), *STORY]
    far = [("title", title), *[SHARE] * 4, ("head.boilerplate", form), *STORY]
    assert corrected(*near)[4] == "title"
    assert corrected(*far) == states(*far)


@pytest.mark.parametrize(
    ("kicker", "headline"),
    [
        ("Linden", "Feuerwehr: Vier Lampen gestohlen"),
        ("Linden", "Port – la ville rachète ses lampadaires"),
        ("镇", "市政：路灯买回来了"),
    ],
)
def test_no_author_has_a_colon_in_the_name(kicker: str, headline: str) -> None:
    assert corrected(("title", kicker), ("byline", headline), *STORY) == [
        *("kicker", "title", "summary", "paragraph")
    ]
    signed = [("title", kicker), ("byline", "By Ana Ruiz: from the quay"), *STORY]
    assert corrected(*signed) == states(*signed)


def test_the_headline_is_next_to_its_author_if_the_title_is_far_above() -> None:
    headline = ("head.boilerplate", "Town buys back the forty street lamps that it once sold for scrap")
    author = ("byline", "By Ana Ruiz")
    entries = [("head.boilerplate", f"Bridge {number} closed") for number in range(12)]
    page = [("title", "All about the islands"), *entries, headline, author, *STORY]
    assert corrected(*page) == [*["pre.boilerplate"] * 13, "title", "byline", "paragraph", "paragraph"]
    for other in (
        [page[0], *entries[:10], headline, author, *STORY],  # near
        [page[0], *entries, ("head.boilerplate", "Town buys lamps again"), author, *STORY],
        [page[0], *entries, ("head.boilerplate", f"{headline[1]}."), author, *STORY],
        [("title", "Ferry late again and nobody on the quay knows why"), *page[1:]],
    ):
        assert corrected(*other) == states(*other)


def test_a_legal_text_is_no_headline() -> None:
    head = [("title", LEGAL), ("head.boilerplate", "Town buys back street lamps"), ("summary", TEXT)]
    assert corrected(*head, *STORY) == ["pre.boilerplate", "title", "summary", "paragraph", "paragraph"]
    named = [("title", "Lamps for the quay"), *head[1:], *STORY]
    assert corrected(*named) == states(*named)


HEADLINE: Line = ("pre.boilerplate", "Town buys back forty street lamps")
TIME: Line = ("pre.timestamp", "5 June 2031, 14:05")


@pytest.mark.parametrize(
    "caption",
    [
        "Lamps in the garden of the hotel (Photo: Ana Ruiz)",
        "Lampen im Garten des Hotels. Ana Ruiz/dpa",
        "旅馆花园里的路灯（资料）",
    ],
)
def test_a_caption_above_the_story_is_no_headline(caption: str) -> None:
    page = [HEADLINE, TIME, ("title", caption), *STORY]
    assert corrected(*page) == ["title", "timestamp", "head.caption", "paragraph", "paragraph"]


def test_a_title_is_no_caption_without_a_credit_a_time_or_the_story_next_to_it() -> None:
    caption = ("title", "Lamps in the garden of the hotel (Photo: Ana Ruiz)")
    for page in (
        [HEADLINE, caption, *STORY],
        [HEADLINE, TIME, ("title", "Lamps in the garden of the hotel"), *STORY],
        [HEADLINE, TIME, caption, SHARE, *STORY],
        [HEADLINE, *[("pre.boilerplate", "Share")] * 3, TIME, caption, *STORY],
    ):
        assert corrected(*page) == states(*page)


def test_what_is_between_the_headline_and_the_caption_gets_its_role() -> None:
    deck, author = ("pre.boilerplate", f"{TEXT} {TEXT} {TEXT}"), ("pre.boilerplate", "By Ana Ruiz")
    caption = ("title", "Lamps in the garden of the hotel (Photo: Ana Ruiz)")
    page = [HEADLINE, deck, author, TIME, caption, *STORY]
    assert corrected(*page)[:5] == ["title", "summary", "byline", "timestamp", "head.caption"]
    page = [HEADLINE, ("pre.boilerplate", "Share"), ("pre.boilerplate", "Li Wei"), TIME, caption, *STORY]
    assert corrected(*page)[:4] == ["title", "head.boilerplate", "byline", "timestamp"]


@pytest.mark.parametrize(
    "button", ["Share this article via {}", "Diesen Artikel teilen über {}", "Partager cet article par {}"]
)
def test_buttons_that_were_joined_are_no_deck(button: str) -> None:
    ways = [button.format(way) for way in ("Aster", "Borage", "Clover")]
    page = [("title", "Ferry late again"), ("summary", " ".join(ways)), *STORY]
    assert corrected(*page)[1] == "head.boilerplate"
    page = [("title", "Ferry late again"), ("summary", " ".join(ways[:2])), *STORY]
    assert corrected(*page)[1] == "summary"


def test_a_page_without_a_title_is_left_alone() -> None:
    page = [("summary", "Share it with us Share it with us Share it with us"), *STORY]
    assert corrected(*page) == states(*page)
