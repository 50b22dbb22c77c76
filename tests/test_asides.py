"""Quotations above their speakers, captions in the body, links below the text and the end of a release stand aside."""

import pytest

from newsparse.label.asides import close_letter, close_release, correct
from tests.relabelling import Line, relabelled, states

TEXT = "The ferry to the islands was late again on Monday, and nobody on the quay was told why or when."
STORY: Line = ("paragraph", TEXT)


def corrected(*lines: Line) -> list[str]:
    return relabelled(correct, *lines)


@pytest.mark.parametrize(
    ("quoted", "speaker"),
    [
        ("“Nobody told us why the ferry was late.”", "— Marit Oyen, captain"),
        ("„Niemand hat uns gesagt, warum die Fähre zu spät kam“", "– Lena Brandt, Lehrerin an der Schule"),
        ("« Personne ne nous a rien dit »", "— Ana Ruiz, institutrice"),
        ("„Niemand hat uns gesagt, warum die Fähre zu spät kam“", "– Lena Brandt, Lehrerin"),
        ("“Nobody told us why the ferry was late.”", "— Marit Oyen"),
    ],
)
def test_a_quotation_above_its_speaker_is_one(quoted: str, speaker: str) -> None:
    for state in ("paragraph", "subhead"):
        assert corrected(STORY, (state, quoted), ("paragraph", speaker), STORY)[1:3] == ["quote"] * 2


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Nobody told us why the ferry was late.", "— Marit Oyen, captain"),
        ("“Nobody told us why the ferry was late,” she said.", "— Marit Oyen, captain"),
        ("“Nobody told us why the ferry was late.”", "Marit Oyen, captain"),
        ("“Nobody told us why the ferry was late.”", "— And nobody had asked, she said."),
        ("“Nobody told us.”", "— And that is all that the captain could say of the ferry"),
    ],
)
def test_other_lines_with_quotation_marks_or_dashes_are_none(above: str, below: str) -> None:
    lines = [STORY, ("paragraph", above), ("paragraph", below), STORY]
    assert corrected(*lines) == states(*lines)


@pytest.mark.parametrize(
    "line",
    [
        "The ferry at the quay in May. Ana Ruiz/dpa",
        "Die Fähre am Kai (Foto: Ana Ruiz)",
        "El barco en el muelle. EFE",
        "港にとまる渡し船（林直子撮影）",
    ],
)
def test_a_short_line_in_the_body_that_ends_with_a_photographer_is_a_caption(line: str) -> None:
    for state in ("paragraph", "subhead"):
        assert corrected(STORY, (state, line), STORY)[1] == "caption"
    for lines in (
        [("title", "Ferry late"), ("paragraph", line), STORY],  # nothing of the body above it
        [STORY, ("paragraph", line)],
        [STORY, ("note", line), STORY],
        [STORY, ("paragraph", f"{TEXT} {TEXT} {line}"), STORY],
        [STORY, ("paragraph", "The ferry at the quay in May"), STORY],
    ):
        assert corrected(*lines) == states(*lines)


@pytest.mark.parametrize("label", ["Related articles", "Most read", "Mehr zum Thema"])
def test_headlines_below_a_label_of_links_are_links(label: str) -> None:
    links = [
        ("tail.note", "Bridge closed for repairs"),
        ("tail.note", "4 June 2031"),
        ("tail.note", "Li Wei"),
    ]
    led = [STORY, ("tail.boilerplate", label), *links]
    assert corrected(*led)[1:] == ["tail.boilerplate"] * 4
    sentence = ("tail.note", "The lamps burned on Monday.")
    assert corrected(*led[:2], sentence, *links)[2:] == ["tail.note"] * 4
    address = ("tail.note", "press@harbour.example")
    assert corrected(*led[:2], address, *links)[2:] == ["tail.note"] * 4
    other = [STORY, ("tail.boilerplate", "Cookie settings"), *links]
    assert corrected(*other) == states(*other)


@pytest.mark.parametrize("mark", ["###", "-30-", "ENDE"])
def test_a_release_ends_at_its_end_marker(mark: str) -> None:
    about = [("paragraph", "The harbour office runs two ferries."), ("boilerplate", "555-014-2201")]
    release = [STORY, STORY, ("separator", mark), *about]
    assert relabelled(close_release, *release)[2:] == ["end_marker", "tail.note", "tail.note"]
    for lines in (
        [STORY, ("separator", mark), STORY],  # as much below as above
        [("title", "Ferry late"), ("separator", mark), *about],
        [STORY, STORY, ("separator", "◇"), STORY, ("separator", "◇"), *about],
    ):
        assert relabelled(close_release, *lines) == states(*lines)


def test_a_caption_that_opens_on_a_click_stands_below_its_whole_text() -> None:
    whole, short = (
        "The ferry lies at the quay in May, and it is cold.",
        "The ferry lies at the quay ... [+] Ana Ruiz",
    )
    lines = [STORY, ("paragraph", whole), ("paragraph", short), STORY]
    assert corrected(*lines)[1:3] == ["caption"] * 2
    assert corrected(STORY, STORY, ("paragraph", short), STORY)[1:3] == ["paragraph", "caption"]


def test_a_letter_is_signed_below_its_close() -> None:
    close, name, address = (
        ("note", "Yours faithfully,"),
        ("paragraph", "Marit Oyen"),
        ("paragraph", "12 Mill Lane"),
    )

    def closed(*lines: Line) -> list[str]:
        return relabelled(lambda path, facts: close_letter(path, facts, 1), *lines)

    assert closed(STORY, close, name, address)[2:] == ["tail.byline", "tail.note"]
    assert closed(STORY, close, address, name)[2:] == ["tail.note"] * 2
    assert closed(STORY, close, name, STORY)[2:] == ["paragraph"] * 2
    assert closed(("byline", "By Marit Oyen"), close, name)[2] == "tail.note"


def test_the_story_goes_on_below_the_credit_of_a_photograph() -> None:
    credit = ("tail.credit", "(photo Ana Ruiz)")
    assert corrected(STORY, credit, ("tail.note", TEXT), ("tail.note", TEXT))[1:] == [
        "caption",
        *["paragraph"] * 2,
    ]
    for lines in (
        [STORY, ("tail.credit", "(Reporting by Ana Ruiz)"), ("tail.note", TEXT)],
        [STORY, credit, ("tail.note", "555-014-2201")],
    ):
        assert corrected(*lines) == states(*lines)
