"""The lines of a whole page that can be its headline, and what is seen in them."""

from newsparse.label.describe import describe
from newsparse.label.headline import Features, candidates, ranking
from newsparse.label.surroundings import survey
from newsparse.text.blocks import find

TEXT = "The ferry to the islands was late again on Monday, and nobody on the quay was told why or when it would go. "
SECTIONS = ("Home", "News", "Sport", "Money", "Travel", "Weather", "Games", "Letters", "Shop", "About")
MENU = "".join(f"* {name}\n" for name in SECTIONS)
PAGE = f"""{MENU}
* News
* Ferry to the islands late again

Ferry to the islands late again

Passengers on the quay were told nothing

By Ana Ruiz
12 March 2024

{TEXT}

{TEXT.replace("Monday", "Tuesday")}

{TEXT.replace("Monday", "Wednesday")}

{MENU}
"""


def seen(line: str) -> Features:
    return of(PAGE, line)


def of(page: str, line: str) -> Features:
    facts = describe(find(page).blocks)
    lines = {facts[index].block.text: features for index, features in candidates(facts, survey(facts))}
    return lines[line]


def test_a_headline_stands_again_in_the_path_that_leads_to_it() -> None:
    assert seen("Ferry to the islands late again")["echo above"]
    assert not seen("Passengers on the quay were told nothing")["echo above"]


def test_a_headline_is_set_apart_from_the_list_above_it() -> None:
    assert seen("Ferry to the islands late again")["gap above"]
    assert seen("* Ferry to the islands late again")["item"]


def test_a_deck_has_its_rival_above_it() -> None:
    assert seen("Passengers on the quay were told nothing")["rival above"]


def test_what_is_far_less_likely_than_the_likeliest_line_is_not_ranked() -> None:
    facts = describe(find(PAGE).blocks)
    headline = next(i for i, m in enumerate(facts) if m.block.text == "Ferry to the islands late again")
    weights = {"echo above": 9.0, "item": -9.0}
    assert ranking(facts, survey(facts), weights) == [headline]


def test_a_line_with_a_credit_under_it_is_a_caption_wherever_it_stands_again() -> None:
    page = PAGE.replace(
        "Passengers on the quay were told nothing",
        "A ferry leaves the quay\n\nPhoto: Ana Ruiz\n\nA ferry leaves the quay",
    )
    assert "echo above" not in of(page, "A ferry leaves the quay")
    assert of(page, "A ferry leaves the quay")["echo captioned"]


def test_a_headline_is_the_first_line_that_stands_apart() -> None:
    assert seen("Ferry to the islands late again")["first apart"]
    assert not seen("Passengers on the quay were told nothing")["first apart"]
