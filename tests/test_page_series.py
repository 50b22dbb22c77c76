"""The headings of a page are known by their sisters: set alike, over text that is set alike."""

import pytest

from newsparse.label.page_series import settle
from tests.relabelling import Line, relabelled, states

TEXT = "The ferry to the islands was late again on Monday, and nobody on the quay was told why or when."
STORY: Line = ("paragraph", f"    {TEXT}")
FIRST: Line = ("subhead", "    The first night")


def settled(*lines: Line) -> list[str]:
    return relabelled(settle, *lines)


def test_a_heading_that_is_set_otherwise_than_the_body_is_none() -> None:
    odd = ("subhead", "        Ferry late again")
    assert settled(STORY, odd, STORY, STORY)[1] == "boilerplate"
    assert settled(STORY, odd, STORY, odd, STORY)[1::2] == ["subhead"] * 2  # two over text are headings
    assert settled(STORY, FIRST, STORY, odd, STORY, odd, STORY)[1::2] == ["subhead", *["boilerplate"] * 2]


@pytest.mark.parametrize(
    "time", ["14:05 Boats leave the quay", "14.05 Die Boote legen ab", "14h05 Les bateaux"]
)
def test_a_time_above_a_heading_belongs_to_a_live_blog(time: str) -> None:
    assert settled(STORY, ("subhead", f"    {time}"), FIRST, STORY)[1:3] == ["body.timestamp", "subhead"]
    assert settled(STORY, ("subhead", f"    {time}"), STORY)[1] == "subhead"


def test_a_row_of_a_table_is_no_heading() -> None:
    assert settled(STORY, ("subhead", "    Rovers   3   1"), STORY)[1] == "boilerplate"


@pytest.mark.parametrize("state", ["boilerplate", "paragraph"])
@pytest.mark.parametrize("line", ["The second night", "Die zweite Nacht", "第二夜", "Who paid for it?"])
def test_a_line_over_text_that_is_set_like_a_heading_is_one(state: str, line: str) -> None:
    assert settled(STORY, FIRST, STORY, (state, f"    {line}"), STORY)[3] == "subhead"


@pytest.mark.parametrize(
    "lines",
    [
        [STORY, ("boilerplate", "    The second night"), STORY],  # no sister
        [STORY, FIRST, STORY, ("boilerplate", "        The second night"), STORY],
        [STORY, FIRST, STORY, ("boilerplate", "    The second night."), STORY],
        [STORY, FIRST, STORY, ("boilerplate", "    Photo: Ana Ruiz"), STORY],
        [STORY, FIRST, STORY, ("note", "    The second night"), STORY],
        [STORY, FIRST, STORY, ("boilerplate", "    The second night"), ("boilerplate", "Share"), STORY],
        [STORY, FIRST, STORY, STORY, ("boilerplate", "    The second night")],  # below the body
    ],
)
def test_other_lines_are_no_headings(lines: list[Line]) -> None:
    assert settled(*lines) == states(*lines)


def test_a_line_between_the_same_lines_as_three_headings_is_one() -> None:
    picture = ("boilerplate", "        Photo: Ana Ruiz")
    headed = [line for night in "abc" for line in (STORY, ("subhead", f"    The night {night}"), picture)]
    unknown = ("boilerplate", "    The last night")
    assert settled(*headed, STORY, unknown, picture, STORY)[10] == "subhead"
    assert settled(*headed[3:], STORY, unknown, picture, STORY)[7] == "boilerplate"
    assert settled(*headed, STORY, unknown, ("boilerplate", "Share"), STORY)[10] == "boilerplate"


def test_the_questions_of_a_page_get_one_role() -> None:
    asked = [("paragraph", f"    Who bought lamp {number}?") for number in range(4)]
    lines = [line for question in asked for line in (question, STORY)]
    assert settled(("subhead", asked[0][1]), STORY, *lines)[::2] == ["paragraph"] * 5
    lines[:1] = [("subhead", asked[0][1])]
    assert settled(("subhead", asked[0][1]), STORY, *lines)[::2] == ["subhead"] * 5


def test_a_page_without_a_body_is_left_alone() -> None:
    lines = [("title", "Ferry late"), ("subhead", "        The first night"), ("boilerplate", "Share")]
    assert settled(*lines) == states(*lines)
