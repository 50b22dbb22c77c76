"""A file is split into articles only if each piece looks like one."""

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
    """The first block of each article."""
    blocks = find(text).blocks
    return [blocks[first].text for first, _ in split(text, describe(blocks))]


@pytest.mark.parametrize(
    "between", ["\nEnd Article\n", "\n-30-\n", "\n###\n", "\n\n\f", f"\n{RULER}\n", "\nNNNN\n\n"]
)
def test_markers_form_feeds_and_rulers_separate_articles(between: str) -> None:
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
def test_short_rulers_and_double_blank_lines_separate_stories_with_headline_and_dateline(
    second: str, between: str
) -> None:
    assert [title[:5] for title in articles(WIRE + between + second)] == ["Snow ", "Peru "]
    assert len(articles(between.join([WIRE, second] * 3))) == 6


@pytest.mark.parametrize(
    "text",
    [
        f"{WIRE}\n\n{SECOND_WIRE}",  # a subhead above a report from elsewhere looks the same
        f"{WIRE}\n\n* * *\n\n{SECOND_WIRE}",
        f"World news in brief\n\n-----\n\n{WIRE}\n\n-----\n\n{SECOND_WIRE}",
        f"{WIRE}\n\n-----\n\nIn other towns\n\nLEEDS - {FIRST}",
        f"{WIRE}\n\n-----\n\n{SECOND}",
        f"{FIRST}\n\n-----\n\n{SECOND_WIRE}",
        "\n\n\n".join((WIRE + "\n\n" + SECOND_WIRE).split("\n\n")),
    ],
    ids=["no ruler", "stars", "a digest", "no agency", "no dateline", "none above", "wide gaps everywhere"],
)
def test_a_headline_and_a_dateline_do_not_begin_an_article_if_in_doubt(text: str) -> None:
    assert len(articles(text)) == 1


def test_a_single_marker_at_the_end_separates_nothing() -> None:
    assert len(articles(FIRST + "\nEnd Article\n")) == 1


def test_contacts_after_a_marker_stay_with_the_release() -> None:
    assert len(articles(FIRST + "\n###\nContact: Paul Reed\n+44 113 496 0000\n")) == 1


def test_a_short_separator_does_not_separate_articles() -> None:
    assert len(articles(FIRST + "\n* * *\n" + SECOND)) == 1
    assert len(articles(FIRST + "\n---\n" + SECOND)) == 1


def test_a_ruler_under_the_headline_does_not_separate_articles() -> None:
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


def test_a_text_without_blocks_is_one_empty_article() -> None:
    assert split("", []) == [(0, 0)]


def test_text_above_the_first_marker_that_is_not_an_article_belongs_to_the_first_one() -> None:
    assert articles(f"Contents\n###\n{FIRST}\nEnd Article\n{SECOND}\n") == ["Contents", SECOND.split("\n")[0]]


# The lengths of rulers, titles and sentences.
LINE = "Wheels of cheese were carried to the car by the thieves, who had a key, the police said on Sunday morning."
MARK = "\nEnd Article\n"


def count(*second: str) -> int:
    """The number of articles if these lines follow the end of the first one."""
    return len(articles(FIRST + MARK + "\n".join(second)))


@pytest.mark.parametrize(("length", "found"), [(7, 1), (12, 2)])
def test_a_ruler_of_at_least_ten_characters_separates_articles_of_any_kind(length: int, found: int) -> None:
    assert len(articles(f"{FIRST}\n{'=' * length}\n{SECOND}")) == found


def test_two_dashes_are_not_a_ruler() -> None:
    assert len(articles(f"{WIRE}\n\n--\n\n{SECOND_WIRE}")) == 1
    assert len(articles(f"{WIRE}\n\n---\n\n{SECOND_WIRE}")) == 2


def test_a_single_blank_line_does_not_separate_stories() -> None:
    first, second = WIRE.replace("\n\n", "\n"), SECOND_WIRE.replace("\n\n", "\n")
    assert len(articles(f"{first}\n\n{second}")) == 1
    assert len(articles(f"{first}\n\n\n{second}")) == 2


@pytest.mark.parametrize(("words", "found"), [(20, 2), (34, 1)])
def test_a_title_has_at_most_160_letters(words: int, found: int) -> None:
    assert count("cheese" + " gone!" * words, LINE) == found


@pytest.mark.parametrize(("text", "found"), [(LINE, 2), (LINE[:58] + ".", 1)])
def test_running_text_has_at_least_ninety_letters(text: str, found: int) -> None:
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
def test_an_article_has_running_text_among_its_first_eight_blocks(lines: int, found: int) -> None:
    assert count("Cheese thieves at large", *["Cheese"] * lines, LINE) == found


def test_a_story_opens_with_a_paragraph_of_at_least_sixty_letters() -> None:
    assert opens_story("LIMA (Reuters) - The central bank kept its rate at five percent on Monday.")
    assert not opens_story("LIMA (Reuters) - The bank kept its rate at 5%.")


def signed(title: str, author: str) -> str:
    lead = "The ferry to the islands was late again on Monday, and nobody on the quay was told why, or when it goes."
    return f"{title}\nBy {author}\n{lead}\n"


def test_stories_with_a_headline_and_an_author_each_are_articles() -> None:
    first, second = signed("Ferry to the islands late", "Ana Ruiz"), signed("Quay repaired in time", "Li Wei")
    assert articles(first + second) == ["Ferry to the islands late", "Quay repaired in time"]
    assert articles(f"{first}\n* * *\n\n{second}")[-1] == "Quay repaired in time"


@pytest.mark.parametrize(
    "second",
    [
        signed("Quay repaired in time", "Li Wei").replace("By ", ""),
        signed("Quay repaired in time.", "Li Wei"),
        signed("Share", "Li Wei"),
        "Quay repaired in time\nBy Li Wei\n",
    ],
)
def test_a_heading_or_a_signature_alone_begins_no_article(second: str) -> None:
    assert len(articles(signed("Ferry to the islands late", "Ana Ruiz") + second)) == 1
