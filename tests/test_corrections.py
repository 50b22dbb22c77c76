"""The corrections of the best sequence of states, each with a text that it must leave alone."""

import pytest

from newsparse.label.corrections import (
    Correction,
    drop_teasers,
    find_headings,
    find_headings_below_captions,
    find_signatures,
    force_roles,
    keep_ends,
    refuse_subheads,
    restore_sentences,
    settle_series,
)
from newsparse.label.describe import describe
from newsparse.label.head import find_page_heads, find_titles, refuse_bylines, refuse_titles
from newsparse.label.states import Decision
from newsparse.text.blocks import find

LEAD = (
    "paragraph",
    "The ferry to the islands was late again on Monday, and nobody on the quay was told why.",
)
TAIL = "tail.boilerplate"
HURT = "Nobody on board was hurt in the night."


def corrected(correction: Correction, *lines: tuple[str, str], page: bool = False) -> list[str]:
    """The states of these lines after the correction."""
    facts = describe(find("\n\n".join(text for _, text in lines)).blocks)
    made = Decision([state for state, _ in lines], facts, page)
    correction(made)
    return made.path


def restored(*lines: tuple[str, str], page: bool = False) -> list[str]:
    """The states of these lines below a paragraph after `restore_sentences`."""
    return corrected(restore_sentences, LEAD, *lines, page=page)[1:]


def test_a_sentence_at_the_end_of_an_article_belongs_to_it() -> None:
    assert restored((TAIL, HURT), (TAIL, LEAD[1])) == ["paragraph", "paragraph"]


def test_a_sentence_at_the_end_of_a_page_need_not_belong_to_the_article() -> None:
    assert restored((TAIL, HURT), ("boilerplate", HURT), page=True) == [TAIL, "boilerplate"]


def test_a_sentence_has_at_least_three_words() -> None:
    assert restored((TAIL, "Nobody was hurt.")) == ["paragraph"]
    assert restored((TAIL, "Not yet.")) == [TAIL]


@pytest.mark.parametrize(
    "line",
    [
        "Nobody on board was hurt in the night",
        "Was nobody hurt in the night?",
        "Subscribe to our newsletter.",
        "1. Bring a card to the quay.",
    ],
)
def test_a_line_that_is_not_a_sentence_or_matches_a_formula_is_left_alone(line: str) -> None:
    assert restored((TAIL, line)) == [TAIL]


def test_a_sentence_labelled_boilerplate_in_the_head_or_body_becomes_a_paragraph() -> None:
    assert restored(("head.boilerplate", HURT), ("boilerplate", HURT)) == ["paragraph", "paragraph"]
    assert restored(("head.note", HURT), ("note", HURT)) == ["head.note", "note"]


@pytest.mark.parametrize("line", ["Advertisement", "Share", "Read more", "Related articles", "Newsletter"])
def test_a_line_that_often_interrupts_texts_does_not_end_one(line: str) -> None:
    assert restored((TAIL, line), (TAIL, HURT)) == ["boilerplate", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "Copyright 2024 The Islander",
        "12 March 2024",
        "Sign in",
        "* * *",
        "Ana Ruiz",
        "1. Bread",
        LEAD[1][:-1] * 2,
    ],
)
def test_any_other_formula_or_an_unfinished_paragraph_ends_the_text(line: str) -> None:
    assert restored((TAIL, line), (TAIL, HURT)) == [TAIL, TAIL]


def test_a_short_line_between_sentences_is_a_subhead() -> None:
    lines = [(TAIL, HURT), (TAIL, "What comes next"), (TAIL, HURT)]
    assert restored(*lines) == ["paragraph", "subhead", "paragraph"]


def test_lines_after_the_last_sentence_are_not_part_of_the_text() -> None:
    lines = [(TAIL, HURT), (TAIL, "What comes next"), (TAIL, "Share"), (TAIL, "More from the islands")]
    assert restored(*lines) == ["paragraph", TAIL, TAIL, TAIL]


@pytest.mark.parametrize("state", ["tail.note", "end_marker", "tail.byline", "tail.credit"])
def test_the_text_ends_at_a_note_end_marker_byline_or_credit(state: str) -> None:
    assert restored((TAIL, HURT), (state, HURT), (TAIL, HURT)) == ["paragraph", state, TAIL]


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("Read more about the ferry late: Passengers wait on the quay", "boilerplate"),
        ("Read more about the ferry to the islands and its captain: Passengers wait", "paragraph"),
        ("Image caption, The bridge in 1931", "caption"),
    ],
)
def test_a_label_is_short_and_opens_its_line(line: str, state: str) -> None:
    assert corrected(force_roles, LEAD, ("paragraph", line)) == ["paragraph", state]


@pytest.mark.parametrize(
    "line",
    [
        *("Advertisement", "Comments", "Cookie settings", "All rights reserved", "Most read", "Newsletter"),
        *("Read more", "Related articles", "Share", "Sign in", "Subscribe", "Topics"),
    ],
)
def test_a_link_becomes_boilerplate_but_a_sentence_that_begins_like_it_does_not(line: str) -> None:
    assert corrected(force_roles, LEAD, ("paragraph", line)) == ["paragraph", "boilerplate"]
    assert corrected(force_roles, LEAD, ("paragraph", f"{line} for all of us who wait")) == [
        "paragraph",
        "paragraph",
    ]


BYLINE = ("byline", "By Ana Ruiz")


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("By Ana Ruiz", "byline"),
        ("ホーム", "head.boilerplate"),
        ("微信", "head.boilerplate"),
        ("Sport", "head.note"),
        ("What comes next", "subhead"),
    ],
)
def test_a_byline_is_in_the_form_of_one_and_no_button(line: str, state: str) -> None:
    assert corrected(refuse_bylines, ("byline", line), LEAD) == [state, "paragraph"]


def test_a_title_is_no_sentence_of_a_lead() -> None:
    dated = f"OSLO (Reuters) - {LEAD[1]}"
    for text in (dated, f"{LEAD[1]} {LEAD[1]}"):
        assert corrected(refuse_titles, ("title", text), LEAD) == ["paragraph", "paragraph"]
    for text in ("Ferry late again.", "OSLO (Reuters)", "FERRY LATE AGAIN. NOBODY KNOWS WHY."):
        assert corrected(refuse_titles, ("title", text), LEAD)[0] != "paragraph"


def test_the_first_line_is_the_title_if_the_story_below_it_has_a_dateline() -> None:
    dated = ("paragraph", f"OSLO (Reuters) - {LEAD[1]}")
    assert corrected(find_titles, ("paragraph", LEAD[1][:-1]), dated) == ["title", "paragraph"]
    assert corrected(find_titles, LEAD, dated) == ["paragraph", "paragraph"]
    assert corrected(find_titles, ("paragraph", LEAD[1][:-1]), LEAD) == ["paragraph", "paragraph"]


def test_the_headline_is_below_the_codes_of_an_agency() -> None:
    codes, headline = ("title", "BC-FERRY-LATE 09-11 0339"), ("summary", "Ferry to the islands late again")
    assert corrected(find_titles, codes, headline, LEAD) == ["slug", "title", "paragraph"]
    assert corrected(find_titles, ("title", "Ferry late"), headline, LEAD) == [
        "title",
        "summary",
        "paragraph",
    ]


def test_a_section_over_text_is_a_heading_and_over_a_headline_a_link() -> None:
    section, teaser = ("boilerplate", "Hintergrund"), ("paragraph", "Ferry late again")
    long = ("paragraph", f"{LEAD[1]} {LEAD[1]}")
    assert corrected(find_headings, LEAD, section, long)[1] == "subhead"
    assert corrected(find_headings, LEAD, section, teaser)[1] == "boilerplate"
    assert corrected(find_headings, LEAD, section, long, page=True)[1] == "boilerplate"


def test_a_line_between_a_caption_and_a_sentence_is_a_heading() -> None:
    caption, line = ("caption", "Foto: Tom Hale/EFE"), ("paragraph", "Horarios")
    correct = find_headings_below_captions
    assert corrected(correct, LEAD, caption, line, ("paragraph", HURT))[2] == "subhead"
    assert corrected(correct, LEAD, caption, ("paragraph", HURT), ("paragraph", HURT))[2] == "paragraph"
    assert corrected(correct, LEAD, caption, line, ("paragraph", "Dos horas"))[2] == "paragraph"
    assert corrected(correct, LEAD, caption, line, ("paragraph", HURT), page=True)[2] == "paragraph"


def test_what_is_said_of_the_author_below_the_text_is_a_note() -> None:
    about = ("paragraph", "Ana Ruiz writes about the islands and their ferries.")
    other = ("paragraph", "Lena Brandt writes about the islands and their ferries.")
    assert corrected(find_signatures, BYLINE, LEAD, LEAD, about)[-1] == "note"
    assert corrected(find_signatures, BYLINE, LEAD, LEAD, other)[-1] == "paragraph"
    assert corrected(find_signatures, BYLINE, about, LEAD)[1] == "paragraph"
    assert corrected(find_signatures, LEAD, LEAD, ("paragraph", "Sincerely,"))[-1] == "note"


@pytest.mark.parametrize("line", ["4 min read", "@harrow_news"])
def test_reading_times_and_handles_are_no_headings(line: str) -> None:
    assert corrected(force_roles, ("title", "Ferry late"), ("subhead", line), LEAD)[1] == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "[Reproduced with permission.]",
        "[ The ferry sails again ]",
        "[Mit Genehmigung nachgedruckt]",
        "[渡轮今天恢复通航]",
    ],
)
def test_a_line_in_square_brackets_is_a_note(line: str) -> None:
    for state in ("paragraph", "subhead"):
        assert corrected(force_roles, LEAD, (state, line), LEAD)[1] == "note"


@pytest.mark.parametrize(
    "line",
    [
        "[Ferry late] again",
        "The ferry is late [again]",
        "(The ferry sails again)",
        f"[{LEAD[1]} {LEAD[1]}]",  # a paragraph
    ],
)
def test_brackets_inside_a_line_round_ones_and_those_of_a_paragraph_make_no_note(line: str) -> None:
    assert corrected(force_roles, LEAD, ("paragraph", line), LEAD)[1] == "paragraph"


def test_a_note_of_editors_in_brackets_says_so() -> None:
    line = "(Editor’s note: this text was updated.)"
    assert corrected(force_roles, LEAD, ("paragraph", line), LEAD)[1] == "head.note"


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("press@harbour.example", "note"),
        ("Follow @noravelt", "note"),
        ("Write to press@harbour.example.", "subhead"),
        ("— he added.", "paragraph"),
        ("What comes next", "subhead"),
    ],
)
def test_an_address_or_a_word_of_a_speaker_is_no_heading(line: str, state: str) -> None:
    assert corrected(refuse_subheads, LEAD, ("subhead", line), LEAD)[1] == state


def test_a_long_heading_with_a_colon_leads_to_a_list() -> None:
    long = "The mayor of the harbour town of Linden named what the ferry to the islands had cost the town since the May"
    assert corrected(refuse_subheads, LEAD, ("subhead", f"{long} of 2031:"), LEAD)[1] == "paragraph"
    assert corrected(refuse_subheads, LEAD, ("subhead", "What it had cost:"), LEAD)[1] == "subhead"


@pytest.mark.parametrize("label", ["Read also", "Lesen Sie auch"])
def test_a_headline_below_a_label_of_links_is_a_link(label: str) -> None:
    lines = [LEAD, ("boilerplate", label), ("subhead", "Bridge closed again"), LEAD]
    assert corrected(drop_teasers, *lines)[2] == "boilerplate"
    signed = [*lines[:3], ("paragraph", "By Ana Ruiz"), LEAD]
    assert corrected(drop_teasers, *signed)[2:4] == ["boilerplate"] * 2
    assert corrected(drop_teasers, *lines, page=True)[2] == "subhead"
    assert corrected(drop_teasers, LEAD, ("boilerplate", label), (*LEAD,), LEAD)[2] == "paragraph"
    assert corrected(drop_teasers, LEAD, ("boilerplate", "Share"), lines[2], LEAD)[2] == "subhead"


def test_series_are_settled_in_articles_and_on_pages() -> None:
    long = ("paragraph", f"{LEAD[1]} {LEAD[1]}")
    labels = [line for word in ("lamps", "wire", "price") for line in (("paragraph", f"The {word}:"), long)]
    assert corrected(settle_series, long, *labels)[1::2] == ["subhead"] * 3
    assert corrected(settle_series, long, *labels, page=True)[1::2] == ["paragraph"] * 3
    amounts = [("subhead", "200 g of butter"), ("subhead", "3 eggs"), ("subhead", "1 lemon")]
    assert corrected(settle_series, long, *amounts)[1:] == ["paragraph"] * 3
    row = [LEAD, ("subhead", "Rovers   3   1"), LEAD]
    assert corrected(settle_series, *row, page=True)[1] == "boilerplate"


def test_the_ends_of_pages_are_kept_and_their_headlines_found() -> None:
    ended = [("title", "Two charged"), LEAD, (TAIL, "Lena Brandt, 44"), (TAIL, "###")]
    assert corrected(keep_ends, *ended, page=True)[2:] == ["paragraph", "end_marker"]
    assert corrected(keep_ends, *ended)[2:] == [TAIL, TAIL]
    headed = [("title", "Linden"), ("byline", "Fire: Four lamps stolen"), LEAD]
    assert corrected(find_page_heads, *headed, page=True)[:2] == ["kicker", "title"]
    assert corrected(find_page_heads, *headed)[:2] == ["title", "byline"]
