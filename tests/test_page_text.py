"""Running text of a page that stands next to the body belongs to it; teasers, captions and the foot do not."""

import pytest

from newsparse.label.describe import describe
from newsparse.label.page_text import keep_running_text
from newsparse.text.blocks import find

TEXT = "The ferry to the islands was late again on Monday, and nobody on the quay was told why or when."
TAIL = "tail.boilerplate"


def kept(*lines: tuple[str, str]) -> list[str]:
    """The states of these lines after the correction."""
    path = [state for state, _ in lines]
    facts = describe(find("\n".join(text for _, text in lines), "lines").blocks)
    keep_running_text(path, facts)
    return path


BODY = [("title", "Ferry late again"), ("paragraph", f"    {TEXT}"), ("paragraph", f"    {TEXT}")]


def test_the_body_goes_on_below_links_that_interrupt_it() -> None:
    links = [(TAIL, f"      Bridge {number} closed") for number in range(9)]
    assert kept(*BODY, *links, (TAIL, f"    {TEXT}"))[3:] == ["boilerplate"] * 9 + ["paragraph"]


@pytest.mark.parametrize(
    "line", [f"        {TEXT}", "    Ferry late again", "    Read more about the ferry."]
)
def test_what_is_set_otherwise_or_is_no_sentence_does_not_belong_to_it(line: str) -> None:
    assert kept(*BODY, (TAIL, line)) == ["title", "paragraph", "paragraph", TAIL]


@pytest.mark.parametrize("foot", ["12 comments", "Copyright 2031 The Harrow Mercury"])
def test_nothing_below_the_foot_belongs_to_it(foot: str) -> None:
    assert kept(*BODY, (TAIL, foot), (TAIL, f"    {TEXT}"))[-1] == TAIL


def test_a_text_far_below_is_another_one() -> None:
    links = [(TAIL, f"      Bridge {number} closed") for number in range(24)]
    assert kept(*BODY, *links, (TAIL, f"    {TEXT}"))[-1] == TAIL


def test_a_heading_goes_with_its_text_if_it_is_set_like_the_others() -> None:
    body = [*BODY[:2], ("subhead", "    The first night"), *BODY[2:]]
    assert kept(*body, (TAIL, "    The second night"), (TAIL, f"    {TEXT}"))[-2:] == ["subhead", "paragraph"]
    assert kept(*BODY, (TAIL, "    The second night"), (TAIL, f"    {TEXT}"))[-2:] == [
        "boilerplate",
        "paragraph",
    ]


def test_a_sentence_under_the_headline_is_the_deck_unless_there_is_one() -> None:
    head = [BODY[0], ("head.boilerplate", f"    {TEXT}")]
    assert kept(*head, *BODY[1:])[1] == "summary"
    assert kept(BODY[0], ("summary", "Nobody knows why"), *head[1:], *BODY[1:])[2] == "paragraph"


def test_a_caption_is_no_deck() -> None:
    for caption in ("The ferry in May. © Ana Ruiz", "The ferry in May (Photo: Ana Ruiz)"):
        assert kept(BODY[0], ("summary", caption), *BODY[1:])[1] == "head.caption"
    credited = [("summary", "The ferry in May"), ("head.boilerplate", "Photo: Ana Ruiz")]
    assert kept(BODY[0], *credited, *BODY[1:])[1] == "head.caption"


def test_the_body_begins_at_its_dateline() -> None:
    head = [("head.boilerplate", "Nobody on the quay was told why or when")]
    lead = [("head.boilerplate", f"OSLO (Reuters) - {TEXT}")]
    assert kept(BODY[0], *head, *lead, *BODY[1:])[1:3] == ["summary", "paragraph"]


def test_the_author_is_who_signs_or_stands_beside_the_time() -> None:
    signed, named = ("head.boilerplate", "By Ana Ruiz"), ("head.boilerplate", "Li Wei")
    time = ("timestamp", "5 June 2031, 14:05")
    assert kept(BODY[0], named, signed, *BODY[1:])[1:3] == ["head.boilerplate", "byline"]
    assert kept(BODY[0], named, time, *BODY[1:])[1] == "byline"
    assert kept(BODY[0], named, ("head.boilerplate", "Share"), *BODY[1:])[1] == "head.boilerplate"
    assert (
        kept(BODY[0], ("head.boilerplate", "DA Opposition Motion"), time, *BODY[1:])[1] == "head.boilerplate"
    )
