"""Who signs a text: the lines under a byline, the sign-off behind the last sentence, a name behind a dash."""

import pytest

from newsparse.label.describe import BlockFacts, describe
from newsparse.label.shape import Shape
from newsparse.label.signatures import byline_lines, mark_sign_off, sign_off
from newsparse.text.blocks import find

LEAD = "The ferry to the islands was late again on Monday, and nobody on the quay was told why or when. "


def described(*blocks: str) -> list[BlockFacts]:
    return describe(find("\n\n".join(blocks)).blocks)


@pytest.mark.parametrize(
    ("line", "belongs"),
    [
        ("Senior Diplomatic Correspondent, Reuters", True),
        ("Chief Correspondent for Politics and Economics in Northern Europe, Reuters", False),
        ("12 March 2024", False),
        ("Bridge Closed", False),
    ],
)
def test_an_employer_under_a_byline_belongs_to_it_in_at_most_seven_words(line: str, *, belongs: bool) -> None:
    assert byline_lines(described("Ferry late", "By Ana Ruiz", line)) == ([2] if belongs else [])


@pytest.mark.parametrize(("above", "signed"), [(4, True), (8, False)])
def test_a_name_without_by_is_an_author_s_among_the_first_six_blocks(above: int, *, signed: bool) -> None:
    facts = described(*["Ferry late again"] * above, "Ana Ruiz", "AP Sports Writer")
    assert bool(byline_lines(facts)) == signed
    assert (facts[above].shape is Shape.BYLINE) == signed


@pytest.mark.parametrize(
    "rest", ["(dpa)", "(dpa, AFP, Reuters, AP)", "MK/PAP", "(mks/PAP)", "– Reuters", "END", "###"]
)
def test_agencies_initials_and_end_markers_behind_the_last_sentence_sign_off(rest: str) -> None:
    assert sign_off(f"{LEAD}{rest}") == len(LEAD) - 1


@pytest.mark.parametrize(
    "rest",
    [
        "(Reuters, AFP, dpa, AP, EFE, ANSA, TASS)",  # longer than thirty characters
        "(muster/PAP)",  # longer than initials
        "(mk)",
        "ap",
        "Photo: AP",
        "Nobody asked.",
    ],
)
def test_other_words_behind_the_last_sentence_do_not(rest: str) -> None:
    assert sign_off(f"{LEAD}{rest}") is None


@pytest.mark.parametrize(
    ("line", "shape"),
    [
        ("– Ana Maria Ruiz", Shape.BYLINE),
        ("– Ana Ruiz, Piet de Vries and Li Na", Shape.SENTENCE_CASE),
        ("Fin", Shape.END_MARKER),
    ],
)
def test_a_name_behind_a_dash_or_a_bare_end_ends_the_text(line: str, shape: Shape) -> None:
    below, alone = described("Ferry late", LEAD, line), described("Ferry late", "Nobody knew", line)
    mark_sign_off(below)
    mark_sign_off(alone)
    assert below[2].shape is shape
    assert alone[2].shape not in (Shape.BYLINE, Shape.END_MARKER)


def test_an_item_behind_a_dash_is_no_author() -> None:
    facts = described("Ferry late", LEAD, "– Li Na", "– Ana Ruiz")
    mark_sign_off(facts)
    assert facts[3].shape is not Shape.BYLINE
