"""The formulas, shapes and sizes of single blocks, and their near misses."""

import re

import pytest

from newsparse.base.characters import SENTENCE_ENDS, is_unspaced
from newsparse.label.describe import BlockFacts, content_words, describe
from newsparse.label.shape import Case, Shape
from newsparse.text.blocks import find


def formulas(line: str) -> tuple[str, ...]:
    (block,) = find(line).blocks
    return describe([block])[0].formulas


@pytest.mark.parametrize(
    "line",
    [
        "Ana Ruiz/Example Images",
        "Die Brücke in Lyon nach dem Sturm. Uli Muster/dpa",
        "The mayor and her deputy at the bridge (AP Photo/Ana Ruiz)",
    ],
)
def test_a_photographer_and_an_agency_end_a_caption(line: str) -> None:
    assert "ends credited" in formulas(line)


@pytest.mark.parametrize(
    "line",
    [
        "Der Streit in der CDU/CSU",
        "Mehr Geld und/oder mehr Zeit",
        "Ein Unfall in Frankfurt/Main",
        "Die Saison 2024/25",
        "Winds of 120 km/h",
        "Mehr Lohn für Lehrer/innen",
    ],
)
def test_other_slashes_do_not_mark_credits(line: str) -> None:
    assert "ends credited" not in formulas(line)


def test_a_time_may_precede_a_name_without_a_space() -> None:
    assert "clock" in formulas("20:11Ana Ruiz")
    assert "clock" not in formulas("Won 20:112 on points")


# Lengths, in letters of a script with spaces.
WORDS = "the ferry to the islands was late again and nobody on the quay was told why it was or when it would sail "


def of(text: str) -> BlockFacts:
    return describe(find(text).blocks)[0]


def line(size: int, end: str = "x") -> str:
    """The middle of a sentence, or its end."""
    return (WORDS * 20)[: size - 1].capitalize() + end


def test_a_block_is_short_up_to_170_letters() -> None:
    assert of(line(150)).folded and not of(line(200)).folded


def test_a_paragraph_ends_in_a_full_stop_or_has_four_hundred_letters() -> None:
    assert [of(line(size)).shape for size in (350, 450)] == [Shape.UNFINISHED, Shape.PARAGRAPH]
    assert of(line(350, ".")).shape is Shape.PARAGRAPH


def test_a_line_without_a_full_stop_is_not_a_heading_beyond_110_letters() -> None:
    assert [of(line(size)).shape for size in (100, 130)] == [Shape.SENTENCE_CASE, Shape.UNFINISHED]


def test_a_sentence_is_short_up_to_ninety_letters() -> None:
    assert [of(line(size, ".")).shape for size in (80, 100)] == [Shape.SHORT_SENTENCE, Shape.SENTENCE]


def test_a_character_of_a_script_without_spaces_counts_more_than_two_letters() -> None:
    assert of("停课两年之后学校" * 20).size == 384
    assert of(line(384)).size == 384


def test_the_words_of_long_blocks_and_unspaced_ones_are_estimated() -> None:
    assert of(line(384)).words == of("停课两年之后学校" * 20).words == 64


def test_content_words_have_four_letters_and_come_from_the_beginning() -> None:
    assert content_words("The sea took the ship and ferries") == {"took", "ship", "ferries"}
    assert "mayor" in of(f"{line(400)} mayor").content
    assert "mayor" not in of(f"{line(600)} mayor").content


@pytest.mark.parametrize("start", range(0, 0x3000, 0x400))
def test_content_words_are_runs_of_letters_whatever_else_is_in_the_text(start: int) -> None:
    for character in map(chr, range(start, start + 0x400)):
        text = f"Den{character}mark ist schön, sagt sie {character}hier"
        assert content_words(text) == set(re.findall(r"[^\W\d_]{4,}", text.casefold())), character


def test_content_words_without_spaces_are_pairs_of_characters() -> None:
    assert content_words("橋が再開") == {"橋が", "が再", "再開"}


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("FERRY", Case.CAPITALS),
        ("EU", Case.UNCASED),
        ("Ferry to the Islands Late Again", Case.SENTENCE),  # four of six
        ("Ferry to Islands Late Again", Case.TITLE),  # four of five
        ("Ferry", Case.SENTENCE),
        ("ferry late", Case.LOWER),
    ],
)
def test_the_case_of_a_line_depends_on_how_many_words_have_capitals(text: str, case: Case) -> None:
    assert of(text).case is case


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("Ana Ruiz, Li Na and Uli Muster", "name"),
        ("Published November 22 2026, updated November 23 2026", "timestamp"),
        ("By Ana Ruiz", "byline"),
        ("The bridge after the storm. Photo: Ana Ruiz of Example Images", "ends credited"),
        ("The bridge after the storm, Ana Ruiz/Associated Press Images", "ends credited"),
        ("Q: Why was it late?", "initial"),
        ("Ana: Why was it late?", "speaker"),
        ("The ferry captain of Hessay: It was late", "speaker"),
        ("Ein Bild von Muster/afp", "ends credited"),
        ("Oslo 3 1 2", "figures"),
        (f"Read more about the ferry late: {line(170)}", "long read_more"),
        (f"{line(300)}. Photo: Ana Ruiz", "long ends credited"),
    ],
)
def test_a_line_of_usual_length_matches_its_formula(text: str, formula: str) -> None:
    assert formula.removeprefix("long ") in formulas(text)


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("Ana Ruiz, Piet de Vries, Li Na, Max Muster, Jane Doe and Uli Muster", "name"),
        ("Published November 22 2026 at 2:05 pm GMT, updated November 23 2026 at 9:30 am GMT", "timestamp"),
        ("Ana Ruiz in Oslo", "byline"),
        (
            "The bridge. Photo by Ana Ruiz, who walked over it with her dog and a friend from the old town",
            "ends credited",
        ),
        ("The bridge, Ana Ruiz/Museum of the History of the Old Harbour Town", "ends credited"),
        ("Ana: Why was it late?", "initial"),
        ("The old ferry captain of Hessay: It was late", "speaker"),
        ("Ein Bild von Muster/waehrend", "ends credited"),
        ("Oslo 3 1", "figures"),
        ("Oslo 3 1 2 is what they sang there", "figures"),
        (f"Read more about the ferry to the islands and its captain: {line(170)}", "read_more"),
        (f"{line(500)}. Photo: Ana Ruiz", "ends credited"),
    ],
)
def test_a_longer_or_shorter_line_does_not_match_the_formula(text: str, formula: str) -> None:
    assert formula not in formulas(text)


@pytest.mark.parametrize("end", SENTENCE_ENDS)
def test_the_ends_of_sentences_are_counted_in_every_script(end: str) -> None:
    facts = describe(find(f"{'山' if is_unspaced(end) else 'a'}{end}b{end}c\n\nNobody knew").blocks)
    assert [m.sentences for m in facts] == [2, 0]


@pytest.mark.parametrize(
    ("line", "coded"),
    [
        ("BC-GRAIN-FORECAST", True),
        ("a0423 0611", True),
        ("URGENT", True),
        ("UPDATE 2 Ferry late", True),
        ("EU-Gipfel", False),
        ("UPDATE of the list", False),
        ("Urgent", False),
    ],
)
def test_a_code_needs_its_hyphen_its_figure_or_its_word(line: str, *, coded: bool) -> None:
    assert ("coded" in formulas(line)) == coded


@pytest.mark.parametrize(
    ("line", "is_one"), [("* * *", True), ("-----", True), ("- a -", False), ("...a", False)]
)
def test_a_separator_consists_of_signs_alone(line: str, *, is_one: bool) -> None:
    assert ("separator" in formulas(line)) == is_one


def test_a_line_is_described_alike_wherever_it_stands() -> None:
    alone, other = describe(find("Ferry late again").blocks * 2)
    assert alone == other
    assert alone is not other
