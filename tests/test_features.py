"""The features of blocks: their alignment and repetition on a whole page, and the limits of an article's features."""

import pytest

from newsparse.label.describe import describe
from newsparse.label.steps import observe, prepare
from newsparse.label.surroundings import survey
from newsparse.text.blocks import find

TEXT = (
    "The ferry to the islands was late again on {}, and nobody on the quay was told why or when it would go."
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
MENU = "".join(
    f"* {name}\n" for name in ("Home", "News", "Sport", "Money", "Travel", "Weather", "Games", "Letters")
)
BODY = "\n\nKeep Scrolling\n\n".join(f"  {TEXT.format(day)}" for day in DAYS)
PAGE = f"""{MENU}
  Ferry late again

{BODY}

      The quay on Sunday morning

  Nobody is told

  {TEXT.format("Sunday")}

{MENU}
"""


def names(line: str) -> set[str]:
    blocks = find(PAGE).blocks
    at = next(index for index, block in enumerate(blocks) if block.text == line)
    return set(observe(prepare(describe(blocks)), "en", {}).names[at])


def test_a_heading_is_aligned_with_the_text_next_to_it() -> None:
    assert "page:flush M<S>M" in names("Nobody is told")


def test_a_caption_is_indented_further() -> None:
    assert "page:set off in S" in names("The quay on Sunday morning")


def test_a_line_repeated_between_all_paragraphs_is_furniture() -> None:
    assert "page:furniture p" in names("Keep Scrolling")
    assert "page:flush M<M>M" in names(TEXT.format("Tuesday"))


def test_a_line_that_occurs_three_times_is_not_furniture() -> None:
    page = PAGE.replace("Keep Scrolling", "Nobody knew", 3)
    assert survey(describe(find(page).blocks)).furniture == frozenset()


def test_an_article_has_no_furniture() -> None:
    article = "Ferry late again\n\n" + BODY
    assert survey(describe(find(article).blocks)).furniture == frozenset()


# The limits of the features of an article.
ARTICLE = [TEXT.format(day) for day in DAYS]
DATED = f"LIMA, March 3 (Reuters) - {ARTICLE[0]}"


def article(*blocks: str) -> list[tuple[str, ...]]:
    """The names of the features of each of these blocks."""
    return observe(prepare(describe(find("\n\n".join(blocks)).blocks)), "en", {}).names


@pytest.mark.parametrize(("before", "found"), [(2, True), (4, False)])
def test_a_dateline_counts_in_the_first_three_paragraphs_only(before: int, *, found: bool) -> None:
    seen = article("Ferry late again", *ARTICLE[:before], DATED, *ARTICLE)
    assert ("dateline opens" in seen[before + 1]) == found


@pytest.mark.parametrize(("before", "found"), [(6, True), (12, False)])
def test_a_dateline_counts_in_the_first_nine_blocks_only(before: int, *, found: bool) -> None:
    seen = article("Ferry late again", *["Nobody knew"] * before, DATED, *ARTICLE)
    assert ("dateline opens" in seen[before + 1]) == found


def test_the_distance_to_a_dateline_is_counted_up_to_four_blocks() -> None:
    seen = article("Ferry late again", *["Nobody knew"] * 5, DATED, *ARTICLE)
    below = [name for names in seen for name in names if name.startswith("dateline below")]
    assert below == [f"dateline below {distance}" for distance in (4, 4, 4, 3, 2, 1)]


@pytest.mark.parametrize(
    ("line", "compared"),
    [("Ferry late", True), ("Ferry to islands", True), ("The ferry is late again, says mayor", False)],
)
def test_a_first_line_of_at_most_four_words_is_compared_with_the_one_below(
    line: str, *, compared: bool
) -> None:
    seen = article(line, "Ferry to the islands late again on Monday", *ARTICLE)
    assert any(name.startswith("over ") for name in seen[0]) == compared
    assert any(name.startswith("under ") for name in seen[1]) == compared


def test_sentences_are_counted_up_to_three_or_in_short_blocks_up_to_two() -> None:
    seen = article(
        "Ferry late again", "Nobody knew. ".join([""] * 7).strip(), "Why. " * 5 + "Why", *[" ".join(ARTICLE)]
    )
    assert "long sentences 3" in seen[3]
    assert "sentences 2 a" in seen[2]


def test_words_are_counted_up_to_twelve_or_at_the_head_up_to_eight() -> None:
    seen = article(" ".join(["ferry"] * 14), " ".join(["quay"] * 11), *ARTICLE)
    assert {"words 12", "at 0 words 4"} <= set(seen[0])
    assert {"words 11", "at 1 words 4"} <= set(seen[1])
    assert "at 0 words 3" in article("Ferry to the islands is late", *ARTICLE)[0]


def test_repeated_lines_are_counted_up_to_four() -> None:
    assert "repeated 4" in article(*["Ferry late"] * 7, *ARTICLE)[0]
    assert "repeated 3" in article(*["Ferry late"] * 3, *ARTICLE)[0]


def test_the_first_two_blocks_are_numbered() -> None:
    seen = article("Ferry late again", *ARTICLE)
    assert [sum(name.startswith("block ") for name in names) for names in seen[:4]] == [1, 1, 0, 0]


def test_an_article_has_ten_parts() -> None:
    seen = article(*["Ferry late again", *ARTICLE] * 3)
    parts = {name.split()[1] for names in seen for name in names if name.startswith("part ")}
    assert parts == {str(tenth) for tenth in range(10)}
