"""The lines above the story get their roles: headline, kicker, deck of several lines, author, dateline."""

import pytest

from newsparse.label import head
from tests.relabelling import Line, decided, states

TEXT = "The ferry to the islands was late again on Monday, and nobody on the quay was told why or when."
TITLE: Line = ("title", "Ferry to the islands late again")
STORY: Line = ("paragraph", TEXT)
DECK: Line = ("summary", "Nobody on the quay was told why or when")
LONG = [STORY] * 4  # a brief has less
LONGER = [STORY] * 5


@pytest.mark.parametrize(
    "state", ["summary", "subhead", "paragraph", "list_item", "head.note", "head.boilerplate"]
)
@pytest.mark.parametrize(
    "line",
    [
        "Captain blames the cold engine",
        "Kapitän gibt der Maschine die Schuld",
        "船长说是因为轮机太冷",
        "Who knew of it?",
    ],
)
def test_lines_between_a_deck_and_the_story_belong_to_the_deck(state: str, line: str) -> None:
    assert decided(head.complete_decks, TITLE, DECK, (state, line), STORY)[1:3] == ["summary"] * 2


@pytest.mark.parametrize(
    "lines",
    [
        [("subhead", "Captain blames the engine."), STORY],
        [("head.note", "Share this story"), STORY],
        [("subhead", "5 June 2031"), STORY],
        [("subhead", "Captain blames the engine"), ("byline", "By Ana Ruiz"), STORY],
        [("subhead", "Captain blames the engine")] * 5 + [STORY],
        [("subhead", "Captain blames the engine")],  # no story
    ],
)
def test_other_lines_do_not(lines: list[Line]) -> None:
    assert decided(head.complete_decks, TITLE, DECK, *lines) == states(TITLE, DECK, *lines)


def test_a_deck_that_is_a_sentence_is_complete() -> None:
    lines = [TITLE, ("summary", "Nobody was told why."), ("subhead", "Captain blames the engine"), STORY]
    assert decided(head.complete_decks, *lines) == states(*lines)


@pytest.mark.parametrize("state", ["head.note", "head.boilerplate"])
def test_a_short_line_below_a_deck_on_a_page_is_a_button(state: str) -> None:
    long, short = (state, "Captain says that the engine was cold"), (state, "All about the ferry")
    assert decided(head.complete_decks, TITLE, DECK, long, STORY, page=True)[2] == "summary"
    assert decided(head.complete_decks, TITLE, DECK, short, STORY, page=True)[2] == state
    assert decided(head.complete_decks, TITLE, DECK, short, STORY)[2] == "summary"


def test_a_first_paragraph_that_is_nearly_a_deck_is_one() -> None:
    nearly, surely = [9.0, 0.5, *[9.0] * 5], [9.0, 0.7, *[9.0] * 5]
    assert decided(head.believe_decks, TITLE, STORY, *LONGER, leads=nearly)[1] == "summary"
    for leads in (surely, ()):
        assert decided(head.believe_decks, TITLE, STORY, *LONGER, leads=leads)[1] == "paragraph"


def test_what_somebody_said_is_nearly_a_deck_of_a_brief_too() -> None:
    said = ("paragraph", f"“{TEXT}” said the mate.")
    assert decided(head.believe_decks, TITLE, said, STORY, leads=[0.1] * 3)[1] == "summary"


@pytest.mark.parametrize(
    "lines",
    [
        [TITLE, STORY, *LONG],  # a brief
        [TITLE, ("paragraph", f"OSLO (Reuters) - {TEXT}"), *LONGER],
        [TITLE, ("paragraph", "The ferry is late."), *LONGER],
        [TITLE, ("paragraph", f"Note: {TEXT}"), *LONGER],
        [TITLE, STORY, ("subhead", "The first night"), *LONGER],
        [TITLE, STORY, ("paragraph", "Nobody knew."), *LONGER],
        [TITLE, ("byline", "By Ana Ruiz"), STORY, *LONGER],
        [STORY, *LONGER],
    ],
)
def test_no_other_paragraph_is_a_deck_however_much_in_doubt(lines: list[Line]) -> None:
    assert decided(head.believe_decks, *lines, leads=[0.1] * len(lines)) == states(*lines)


def test_there_is_one_deck_and_pages_are_left_to_the_chain() -> None:
    lines = [TITLE, STORY, *LONGER]
    assert decided(head.believe_decks, *lines, leads=[0.1] * 7, page=True) == states(*lines)
    two = [("summary", DECK[1]), *lines]
    assert decided(head.believe_decks, *two, leads=[0.1] * 8) == states(*two)


def test_a_sentence_that_is_hardly_a_deck_is_the_lead() -> None:
    deck = ("summary", TEXT)
    for leads, role in (([9.0, 0.2], "paragraph"), ([9.0, 0.3], "summary")):
        assert decided(head.doubt_decks, TITLE, deck, *LONG, leads=leads + [9.0] * 4)[1] == role
    signed = [TITLE, ("byline", "By Ana Ruiz"), deck, *LONG]
    for lead, role in ((1.7, "paragraph"), (1.9, "summary")):
        assert decided(head.doubt_decks, *signed, leads=[9.0, 9.0, lead, *[9.0] * 4])[2] == role
    for lead, role in ((0.9, "paragraph"), (1.1, "summary")):  # more text below it
        assert decided(head.doubt_decks, *signed, STORY, leads=[9.0, 9.0, lead, *[9.0] * 5])[2] == role
    dated = [TITLE, deck, ("paragraph", f"OSLO (Reuters) - {TEXT}"), *LONG]
    assert decided(head.doubt_decks, *dated, leads=[0.1] * 7) == states(*dated)


@pytest.mark.parametrize(
    "line", ["Lamps Come Home", "Die Lampen kehren heim", "Los faroles vuelven", "Who sold them?"]
)
def test_a_line_above_a_sentence_is_the_headline(line: str) -> None:
    assert decided(head.lower_titles, ("kicker", line), ("title", TEXT), STORY)[:2] == ["title", "summary"]


@pytest.mark.parametrize(
    "lines",
    [
        [("kicker", "Lamps"), ("title", TEXT), STORY],
        [("kicker", "Press Release"), ("title", TEXT), STORY],
        [("kicker", "Lamps come home:"), ("title", TEXT), STORY],
        [("kicker", "Lamps come home"), ("title", TEXT[:-1]), STORY],
        [("kicker", "Lamps come home"), ("title", "The ferry is late."), STORY],
        [("slug", "lamps come home"), ("title", TEXT), STORY],
    ],
)
def test_other_lines_above_a_title_are_kickers(lines: list[Line]) -> None:
    assert decided(head.lower_titles, *lines) == states(*lines)


def test_kickers_of_pages_are_left_alone() -> None:
    lines = [("kicker", "Lamps come home"), ("title", TEXT), STORY]
    assert decided(head.lower_titles, *lines, page=True) == states(*lines)


@pytest.mark.parametrize(
    "kicker", ["Street lamps", "Straßenlampen", "Lamps, part 2", "Lamps (archive)", "Who pays?", "路灯"]
)
@pytest.mark.parametrize(
    "headline",
    [
        "Town buys its lamps back",
        "Town buys lamps for 2031",
        "“Town has its lamps.”",
        "Town (again) buys (all)",
    ],
)
def test_a_word_or_two_above_a_headline_with_a_deck_is_a_kicker(kicker: str, headline: str) -> None:
    for state in ("summary", "byline", "subhead"):
        lines = [("title", kicker), (state, headline), ("summary", TEXT), STORY]
        assert decided(head.lift_kickers, *lines)[:3] == ["kicker", "title", "summary"]


@pytest.mark.parametrize(
    "lines",
    [
        [
            ("title", "Town buys all of its lamps back"),
            ("summary", "Nobody knows why"),
            ("summary", TEXT),
            STORY,
        ],
        [("title", "Street lamps."), ("summary", "Town buys its lamps back"), ("summary", TEXT), STORY],
        [("title", "Street lamps:"), ("summary", "Town buys its lamps back"), ("summary", TEXT), STORY],
        [("title", "Street lamps"), ("summary", "Town buys its lamps back."), ("summary", TEXT), STORY],
        [("title", "Street lamps"), ("byline", "By Ana Ruiz"), ("summary", TEXT), STORY],
        [("title", "Street lamps"), ("summary", "2031"), ("summary", TEXT), STORY],
        [
            ("title", "Street lamps"),
            ("summary", "Town buys its lamps"),
            ("summary", "And wire for all"),
            STORY,
        ],
        [("title", "Street lamps"), ("summary", "Town buys its lamps back"), STORY, STORY],
        [("title", "Street lamps"), ("summary", "Town buys its lamps back"), ("summary", TEXT)],
    ],
)
def test_other_titles_are_no_kickers(lines: list[Line]) -> None:
    assert decided(head.lift_kickers, *lines) == states(*lines)


TIME: Line = ("timestamp", "5 June 2031, 14:05")


@pytest.mark.parametrize(
    "line",
    ["Rani Putri - Harian Harrow", "Marit Oyen - Havneposten", "Ana María Ruiz Sol - Diario del Puerto"],
)
def test_a_name_and_a_publication_above_the_time_are_a_byline(line: str) -> None:
    assert decided(head.find_authors, TITLE, ("summary", line), TIME, STORY)[1] == "byline"


@pytest.mark.parametrize(
    "lines",
    [
        [TITLE, ("summary", "Rani Putri - Harian Harrow"), STORY, STORY],
        [TITLE, ("summary", "Rani - Harian Harrow"), TIME, STORY],
        [TITLE, ("summary", "Rani Putri"), TIME, STORY],
        [TITLE, ("summary", "Rani late - Harian Harrow"), TIME, STORY],
        [TITLE, ("summary", "Rani Putri Sari Dewi Ayu - Harian Harrow"), TIME, STORY],
        [TITLE, ("summary", "Rani Putri - All the news of the old town"), TIME, STORY],
        [TITLE, ("subhead", "Rani Putri - Harian Harrow"), TIME, STORY],
        [TITLE, ("summary", "Rani Putri - Harian Harrow"), TIME, ("byline", "By Ana Ruiz"), STORY],
        [("summary", "Rani Putri - Harian Harrow"), TIME, STORY],
        [TITLE, TIME],
    ],
)
def test_other_lines_above_the_time_are_none(lines: list[Line]) -> None:
    assert decided(head.find_authors, *lines) == states(*lines)


def test_authors_of_pages_are_left_to_the_chain() -> None:
    lines = [TITLE, ("summary", "Rani Putri - Harian Harrow"), TIME, STORY]
    assert decided(head.find_authors, *lines, page=True) == states(*lines)


def test_a_dateline_is_matched_in_full() -> None:
    assert decided(head.refuse_datelines, ("dateline", "OSLO (Reuters)"), STORY)[0] == "dateline"
    assert decided(head.refuse_datelines, ("dateline", "OSLO (Reuters) - It rained"), STORY)[0] == "subhead"
    assert decided(head.refuse_datelines, ("dateline", "What comes next"), STORY)[0] == "subhead"


def test_a_line_that_is_no_byline_is_a_credit_a_deck_or_a_button() -> None:
    credit = ("byline", "(Reporting by Li Wei)")
    assert decided(head.refuse_bylines, ("byline", "By Ana Ruiz"), credit, STORY)[1] == "credit"
    line = ("byline", "Nobody on the quay was told why")
    assert decided(head.refuse_bylines, TITLE, line, STORY)[1] == "summary"
    assert decided(head.refuse_bylines, TITLE, ("byline", "What comes next"), STORY)[1] == "subhead"
    assert decided(head.refuse_bylines, TITLE, line, STORY, page=True)[1] == "head.boilerplate"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Talks on the new pier at", "port of Linden collapse"),
        ("Gespräche über den neuen Pier,", "die Fähre und den Kai"),
    ],
)
def test_a_headline_goes_on_in_small_letters_on_the_next_line(first: str, second: str) -> None:
    assert decided(head.complete_titles, ("title", first), ("summary", second), STORY)[1] == "title"
    for lines in (
        [("title", first), ("summary", second.capitalize()), STORY],
        [("title", first), ("summary", f"\n{second}"), STORY],
        [("title", f"{first}."), ("summary", second), STORY],
        [("title", first), ("summary", f"{second}."), STORY],
    ):
        assert decided(head.complete_titles, *lines) == states(*lines)
    lines = [("title", first), ("summary", second), STORY]
    assert decided(head.complete_titles, *lines, page=True) == states(*lines)


@pytest.mark.parametrize(
    ("opener", "name"), [("By", "Ana Ruiz"), ("Von", "Lena Brandt"), ("Por", "Ana Ruiz")]
)
def test_an_opener_alone_belongs_to_the_name_below_it(opener: str, name: str) -> None:
    assert (
        decided(head.join_openers, TITLE, ("note", opener), ("summary", name), STORY)[1:3] == ["byline"] * 2
    )
    assert decided(head.join_openers, TITLE, ("note", opener), ("summary", DECK[1]), STORY)[1] == "note"
    assert decided(head.join_openers, TITLE, ("note", "Lamps"), ("summary", name), STORY)[1] == "note"


def test_a_caption_below_the_headline_ends_with_its_photographer() -> None:
    caption = ("summary", "The ferry at the quay in May. Ana Ruiz/dpa")
    assert decided(head.find_captions, TITLE, caption, STORY)[1] == "head.caption"
    assert decided(head.find_captions, TITLE, DECK, STORY)[1] == "summary"
    assert decided(head.find_captions, TITLE, caption, STORY, page=True)[1] == "summary"


def test_a_name_that_the_headline_and_the_lead_have_is_who_is_shown() -> None:
    shown, lead = ("byline", "Marit Oyen"), ("paragraph", f"Captain Marit Oyen was asleep. {TEXT}")
    title = ("title", "Marit Oyen asleep again")
    assert decided(head.find_captions, title, shown, lead, STORY)[1] == "head.caption"
    assert decided(head.find_captions, title, shown, STORY, STORY)[1] == "byline"
    assert decided(head.find_captions, TITLE, shown, lead, STORY)[1] == "byline"
