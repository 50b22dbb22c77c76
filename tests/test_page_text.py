"""Running text of a page that stands next to the body belongs to it; teasers, captions and the foot do not."""

import pytest

from newsparse.label.page_text import keep_running_text
from tests.relabelling import Line, relabelled

TEXT = "The ferry to the islands was late again on Monday, and nobody on the quay was told why or when."
TAIL = "tail.boilerplate"


def kept(*lines: Line) -> list[str]:
    """The states of these lines after the correction."""
    return relabelled(keep_running_text, *lines)


BODY: list[Line] = [("title", "Ferry late again"), ("paragraph", f"    {TEXT}"), ("paragraph", f"    {TEXT}")]


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


def test_a_city_or_a_name_far_from_the_time_is_no_author() -> None:
    label, city = ("head.boilerplate", "Published early on Monday"), ("head.boilerplate", "Linden")
    name = ("head.boilerplate", "Marit Oyen")
    assert kept(BODY[0], name, label, *BODY[1:])[1] == "byline"
    assert kept(BODY[0], label, city, *BODY[1:])[2] == "head.boilerplate"
    share = ("head.boilerplate", "Share")
    assert kept(BODY[0], name, share, label, *BODY[1:])[1] == "head.boilerplate"
    assert kept(BODY[0], ("byline", "By Ana Ruiz"), name, label, *BODY[1:])[2] == "head.boilerplate"


LONG = [
    f"{TEXT} Nobody had asked. The captain was asleep. Who could have known that the engine was cold?",
    f"{TEXT} Nobody had asked. The captain was asleep. The engine had been cold since Sunday (mo)",
    "Die Fähre kam auch am Montag zu spät, und niemand am Kai erfuhr, warum. Der Kapitän schlief. Der Maschinist "
    "schlief. Und wer hätte ahnen können, dass die Maschine seit Sonntag kalt war?",
    "渡轮星期一又晚点了，码头上没有人知道为什么。船长在睡觉。机师也在睡觉。轮机从星期天起就一直是冷的，办公室里的人接到过两次电话。谁又能事先想到会是这样呢？",
]


@pytest.mark.parametrize("text", LONG)
def test_several_sentences_are_text_whatever_they_end_with(text: str) -> None:
    assert kept(*BODY, (TAIL, f"    {text}"))[-1] == "paragraph"
    assert kept(*BODY, (TAIL, f"        {text}"))[-1] == TAIL
    assert kept(BODY[0], ("head.boilerplate", f"        {text}"), *BODY[1:])[1] == "summary"


@pytest.mark.parametrize(
    "text",
    [
        f"{TEXT} And who could have known that the engine had been cold since Sunday?",  # two sentences
        "It rained. It was cold. It was late. And who was asleep?",
        "Share the news of the ferry to the islands with us. Write to the desk. Or to the mate. We read what you "
        "send to us on each and every day. Will you?",
    ],
)
def test_few_or_short_sentences_and_invitations_are_not(text: str) -> None:
    assert kept(*BODY, (TAIL, f"    {text}"))[-1] == TAIL


def test_a_text_longer_than_teasers_belongs_to_the_body_however_it_is_set() -> None:
    long = " ".join([TEXT] * 5)
    middle, last = (TAIL, f"        {long}"), (TAIL, f"    {TEXT}")
    assert kept(*BODY, middle, last)[-2:] == ["paragraph"] * 2
    assert kept(*BODY, (TAIL, f"        {TEXT} {TEXT}"), last)[-2:] == ["boilerplate", "paragraph"]
    assert kept(*BODY, middle)[-1] == TAIL  # nothing follows


@pytest.mark.parametrize(
    "line",
    ["The lamps burned on Monday.", "Die Lampen brannten am Montag.", "路灯在星期一的晚上又亮了起来。"],
)
def test_a_short_sentence_inside_the_body_belongs_to_it(line: str) -> None:
    assert kept(*BODY, ("boilerplate", f"    {line}"), BODY[1])[3] == "paragraph"
    assert kept(*BODY, ("boilerplate", f"        {line}"), BODY[1])[3] == "boilerplate"


@pytest.mark.parametrize(
    "line", ["The lamps burned on.", "The lamps burned on Monday", "Read more of this here."]
)
def test_a_button_inside_the_body_does_not(line: str) -> None:
    assert kept(*BODY, ("boilerplate", f"    {line}"), BODY[1])[3] == "boilerplate"


def test_numbered_sentences_inside_the_body_are_items() -> None:
    numbered = [("boilerplate", f"    {number}. Bring a card to the quay.") for number in (1, 2)]
    assert kept(*BODY, *numbered, BODY[1])[3:5] == ["list_item"] * 2


def test_the_items_that_a_colon_announces_are_a_list() -> None:
    announced = ("paragraph", "    The town bought:")
    items = [("boilerplate", "      • forty lamps,"), ("boilerplate", "      • wire for the market.")]
    links = [("boilerplate", "      • Forty lamps"), ("boilerplate", "      • Wire for the market")]
    assert kept(*BODY, announced, *items, BODY[1])[4:6] == ["list_item"] * 2
    assert kept(*BODY, announced, *links, BODY[1])[4:6] == ["boilerplate"] * 2
    assert kept(*BODY, *items, BODY[1])[3:5] == ["boilerplate"] * 2
    assert kept(*BODY, announced, items[0], BODY[1])[4] == "boilerplate"


def test_a_first_paragraph_that_is_indented_otherwise_is_the_deck() -> None:
    deck = ("paragraph", f"  {TEXT}")
    assert kept(BODY[0], deck, *BODY[1:])[1:3] == ["summary", "paragraph"]
    for lines in (
        [BODY[0], BODY[1], *BODY[1:]],
        [BODY[0], deck, deck, *BODY[1:], BODY[1]],
        [BODY[0], ("summary", "Nobody knows why"), deck, *BODY[1:]],
        [BODY[0], ("paragraph", f"  OSLO (Reuters) - {TEXT}"), *BODY[1:]],
    ):
        assert kept(*lines) == [state for state, _ in lines]


@pytest.mark.parametrize(
    ("place", "role"), [("Linden.", "summary"), ("Linden", "paragraph"), ("New Linden.", "paragraph")]
)
def test_a_first_paragraph_above_the_place_of_the_story_is_the_deck(place: str, role: str) -> None:
    assert kept(BODY[0], BODY[1], ("paragraph", f"    {place}"), *BODY[1:])[1] == role


LONG_BODY = [BODY[0], *[BODY[1]] * 4]
ASIDE: Line = ("paragraph", f"        {TEXT}")


def test_a_paragraph_that_is_set_far_off_the_body_is_a_note() -> None:
    assert kept(*LONG_BODY, ASIDE, BODY[1])[5] == "note"
    for lines in (
        [*LONG_BODY, ("paragraph", f"      {TEXT}"), BODY[1]],  # nearly as far
        [*LONG_BODY, *[ASIDE] * 3, BODY[1]],
        [*BODY, ASIDE, BODY[1]],  # too few to know how the body is set
        [*LONG_BODY, ("paragraph", f"        OSLO (Reuters) - {TEXT}"), BODY[1]],
        [*LONG_BODY, ("list_item", ASIDE[1]), BODY[1]],
    ):
        assert kept(*lines) == [state for state, _ in lines]


def test_a_first_paragraph_set_off_and_apart_from_the_body_is_a_note_or_a_caption() -> None:
    share = ("boilerplate", "Share")
    assert kept(BODY[0], ASIDE, share, *LONG_BODY[1:])[1] == "head.note"
    credited = (
        "paragraph",
        "      Die Fähre am Kai, und niemand weiß, warum sie dort noch liegt. Ana Ruiz/dpa",
    )
    assert kept(BODY[0], credited, *LONG_BODY[1:])[1] == "head.caption"
    assert kept(BODY[0], ("paragraph", f"      {TEXT}"), share, *LONG_BODY[1:])[1] == "paragraph"


@pytest.mark.parametrize(
    "caption",
    [
        "The ferry at the quay in May (Photo: Ana Ruiz / EPA)",
        "Are they still there? Photo by Ana Ruiz",
        "Die Fähre am Kai. Foto: Ana Ruiz",
        "El barco en el muelle (Foto: Ana Ruiz)",
        "Le bateau au port. Crédit photo : Ana Ruiz",
    ],
)
def test_a_caption_that_names_its_photographer_is_no_paragraph(caption: str) -> None:
    line = ("paragraph", f"    {caption}")
    assert kept(*BODY, line, BODY[1])[3] == "caption"
    assert kept(BODY[0], line, *BODY[1:])[1] == "head.caption"


@pytest.mark.parametrize(
    "line",
    [
        "The ferry at the quay in May (for the third time)",
        "She said that it was late. Nobody knew of it",
        "The ferry is late. Photo by Ana Ruiz.",
        f"The ferry at the quay. Photo by Ana Ruiz {'on the quay ' * 8}",  # the last words are far more
    ],
)
def test_other_last_words_are_no_credit(line: str) -> None:
    assert kept(*BODY, ("paragraph", f"    {line}"), BODY[1])[3] == "paragraph"


@pytest.mark.parametrize("credit", ["EFE", "Getty Images", "Ana Ruiz / dpa"])
def test_a_line_above_a_credit_alone_is_a_caption(credit: str) -> None:
    caption, below = ("paragraph", "    The ferry at the quay in May."), ("boilerplate", f"    {credit}")
    assert kept(*BODY, caption, below, BODY[1])[3] == "caption"
    assert kept(BODY[0], caption, below, *BODY[1:])[1] == "paragraph"  # the first one may be the lead
    assert kept(*BODY, caption, ("boilerplate", "    Share"), BODY[1])[3] == "paragraph"
    told = ("paragraph", f"    {TEXT} It rained. It was cold.")
    assert kept(*BODY, told, below, BODY[1])[3] == "paragraph"
