"""Several articles in one file are told apart only where each piece looks like one."""

from itertools import pairwise

import pytest

from newsparse.label.describe import describe
from newsparse.pipeline.split import opens_story, split
from newsparse.text.blocks import find

FIRST = (
    "Snow closes pass for a week\nThe Furka road will stay closed for at least a week, the canton said. "
    "Lorries wait on either side."
)
SECOND = (
    "Cheese thieves leave the good cheese\nThieves who broke into a dairy on Sunday took sixty wheels of the "
    "cheaper cheese and left the best."
)
RULER = "=" * 40


def articles(text: str) -> list[str]:
    """The first block of each article that is found."""
    blocks = find(text).blocks
    return [blocks[first].text for first, _ in split(text, describe(blocks))]


@pytest.mark.parametrize(
    "between", ["\nEnd Article\n", "\n-30-\n", "\n###\n", "\n\n\f", f"\n{RULER}\n", "\nNNNN\n\n"]
)
def test_a_marker_a_form_feed_and_a_ruler_part_articles(between: str) -> None:
    assert [title[:5] for title in articles(FIRST + between + SECOND)] == ["Snow ", "Chees"]


WIRE = (
    "Snow closes pass for a week\n\nBERN, March 3 (Reuters) - The Furka road will stay closed for at least a week, "
    "the canton said. Lorries wait on either side."
)
SECOND_WIRE = (
    "Peru keeps rate at five percent\n\nLIMA, March 3 (Reuters) - The central bank kept its rate at five percent on "
    "Monday, as most economists had expected."
)
SIGNED_WIRE = SECOND_WIRE.replace("\n\n", "\n\nBy Ana Ruiz\n\n")


@pytest.mark.parametrize("second", [SECOND_WIRE, SIGNED_WIRE])
@pytest.mark.parametrize("between", ["\n\n\n", "\n\n\n\n", "\n-----\n", "\n\n---\n\n", "\n\n=====\n\n"])
def test_a_short_ruler_and_two_blank_lines_part_stories_with_headline_and_dateline(
    second: str, between: str
) -> None:
    assert [title[:5] for title in articles(WIRE + between + second)] == ["Snow ", "Peru "]
    assert len(articles(between.join([WIRE, second] * 3))) == 6


@pytest.mark.parametrize(
    "text",
    [
        f"{WIRE}\n\n{SECOND_WIRE}",  # a subhead and a report from elsewhere look the same
        f"{WIRE}\n\n* * *\n\n{SECOND_WIRE}",
        f"World news in brief\n\n-----\n\n{WIRE}\n\n-----\n\n{SECOND_WIRE}",
        f"{WIRE}\n\n-----\n\nIn other towns\n\nLEEDS - {FIRST}",
        f"{WIRE}\n\n-----\n\n{SECOND}",
        f"{FIRST}\n\n-----\n\n{SECOND_WIRE}",
        "\n\n\n".join((WIRE + "\n\n" + SECOND_WIRE).split("\n\n")),
    ],
    ids=["no ruler", "stars", "a digest", "no agency", "no dateline", "none above", "wide gaps everywhere"],
)
def test_a_headline_and_a_dateline_are_one_article_where_it_is_not_certain(text: str) -> None:
    assert len(articles(text)) == 1


def test_one_marker_at_the_end_is_just_an_end() -> None:
    assert len(articles(FIRST + "\nEnd Article\n")) == 1


def test_contacts_after_a_marker_stay_with_the_release() -> None:
    assert len(articles(FIRST + "\n###\nContact: Paul Reed\n+44 113 496 0000\n")) == 1


def test_a_short_separator_parts_no_articles() -> None:
    assert len(articles(FIRST + "\n* * *\n" + SECOND)) == 1
    assert len(articles(FIRST + "\n---\n" + SECOND)) == 1


def test_a_ruler_under_the_headline_parts_no_articles() -> None:
    title, body = FIRST.split("\n")
    assert len(articles(f"{title}\n{RULER}\n{body}\n")) == 1


def test_the_ranges_tile_the_blocks() -> None:
    text = "\nEnd Article\n".join([FIRST, SECOND] * 20)
    blocks = find(text).blocks
    ranges = split(text, describe(blocks))
    assert len(ranges) == 40
    assert ranges[0][0] == 0
    assert ranges[-1][1] == len(blocks)
    assert all(before[1] == after[0] for before, after in pairwise(ranges))


def test_no_blocks_are_one_empty_article() -> None:
    assert split("", []) == [(0, 0)]


def test_what_stands_above_the_first_marker_and_is_no_article_belongs_to_the_first_article() -> None:
    assert articles(f"Contents\n###\n{FIRST}\nEnd Article\n{SECOND}\n") == ["Contents", SECOND.split("\n")[0]]


# How long a ruler, a title and a sentence are.
LINE = "Wheels of cheese were carried to the car by the thieves, who had a key, the police said on Sunday morning."
MARK = "\nEnd Article\n"


def count(*second: str) -> int:
    """How many articles there are, this being what follows the end of the first."""
    return len(articles(FIRST + MARK + "\n".join(second)))


@pytest.mark.parametrize(("length", "found"), [(7, 1), (12, 2)])
def test_a_ruler_of_ten_characters_parts_articles_of_any_kind(length: int, found: int) -> None:
    assert len(articles(f"{FIRST}\n{'=' * length}\n{SECOND}")) == found


def test_two_dashes_are_no_ruler() -> None:
    assert len(articles(f"{WIRE}\n\n--\n\n{SECOND_WIRE}")) == 1
    assert len(articles(f"{WIRE}\n\n---\n\n{SECOND_WIRE}")) == 2


def test_one_blank_line_parts_no_stories() -> None:
    first, second = WIRE.replace("\n\n", "\n"), SECOND_WIRE.replace("\n\n", "\n")
    assert len(articles(f"{first}\n\n{second}")) == 1
    assert len(articles(f"{first}\n\n\n{second}")) == 2


@pytest.mark.parametrize(("words", "found"), [(20, 2), (34, 1)])
def test_a_title_has_at_most_160_letters(words: int, found: int) -> None:
    assert count("cheese" + " gone!" * words, LINE) == found


@pytest.mark.parametrize(("text", "found"), [(LINE, 2), (LINE[:58] + ".", 1)])
def test_running_text_is_ninety_letters_long(text: str, found: int) -> None:
    assert count("Cheese thieves at large", text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("周日闯入一家乳品厂的窃贼搬走了六十块较便宜的奶酪，却把最好的留了下来，警方周一上午这样说。", 2),
        ("周日闯入乳品厂的窃贼留下了最好的奶酪，警方这样说。", 1),
    ],
)
def test_running_text_is_shorter_in_scripts_without_spaces(text: str, found: int) -> None:
    assert count("窃贼留下好奶酪", text) == found


@pytest.mark.parametrize(("lines", "found"), [(5, 2), (10, 1)])
def test_running_text_is_among_the_first_eight_blocks(lines: int, found: int) -> None:
    assert count("Cheese thieves at large", *["Cheese"] * lines, LINE) == found


def test_only_a_paragraph_of_sixty_letters_opens_a_story() -> None:
    assert opens_story("LIMA (Reuters) - The central bank kept its rate at five percent on Monday.")
    assert not opens_story("LIMA (Reuters) - The bank kept its rate at 5%.")
