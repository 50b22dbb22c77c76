"""Press releases: senders, addresses and numbers are notes, the headline is found, and nothing is lost."""

import pytest

from newsparse.api import parse

TITLE = "Harbour Authority Opens Its Second Ferry Pier"
LEAD = (
    "The Harbour Authority opened its second ferry pier on Tuesday, eleven years after the town voted for it."
)
MORE = "The pier cost 18 million crowns, most of which came from a bond that the town approved in 2027."


def notes(text: str) -> list[str]:
    return [note.text for note in parse(text).notes]


@pytest.mark.parametrize(
    "line",
    ["press@harbour.example", "555-014-2201", "Contact: Marit Oyen", "Case # 31HF0754", "Dossier n° 31-0754"],
)
def test_addresses_and_numbers_are_never_headings(line: str) -> None:
    text = f"FOR IMMEDIATE RELEASE\nJune 4, 2031\n{TITLE}\n{line}\n{LEAD}\n{MORE}\n"
    found = parse(text)
    assert found.title == TITLE and line in notes(text)
    assert [block.text for block in found.body] == [LEAD, MORE] and found.left_out.blocks == 0


@pytest.mark.parametrize("line", ["Room 12 is open again", "Chapter 3", "No. 5 wins"])
def test_a_heading_with_a_number_is_a_heading(line: str) -> None:
    found = parse(f"{TITLE}\n{LEAD}\n{MORE}\n{line}\n{LEAD} It rained.\n{MORE} It was cold.\n")
    assert line in [block.text for block in found.body]


def test_a_name_above_a_telephone_is_no_author() -> None:
    head = f"{TITLE}\nFor Immediate Release\nJune 4, 2031\nMarit Oyen\nChief of Staff\nOffice: 555-014-2201\n"
    text = f"{head}{LEAD}\n{MORE}\n"
    assert parse(text).byline is None and any("Marit Oyen" in note for note in notes(text))
    assert parse(f"{TITLE}\nBy Marit Oyen\nJune 4, 2031\n{LEAD}\n{MORE}\n").byline is not None


def test_the_headline_is_behind_the_release_line() -> None:
    head = "June 4, 2031 Contact: Marit Oyen\nHarbour Authority\n555-014-2201\npress@harbour.example\n"
    found = parse(f"{head}For Immediate Release: {TITLE}\n{LEAD}\n{MORE}\n")
    assert (found.title, found.summary, found.published) == (TITLE, None, "2031-06-04")
    assert [block.text for block in found.body] == [LEAD, MORE]


def test_a_headline_behind_the_release_line_can_be_broken() -> None:
    head = "June 4, 2031 Contact: Marit Oyen\nHarbour Authority\n555-014-2201\n"
    found = parse(
        f"{head}For Immediate Release: {TITLE}\nAnd Its First Bridge\n(Harrow, Ohio) – {LEAD}\n{MORE}\n"
    )
    assert found.title == f"{TITLE} And Its First Bridge" and found.dateline is not None


def test_an_address_in_the_last_line_is_a_note() -> None:
    line = "Harbour Authority • 12 Mill Lane • 555-014-2201"
    assert line in notes(f"{TITLE}\n{LEAD}\n{MORE}\n{line}\n")
    told = "Tickets can be had at 12 Mill Lane or by telephone at 555-014-2201 until Friday."
    assert told in [block.text for block in parse(f"{TITLE}\n{LEAD}\n{MORE}\n{told}\n").body]


MENU = "Skip to content\nHome\nPress\nSearch for\nFollow Us\nScroll to top\n4 min read\n"
FOOT = "Share\nLatest Posts\nOld Ferry Sold\nMay 28, 2031\nRead More\nName*\nEmail*\nSubscribe\n"
FACTS = "WHO:\nMayor Ivo Sands\nWHAT:\nOpening of the pier\nWHEN:\nJune 5, 2031, 1:00 p.m.\n"


def test_what_is_above_the_end_marker_of_a_page_belongs_to_it() -> None:
    page = f"{MENU}{TITLE}\nJune 4, 2031\n{LEAD}\n{MORE}\n{FACTS}#####\nCall Lena Brandt at\n555-014-2201\n{FOOT}"
    found = parse(page)
    texts = [block.text for block in found.body]
    assert found.end_marker == "#####" and "Mayor Ivo Sands" in texts and "Opening of the pier" in texts
    assert "555-014-2201" in [note.text for note in found.notes]
    assert "Old Ferry Sold" not in texts


def test_what_is_below_a_button_does_not() -> None:
    found = parse(f"{MENU}{TITLE}\nJune 4, 2031\n{LEAD}\n{MORE}\n{FOOT}{FACTS}#####\n")
    assert "Mayor Ivo Sands" not in [block.text for block in found.body]


def test_what_a_label_announces_is_in_the_body() -> None:
    found = parse(
        f"{TITLE}\nJune 4, 2031\n{LEAD}\nWHO:\nMayor Ivo Sands\nWHERE:\n12 Mill Lane, Room S4\n#####\n"
    )
    assert "12 Mill Lane, Room S4" in [block.text for block in found.body]


def test_a_correction_and_its_text_are_notes() -> None:
    corrected = (
        "An earlier version of this article misstated the cost of the pier, which is 18 million crowns."
    )
    found = parse(f"{TITLE}\n{LEAD}\n{MORE}\nCorrection: January 14, 2031\n{corrected}\n")
    assert [block.text for block in found.body] == [LEAD, MORE] and corrected in [n.text for n in found.notes]
