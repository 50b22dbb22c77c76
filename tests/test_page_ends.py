"""What stands around the running text of a page belongs to the article: facts, terms, what is above its end."""

import pytest

from newsparse.label.page_ends import correct
from tests.relabelling import Line, relabelled, states

TEXT = "The ferry to the islands was late again on Monday, and nobody on the quay was told why or when."
TAIL = "tail.boilerplate"
TITLE: Line = ("title", "Two charged over stolen lamps")
STORY: Line = ("paragraph", TEXT)
END: Line = ("end_marker", "###")
RELEASE: Line = ("pre.boilerplate", "FOR IMMEDIATE RELEASE")


def corrected(*lines: Line) -> list[str]:
    return relabelled(correct, *lines)


FACTS: list[Line] = [("head.boilerplate", "Lena Brandt, 44, of Linden"), ("head.note", "Ivo Sands, 51")]


@pytest.mark.parametrize(
    "lead", [f"OSLO (Reuters) - {TEXT}", "МАДРИД, 4 июня (Рейтер) – Паром опять опоздал."]
)
def test_facts_below_a_lead_with_a_dateline_belong_to_the_story(lead: str) -> None:
    assert corrected(TITLE, ("summary", lead), *FACTS, STORY) == ["title", *["paragraph"] * 4]


@pytest.mark.parametrize(
    "lines",
    [
        [TITLE, ("summary", TEXT), *FACTS, STORY],
        [TITLE, ("summary", f"OSLO (Reuters) - {TEXT}"), *FACTS, ("head.boilerplate", "Share"), STORY],
    ],
)
def test_lines_below_a_deck_or_above_a_button_do_not(lines: list[Line]) -> None:
    assert corrected(*lines) == states(*lines)


@pytest.mark.parametrize("mark", ["###", "-30-", "ENDE"])
def test_the_lines_above_the_end_marker_belong_to_the_story(mark: str) -> None:
    charged = [(TAIL, "Charged are:"), (TAIL, "Lena Brandt, 44"), (TAIL, "Ivo Sands, 51"), (TAIL, mark)]
    asked = [(TAIL, "press@harbour.example"), (TAIL, "555-014-2201"), (TAIL, "Share"), (TAIL, "555-014-2202")]
    assert corrected(TITLE, STORY, *charged, *asked)[2:] == [
        *("subhead", "paragraph", "paragraph", "end_marker", "tail.note", "tail.note", TAIL, TAIL)
    ]


def test_a_label_directly_above_the_end_marker_heads_nothing() -> None:
    assert corrected(TITLE, STORY, (TAIL, "Charged are:"), (TAIL, "###"))[2:] == ["paragraph", "end_marker"]


@pytest.mark.parametrize(
    "lines",
    [
        [TITLE, STORY, (TAIL, "Lena Brandt, 44"), (TAIL, "Share"), (TAIL, "###")],
        [TITLE, STORY, *[(TAIL, "Lena Brandt, 44")] * 24, (TAIL, "###")],
        [TITLE, STORY, (TAIL, "Lena Brandt, 44"), (TAIL, "###"), END],
        [TITLE, STORY, (TAIL, "Lena Brandt, 44"), (TAIL, "Ivo Sands, 51")],
    ],
)
def test_lines_above_a_button_or_far_above_the_end_do_not(lines: list[Line]) -> None:
    assert corrected(*lines) == states(*lines)


def test_the_last_of_many_lines_below_the_end_marker_belong_to_the_page() -> None:
    numbers = [(TAIL, f"555-014-22{number:02}") for number in range(9)]
    assert corrected(TITLE, STORY, (TAIL, "###"), *numbers)[3:] == [*["tail.note"] * 8, TAIL]


@pytest.mark.parametrize("number", ["Case # 31HF0754", "Expediente n.º 754/2031", "Dossier n° 31-0754"])
def test_the_terms_of_a_release_stand_above_its_headline(number: str) -> None:
    terms = [RELEASE, ("pre.boilerplate", number), ("pre.boilerplate", "June 4, 2031")]
    assert corrected(*terms, TITLE, STORY) == [
        *("head.note", "head.note", "pre.timestamp", "title", "paragraph")
    ]
    far = [*terms, *[("pre.boilerplate", "Home")] * 4, TITLE, STORY]
    assert corrected(*far) == states(*far)
    others = [*terms[1:], TITLE, STORY]
    assert corrected(*others) == states(*others)  # no release


def test_what_follows_the_last_paragraph_of_a_release_belongs_to_it_down_to_the_first_button() -> None:
    tail = [
        (TAIL, "Lena Brandt, 44, of Linden"),
        (TAIL, "An indictment is no proof of guilt."),
        (TAIL, "Share"),
        (TAIL, "Ivo Sands, 51"),
    ]
    assert corrected(RELEASE, TITLE, STORY, *tail)[3:] == ["paragraph", "tail.note", TAIL, TAIL]
    assert corrected(TITLE, STORY, *tail)[2:] == [TAIL] * 4
    initial = [(TAIL, "Lena Brandt, 44, of Linden"), (TAIL, "A"), (TAIL, "Ivo Sands, 51")]
    assert corrected(RELEASE, TITLE, STORY, *initial)[3:] == ["paragraph", TAIL, TAIL]


def test_what_the_law_wants_said_below_the_end_of_a_release_is_a_note() -> None:
    terms = [END, (TAIL, "An indictment is no proof of guilt."), (TAIL, "Ivo Sands, 51")]
    assert corrected(RELEASE, TITLE, STORY, *terms)[3:] == ["end_marker", "tail.note", TAIL]
    assert corrected(RELEASE, TITLE, STORY, END, (TAIL, "Ferry late again"))[3:] == ["end_marker", TAIL]


@pytest.mark.parametrize("label", ["Defendants:", "Angeklagt sind:", "Acusados:", "被告："])
def test_a_list_below_the_end_of_a_release_is_an_annex_up_to_a_button(label: str) -> None:
    annex = [(TAIL, label), (TAIL, "Lena Brandt, 44, of Linden"), (TAIL, "Ivo Sands, 51")]
    foot = [(TAIL, "Share"), (TAIL, "Ferry late again")]
    assert corrected(RELEASE, TITLE, STORY, END, *annex, *foot)[3:] == [
        *("end_marker", *["tail.note"] * 3, *[TAIL] * 2)
    ]
    assert corrected(RELEASE, TITLE, STORY, END, (TAIL, "Page 2"), *annex)[4:] == [TAIL, *["tail.note"] * 3]


@pytest.mark.parametrize(
    "tail",
    [
        [(TAIL, "Page 2"), (TAIL, "Page 3"), (TAIL, "Defendants:"), (TAIL, "Lena Brandt, 44, of Linden")],
        [(TAIL, "Lena Brandt, 44, of Linden"), (TAIL, "Ivo Sands, 51")],
        [("tail.credit", "Defendants:"), (TAIL, "Lena Brandt, 44, of Linden")],
    ],
)
def test_other_lines_below_the_end_of_a_release_are_no_annex(tail: list[Line]) -> None:
    lines = [("head.note", RELEASE[1]), TITLE, STORY, END, *tail]
    assert corrected(*lines) == states(*lines)


def test_an_annex_ends_at_a_single_letter() -> None:
    tail = [(TAIL, "Defendants:"), (TAIL, "Lena Brandt, 44, of Linden"), (TAIL, "A"), (TAIL, "Ivo Sands, 51")]
    assert corrected(RELEASE, TITLE, STORY, END, *tail)[4:] == ["tail.note", "tail.note", TAIL, TAIL]


@pytest.mark.parametrize("bullet", ["•", "o", "–"])
def test_a_bullet_alone_belongs_to_a_menu(bullet: str) -> None:
    for state in ("paragraph", "subhead", "list_item"):
        assert corrected(TITLE, STORY, (state, bullet), STORY)[2] == "boilerplate"
    assert corrected(TITLE, STORY, ("list_item", f"{bullet} Lamps"), STORY)[2] == "list_item"
