"""Who signs a text? The lines under a byline, the sign-off after the last sentence, a name after a dash."""

import pytest

from newsparse.label.describe import BlockFacts, describe
from newsparse.label.shape import Shape
from newsparse.label.signatures import byline_lines, mark_sign_off, sign_off
from newsparse.pipeline.run import articles
from newsparse.text.blocks import find
from newsparse.text.source import Source

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
        ("AP Sports Writer", True),
        ("FOR IMMEDIATE RELEASE", False),
        ("PRESSEMITTEILUNG", False),
        ("Press Officer", False),
    ],
)
def test_an_employer_under_a_byline_belongs_to_it_if_it_has_at_most_seven_words(
    line: str, *, belongs: bool
) -> None:
    assert byline_lines(described("Ferry late", "By Ana Ruiz", line)) == ([2] if belongs else [])


@pytest.mark.parametrize(("above", "signed"), [(4, True), (8, False)])
def test_a_name_without_by_is_an_author_s_in_the_first_six_blocks_only(above: int, *, signed: bool) -> None:
    facts = described(*["Ferry late again"] * above, "Ana Ruiz", "AP Sports Writer")
    assert bool(byline_lines(facts)) == signed
    assert (facts[above].shape is Shape.BYLINE) == signed


@pytest.mark.parametrize(
    "rest", ["(dpa)", "(dpa, AFP, Reuters, AP)", "MK/PAP", "(mks/PAP)", "– Reuters", "END", "###"]
)
def test_agencies_initials_and_end_markers_after_the_last_sentence_are_a_sign_off(rest: str) -> None:
    assert sign_off(f"{LEAD}{rest}") == len(LEAD) - 1


@pytest.mark.parametrize(
    "rest",
    [
        "(Reuters, AFP, dpa, AP, EFE, ANSA, TASS)",  # more than thirty characters
        "(muster/PAP)",  # too long for initials
        "(mk)",
        "ap",
        "Photo: AP",
        "Nobody asked.",
    ],
)
def test_other_words_after_the_last_sentence_are_not_a_sign_off(rest: str) -> None:
    assert sign_off(f"{LEAD}{rest}") is None


@pytest.mark.parametrize(
    ("line", "shape"),
    [
        ("– Ana Maria Ruiz", Shape.BYLINE),
        ("– Ana Ruiz, Piet de Vries and Li Na", Shape.SENTENCE_CASE),
        ("Fin", Shape.END_MARKER),
    ],
)
def test_a_name_after_a_dash_or_a_bare_end_marker_ends_running_text(line: str, shape: Shape) -> None:
    below, alone = described("Ferry late", LEAD, line), described("Ferry late", "Nobody knew", line)
    mark_sign_off(below)
    mark_sign_off(alone)
    assert below[2].shape is shape
    assert alone[2].shape not in (Shape.BYLINE, Shape.END_MARKER)


def test_an_item_after_a_dash_is_not_an_author() -> None:
    facts = described("Ferry late", LEAD, "– Li Na", "– Ana Ruiz")
    mark_sign_off(facts)
    assert facts[3].shape is not Shape.BYLINE


def test_a_byline_that_stops_at_and_goes_on_with_the_next_name() -> None:
    [article] = articles(Source(f"Ferry late again\nBy Ana Ruiz and\nLi Wei\n{LEAD}\n{LEAD}\n"))
    assert article.byline and article.byline.authors == ("Ana Ruiz", "Li Wei")


def test_a_credit_in_brackets_below_a_byline_is_no_part_of_it() -> None:
    [article] = articles(Source(f"Ferry late again\nBy Ana Ruiz\n{LEAD}\n(Reporting by Li Wei)\n{LEAD}\n"))
    assert article.byline and article.byline.authors == ("Ana Ruiz",)
    assert "(Reporting by Li Wei)" in [note.text for note in article.notes]
