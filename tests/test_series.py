"""Series of like lines get one role: bullets, key points, questions, times."""

import pytest

from newsparse.label.series import settle
from newsparse.pipeline.run import articles
from newsparse.text.source import Source
from tests.relabelling import Line, relabelled, states

LEAD = "The harbour town of Linden has bought back forty street lamps that it had sold for scrap, the mayor said."
TAIL = "They will be lit again in the first week of May, the office of works has said, if the wire arrives in time."


def settled(*lines: Line) -> list[str]:
    return relabelled(settle, *lines)


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


def test_a_dot_without_a_space_opens_an_item_in_japanese() -> None:
    rows = [("subhead", "・港の灯り四十基"), ("paragraph", "・電線"), ("subhead", "・市場の電球")]
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
    ("given", "role"),
    [
        (("summary", "subhead", "subhead"), "subhead"),
        (("subhead", "subhead", "paragraph"), "subhead"),
        (("paragraph", "paragraph", "paragraph"), "paragraph"),
    ],
)
def test_the_questions_of_an_interview_have_one_role(given: tuple[str, ...], role: str) -> None:
    rows = [
        row
        for state, text in zip(given, QUESTIONS, strict=True)
        for row in ((state, text), ("paragraph", LEAD))
    ]
    assert settled(*rows) == [role, "paragraph"] * 3


def test_a_question_here_and_there_in_running_text_is_left_alone() -> None:
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


def test_the_turns_of_an_interview_are_paragraphs_and_a_label_used_once_is_not() -> None:
    turns = [
        ("subhead", "Brandt: Certainly."),
        ("paragraph", LEAD),
        ("subhead", "Brandt: We know who has them."),
    ]
    assert settled(*turns) == ["paragraph"] * 3
    assert settled(("subhead", "Timeline: the first night"), ("paragraph", LEAD)) == ["subhead", "paragraph"]


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_questions_and_answers_behind_dashes_are_no_list(dash: str) -> None:
    asked, answered = (
        f"{dash} Who bought back all the lamps?",
        f"{dash} The town did, and it paid for the wire too.",
    )
    talk = [("list_item", asked), ("list_item", answered)] * 2
    assert settled(("paragraph", LEAD), *talk)[1:] == ["paragraph"] * 4
    items = [("list_item", f"{dash} Lamps for the quay"), ("list_item", f"{dash} Wire for the market")] * 2
    assert settled(("paragraph", LEAD), *items)[1:] == ["list_item"] * 4


def test_a_third_of_the_questions_as_headings_makes_headings_of_all() -> None:
    given = ("subhead", "paragraph", "paragraph")
    rows = [row for state in given for row in ((state, "Who bought the lamps?"), ("paragraph", LEAD))]
    assert list(settled(*rows))[::2] == ["subhead"] * 3
    rows = [("paragraph", text) for _, text in rows]
    assert settled(*rows) == ["paragraph"] * 6


def asked(state: str, *questions: str, answer: int = 1) -> list[Line]:
    """These questions, each above its answer of several paragraphs."""
    return [row for text in questions for row in ((state, text), *[("paragraph", LEAD)] * answer)]


def test_questions_are_headings_however_long_the_answers_if_most_of_them_are() -> None:
    first, last = asked("subhead", *QUESTIONS[:2], answer=6), asked("paragraph", *QUESTIONS[2:], answer=6)
    assert settled(*first, *last)[::7] == ["subhead"] * 3
    few = [*asked("subhead", QUESTIONS[0], answer=6), *asked("paragraph", *QUESTIONS[1:], answer=6)]
    assert settled(*few) == states(*few)


@pytest.mark.parametrize(
    "question",
    ["Who paid for lamp {}?", "Wer bezahlte Lampe {}?", "¿Quién pagó el farol {}?", "谁付了第{}盏灯的钱？"],
)
def test_questions_are_no_headings_of_an_interview_that_has_others(question: str) -> None:
    six = [question.format(number) for number in range(6)]
    others = [
        ("subhead", "The first night"),
        ("paragraph", LEAD),
        ("subhead", "The price"),
        ("paragraph", LEAD),
    ]
    assert settled(*others, *asked("subhead", *six))[::2] == ["subhead"] * 2 + ["paragraph"] * 6
    assert settled(*others, *asked("subhead", *six[:5]))[::2] == ["subhead"] * 7  # an explainer
    assert settled(*others[:2], *asked("subhead", *six))[::2] == ["subhead"] * 7


def test_questions_are_headings_if_there_are_more_others() -> None:
    others = [row for number in range(7) for row in (("subhead", f"Night {number}"), ("paragraph", LEAD))]
    six = asked("subhead", *[f"Who paid for lamp {number}?" for number in range(6)])
    assert settled(*others, *six)[::2] == ["subhead"] * 13


def test_questions_without_answers_are_left_alone() -> None:
    rows = [("subhead", QUESTIONS[0]), *[("paragraph", text) for text in QUESTIONS[1:]], ("paragraph", LEAD)]
    assert settled(*rows) == states(*rows)


def test_a_speaker_in_capitals_is_known_by_the_last_name() -> None:
    talk = [
        ("subhead", "ANNA WELD, HOST: Good evening."),
        ("paragraph", LEAD),
        ("subhead", "WELD: And what did they cost us?"),
    ]
    assert settled(*talk) == ["paragraph"] * 3
    other = [talk[0], talk[1], ("subhead", "BRANDT: And what did they cost us?")]
    assert settled(*other) == states(*other)
    long = [("subhead", "A WORD FROM ANNA WELD: good evening"), talk[1], talk[2]]
    assert settled(*long) == states(*long)


@pytest.mark.parametrize("mark", [":", "："])
def test_a_first_turn_is_no_deck(mark: str) -> None:
    first = ("summary", f"Oyen{mark} They were mine.")
    turns = [("subhead", f"Weld{mark} Who bought them?"), ("subhead", f"Weld{mark} Who sold them?")]
    assert settled(first, *turns) == ["paragraph"] * 3
    assert settled(("summary", "They were all mine."), *turns)[0] == "summary"
    assert settled(("summary", f"Weld{mark} They were mine"), *turns)[0] == "summary"


@pytest.mark.parametrize("label", ["What next", "the mayor", "Harrow Spring Run Late Winners"])
def test_a_label_that_is_no_name_has_no_turns(label: str) -> None:
    rows = [("subhead", f"{label}: lamps"), ("paragraph", LEAD), ("subhead", f"{label}: wire")]
    assert settled(*rows) == states(*rows)


def test_a_label_over_sections_far_apart_has_no_turns() -> None:
    rows = [("subhead", "Harrow: lamps"), *[("paragraph", LEAD)] * 4, ("subhead", "Harrow: wire")]
    assert settled(*rows) == states(*rows)
    assert settled(*rows[1:], *rows[-2:])[4:] == ["paragraph"] * 3


@pytest.mark.parametrize("heading", ["Key points", "Das Wichtigste in Kürze", "L’essentiel"])
def test_short_lines_below_a_heading_of_key_points_are_a_list_without_bullets_too(heading: str) -> None:
    points, author = (
        [("summary", "Forty lamps"), ("subhead", "Eleven years in a garden")],
        ("byline", "By Nora Velt"),
    )
    rows = [("head.note", heading), *points, author, ("paragraph", LEAD)]
    assert settled(*rows) == ["subhead", *["list_item"] * 2, "byline", "paragraph"]
    for other in ([("title", heading), *rows[1:]], [rows[0], points[0], *rows[3:]], rows[:3]):
        assert settled(*other) == states(*other)
