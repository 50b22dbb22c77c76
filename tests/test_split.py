"""Several articles in one file are told apart only where each piece looks like one."""

from itertools import pairwise

import pytest

from newsparse.label.describe import describe
from newsparse.pipeline.split import split
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
