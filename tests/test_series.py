"""Series of like lines get one role: bullets, key points, questions, times."""

import pytest

from newsparse.label.describe import describe
from newsparse.label.series import settle
from newsparse.pipeline.run import articles
from newsparse.text.blocks import find
from newsparse.text.source import Source

LEAD = "The harbour town of Linden has bought back forty street lamps that it had sold for scrap, the mayor said."
TAIL = "They will be lit again in the first week of May, the office of works has said, if the wire arrives in time."


def settled(*lines: tuple[str, str]) -> list[str]:
    path = [state for state, _ in lines]
    settle(path, describe(find("\n".join(text for _, text in lines), "lines").blocks))
    return path


@pytest.mark.parametrize("bullet", ["•", "o", "-"])
def test_items_below_their_bullets_are_a_list(bullet: str) -> None:
    rows = [LEAD, bullet, "Lamps for the quay", bullet, "Wire for the market", bullet, "Bulbs", TAIL]
    [article] = articles(Source("\n".join(["Town buys its lamps back", LEAD, *rows])))
    assert [block.type for block in article.body][-4:] == ["list_item"] * 3 + ["paragraph"]


def test_items_above_their_bullets_are_a_list() -> None:
    rows = [("paragraph", "Lamps for the quay"), ("paragraph", "o"), ("subhead", "Wire"), ("paragraph", "o")]
    assert settled(("paragraph", LEAD), *rows, ("paragraph", TAIL)) == [
        *("paragraph", "list_item", "boilerplate", "list_item", "boilerplate", "paragraph")
    ]


def test_signs_between_long_paragraphs_part_them() -> None:
    rows = [
        ("paragraph", LEAD),
        ("separator", "◇"),
        ("paragraph", TAIL),
        ("separator", "◇"),
        ("paragraph", LEAD),
    ]
    assert settled(*rows) == [state for state, _ in rows]


def test_bullets_in_a_row_are_list_items_wherever_they_stand() -> None:
    rows = [("subhead", "• Lamps"), ("list_item", "• Wire"), ("summary", "• Bulbs for the market")]
    assert settled(("paragraph", LEAD), *rows) == ["paragraph", *["list_item"] * 3]


def test_a_single_bullet_and_dashed_sentences_are_left_alone() -> None:
    assert settled(("subhead", "• Lamps"), ("paragraph", LEAD)) == ["subhead", "paragraph"]
    talk = [("paragraph", "– Who took the lamps?"), ("paragraph", "– I did."), ("paragraph", "– We know.")]
    assert settled(*talk) == ["paragraph"] * 3


@pytest.mark.parametrize("heading", ["Key points", "Das Wichtigste in Kürze", "L’essentiel"])
def test_key_points_above_the_lead_are_a_list_under_a_heading(heading: str) -> None:
    rows = [
        "Town buys its lamps back",
        heading,
        "• Forty lamps",
        "• Eleven years",
        "By Nora Velt",
        LEAD,
        TAIL,
    ]
    [article] = articles(Source("\n\n".join(rows)))
    assert article.summary is None and article.byline is not None
    assert [block.type for block in article.body][:3] == ["subhead", "list_item", "list_item"]


QUESTIONS = ["Where were the lamps?", "Who had sold them?", "And what did they cost?"]


@pytest.mark.parametrize(
    ("states", "role"),
    [
        (("summary", "subhead", "subhead"), "subhead"),
        (("subhead", "subhead", "paragraph"), "subhead"),
        (("paragraph", "paragraph", "paragraph"), "paragraph"),
    ],
)
def test_the_questions_of_an_interview_have_one_role(states: tuple[str, ...], role: str) -> None:
    rows = [
        row
        for state, text in zip(states, QUESTIONS, strict=True)
        for row in ((state, text), ("paragraph", LEAD))
    ]
    assert settled(*rows) == [role, "paragraph"] * 3


def test_questions_with_a_name_before_them_and_those_of_running_text_are_left_alone() -> None:
    rows = [row for text in QUESTIONS for row in (("subhead", f"Nora Velt: {text}"), ("paragraph", LEAD))]
    rows[0] = ("paragraph", rows[0][1])
    assert settled(*rows) == [state for state, _ in rows]
    few = [("subhead", QUESTIONS[0]), ("paragraph", LEAD), ("paragraph", QUESTIONS[1]), ("paragraph", LEAD)]
    assert settled(*few) == [state for state, _ in few]


@pytest.mark.parametrize("times", [("18.42 Uhr", "17.55 Uhr"), ("2:05 p.m. EDT", "1:40 p.m. EDT")])
def test_the_times_of_a_live_blog_are_notes(times: tuple[str, str]) -> None:
    rows = [("subhead", times[0]), ("paragraph", LEAD), ("paragraph", times[1]), ("paragraph", TAIL)]
    assert settled(*rows) == ["body.timestamp", "paragraph"] * 2


def test_dated_credits_are_no_times_of_a_live_blog() -> None:
    post = "— Linden Office of Works (@linden) June 5, 2031"
    rows = [("paragraph", post), ("paragraph", LEAD), ("paragraph", post), ("paragraph", TAIL)]
    assert settled(*rows) == ["paragraph"] * 4
