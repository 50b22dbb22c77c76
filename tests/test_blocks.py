"""The paragraphs of a file in every layout."""

import gc
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse.text import ragged
from newsparse.text.blocks import _is_loose, _rows, find

TITLE = "Island votes on its own airport"
PARAGRAPHS = [
    "The people of Hessay vote on Sunday on whether their island of four hundred should have an "
    "airport, and the families who have not spoken for years are arguing.",
    "Supporters say that a runway of eight hundred metres would end the winters in which no doctor can land.",
    "The pastor, who is against it, has calculated that it would be cheaper to give every household "
    "a boat, and he has shown the sum to everyone who came to church since Easter.",
    "Nobody has asked the geese. Up to six thousand of them rest on the meadow in spring, a "
    "biologist says, and they have done so for as long as there have been meadows on Hessay.",
    "The result is expected on Sunday at about eight in the evening.",
]
WHOLE = [TITLE, *PARAGRAPHS]


def texts(text: str) -> list[str]:
    return [block.text for block in find(text).blocks]


def wrapped(width: int, indent: str = "", between: str = "\n") -> str:
    fill = textwrap.TextWrapper(width, initial_indent=indent, break_on_hyphens=False).fill
    return between.join([TITLE, *map(fill, PARAGRAPHS)]) + "\n"


def test_one_paragraph_per_line() -> None:
    assert texts("\n".join(WHOLE)) == WHOLE


def test_one_paragraph_per_line_between_blank_lines() -> None:
    assert texts("\n\n".join(WHOLE)) == WHOLE


@pytest.mark.parametrize("width", [40, 60, 66, 72, 80, 100])
def test_wrapped_between_blank_lines(width: int) -> None:
    assert texts(wrapped(width, between="\n\n")) == WHOLE


@pytest.mark.parametrize("width", [60, 66, 72, 80])
@pytest.mark.parametrize("indent", ["  ", "    ", "\t"])
def test_wrapped_and_indented_without_blank_lines(width: int, indent: str) -> None:
    assert texts(wrapped(width, indent)) == WHOLE


@pytest.mark.parametrize(
    "width", [62, 66, 72, 80]
)  # widths at which no paragraph happens to end with a full line
def test_wrapped_without_blank_lines_or_indentation(width: int) -> None:
    assert texts(wrapped(width)) == WHOLE


SHORT = [
    "The old bridge over the river was closed on Tuesday after a barge hit one of its piers, the port "
    "authority said in a statement.",
    "Nobody was hurt. The barge, which carried sand, was towed to the south bank and will be inspected by "
    "divers in the afternoon.",
    "The authority said repairs would take three weeks and that ferries would run every ten minutes until "
    "then, from six to midnight.",
]


@pytest.mark.parametrize("indent", ["", "   "])
@pytest.mark.parametrize("headline", ["Bridge shut", f"Bridge shut {'after a barge hits a pier of it ' * 2}"])
def test_paragraphs_of_two_lines_without_blank_lines_are_joined(headline: str, indent: str) -> None:
    rows = [textwrap.fill(paragraph, 72, initial_indent=indent) for paragraph in SHORT]
    headline = headline.strip()
    assert texts("\n".join([headline, "By Ana Ruiz", *rows])) == [headline, "By Ana Ruiz", *SHORT]


def test_a_full_line_that_ends_a_sentence_ends_its_paragraph_if_few_sentences_end_inside_lines() -> None:
    full = "It will be opened again by the mayor at noon on Saturday, he said there."
    rows = [textwrap.fill(paragraph, 72) for paragraph in [SHORT[0], full, SHORT[2]]]
    assert texts("\n".join([TITLE, *rows])) == [TITLE, SHORT[0], full, SHORT[2]]


@pytest.mark.parametrize(
    "lines",
    [
        [
            "The ferry leaves at six o'clock today with all the",
            "winter in its hold, and nobody",
            "to see it off but one old man, his dog,",
            "and me, who came too late to say goodbye.",
        ],
        [
            "home page of the town",
            "news from the harbour and the islands",
            "opening hours of the offices in the town hall",
            "weather",
            "sport from the second division",
            "contact the newsroom by letter",
        ],
        [PARAGRAPHS[0], "what the supporters say", PARAGRAPHS[1], "what comes next", PARAGRAPHS[2]],
    ],
    ids=["a poem", "a menu", "subheads in lower case"],
)
def test_lines_in_lower_case_are_joined_only_to_full_lines(lines: list[str]) -> None:
    assert texts("\n".join([TITLE, *lines])) == [TITLE, *lines]


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
@pytest.mark.parametrize("layout", ["\n".join(WHOLE), wrapped(72, between="\n\n"), wrapped(66, "    ")])
def test_any_style_of_line_endings_gives_the_same_blocks(layout: str, newline: str) -> None:
    assert texts(layout.replace("\n", newline)) == WHOLE


def test_trailing_spaces_are_ignored() -> None:
    assert texts(wrapped(72, between="\n\n").replace("\n", "  \n")) == WHOLE


def test_chinese_is_wrapped_at_columns_and_joined_without_spaces() -> None:
    paragraph = (
        "停课两年之后，位于深山的石桥小学本周一重新开学，十七名学生走进了新修的教室，"
        "村里人凑钱买了一口新钟，挂在校门口的树上，每天早上八点敲响。"
    )
    rows = [paragraph[i : i + 30] for i in range(0, len(paragraph), 30)]
    assert texts("\n".join(rows) + "\n\n" + "\n".join(rows)) == [paragraph, paragraph]


@pytest.mark.parametrize("sign", ["> ", ">", ">> ", "> > "])
def test_the_quotation_signs_of_a_forwarded_mail_are_not_text(sign: str) -> None:
    lines = [f"{sign}{line}".rstrip() for line in wrapped(72, between="\n\n").splitlines()]
    text = "\n".join(["On Monday Ana wrote:", *lines])
    found = find(text).blocks
    assert [block.text for block in found] == ["On Monday Ana wrote:", *WHOLE]
    assert text[found[1].start : found[1].end] == TITLE and found[1].line == 1


def test_a_quotation_in_a_text_keeps_its_signs() -> None:
    assert texts("\n\n".join([*WHOLE, "> It rained.", "> It rains.", "> It will."]))[-1] == "> It will."


def test_the_short_lines_of_a_list_are_not_joined() -> None:
    items = ["The winners are:", "Anna Berg, Oslo", "Piet de Vries, Utrecht", "Li Na, Wuhan"]
    assert texts("\n".join(items)) == items


def test_bullets_start_blocks_in_wrapped_text() -> None:
    items = ["- " + "a long condition of the court about chimneys and swifts " * 2, "- the bricks"]
    rows = [textwrap.fill(item, 60, subsequent_indent="  ") for item in items]
    text = wrapped(60, between="\n\n") + "\n" + "\n".join(rows)
    assert texts(text)[-2:] == [item.strip() for item in items]


def test_a_blank_line_ends_a_block_unless_it_cuts_a_sentence() -> None:
    text = wrapped(60, between="\n\n") + "\n"
    rows = textwrap.wrap(PARAGRAPHS[0], 60)
    assert texts(text + "\n\n".join(rows))[-1] == PARAGRAPHS[0]
    for items in (
        [f"{row}." for row in rows],
        [f"{row}," for row in rows],
        [row.capitalize() for row in rows],
        [*rows, *rows],  # items in small letters
    ):
        assert texts(text + "\n\n".join(items))[-len(items) :] == items


def test_a_block_knows_its_line_its_indent_and_the_gap_above() -> None:
    block = find("Title\n\n\n   Body text.").blocks[1]
    assert (block.line, block.lines, block.indent, block.gap) == (3, 1, 3, 2)


def test_a_text_of_white_space_has_no_blocks() -> None:
    assert texts(" \n\t\n\n  ") == []


@given(st.text(alphabet="aB.-• \t\n\r市", max_size=300))
@settings(max_examples=300, deadline=None)
def test_blocks_contain_every_character_except_white_space(text: str) -> None:
    at = 0
    for block in find(text).blocks:
        assert not text[at : block.start].strip()
        assert at <= block.start < block.end
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        at = block.end
    assert not text[at:].strip()


def test_blank_lines_leave_no_objects_for_the_garbage_collector() -> None:
    gc.collect()
    before = len(gc.get_objects())
    found = find("\n" * 20_000 + "A title\n")
    assert found.blocks[0].gap == 20_000
    assert len(gc.get_objects()) - before < 1_000


# The limits of wrapping: rows of a given number of columns, each in the middle of a sentence.


def row(width: int) -> str:
    return ("the ferry left the quay at noon and " * 10)[: width - 1] + "x"


def opening(width: int) -> str:
    return row(width).capitalize()


def ending(width: int) -> str:
    return f"{row(width - 1)}."


def han(width: int) -> str:
    return ("停课两年之后位于深山的石桥小学" * 10)[:width]


FULL = [row(66)] * 20
SHORT_ONE = f"{opening(29)}."  # a paragraph of its own


def lines(*rows: str) -> list[int]:
    """The number of lines of each block."""
    return [block.lines for block in find("\n".join(rows)).blocks]


def one_each(*rows: str) -> bool:
    return lines(*rows) == [1] * len(rows)


def test_text_is_wrapped_at_24_to_120_columns() -> None:
    assert one_each(*[row(150)] * 9)
    assert one_each(*[row(18)] * 9)
    assert lines(*[row(110)] * 9) == lines(*[row(30)] * 9) == [9]


def test_a_full_line_leaves_at_most_two_columns_unused() -> None:
    assert lines(*FULL, row(61), *FULL) == [41]  # "the" would have left one unused
    assert lines(*FULL, row(60), *FULL) == [21, 20]


def test_unspaced_lines_may_be_two_columns_shorter_for_a_mark_that_cannot_begin_a_line() -> None:
    full = [han(30)] * 10
    assert lines(*full, han(26), *full) == [21]
    assert lines(*full, han(25), *full) == [11, 10]


def test_lines_are_ragged_if_few_of_them_are_full() -> None:
    assert lines(*[row(66), row(66), row(50)] * 9) == [27]
    assert lines(*[*[row(66)] * 9, row(50)] * 3) == [10, 10, 10]


def test_a_ragged_line_that_continues_has_more_than_sixty_percent_of_the_width() -> None:
    assert lines(*[row(66), row(66), row(45)] * 9) == [27]
    assert lines(*[row(66), row(66), row(30)] * 9) == [3] * 9


def test_at_least_half_of_the_lines_of_wrapped_text_are_full() -> None:
    assert lines(*[opening(66), opening(66), opening(30)] * 8) == [3] * 8
    assert one_each(*[opening(66), opening(30), opening(30)] * 8)


def test_most_full_lines_of_wrapped_text_do_not_end_a_sentence() -> None:
    full = f"{opening(65)}."
    assert lines(*[*[opening(66)] * 3, full] * 5) == [20]
    assert one_each(*[opening(66), full] * 10)


def test_two_full_lines_can_be_chance() -> None:
    assert one_each(*[opening(66)] * 2)
    assert lines(*[opening(66)] * 5) == [5]


def test_a_quarter_of_the_lines_continue_in_wrapped_paragraphs_of_one_or_two_lines() -> None:
    two = [opening(66), ending(30)]
    assert lines(*[*two, SHORT_ONE, SHORT_ONE] * 8) == [2, 1, 1] * 8
    assert one_each(*[*two, *[SHORT_ONE] * 4] * 8)


def test_a_single_line_that_continues_can_be_chance() -> None:
    rows = [opening(66), ending(30), SHORT_ONE, SHORT_ONE]
    assert one_each(*rows)
    assert lines(*rows, *rows) == [2, 1, 1, 2, 1, 1]


def test_nearly_all_lines_that_continue_are_full() -> None:
    full, short = [opening(66), ending(30), SHORT_ONE], [opening(50), ending(30), SHORT_ONE]
    assert lines(*full * 10, *short) == [2, 1] * 10 + [2, 1]
    assert one_each(*full * 6, *[opening(34), ending(30), SHORT_ONE] * 2)


def test_narrow_lines_are_a_list_if_most_are_not_full() -> None:
    assert one_each(*[opening(34), ending(20), opening(20)] * 4)
    assert lines(*[opening(48), ending(20), f"{opening(20)}."] * 4) == [2, 1] * 4


def test_the_first_line_is_measured_only_if_there_are_few() -> None:
    assert lines(row(72), opening(68), row(40)) == [3]
    assert lines(opening(100), *[opening(66)] * 5) == [1, 5]


def test_one_line_in_fifty_may_be_longer_than_the_wrap_column() -> None:
    many, few = [opening(66)] * 30, [opening(66)] * 15
    assert lines(*many, opening(90), *many) == [31, 30]
    assert one_each(*few, opening(90), *few)


@pytest.mark.parametrize(("length", "blocks"), [(5, [7, 6, 6, 6, 6]), (12, [4, 10, 13, 13, 13, 13])])
def test_an_indentation_shows_paragraphs_if_one_line_in_ten_has_it(length: int, blocks: list[int]) -> None:
    rows = ["   " + opening(63), *[row(66)] * length] * 5
    rows.insert(3, row(50))  # which continues only if indentation shows the paragraphs
    assert lines(*rows) == blocks


def test_the_smaller_of_two_common_indentations_continues_a_paragraph() -> None:
    assert lines(*["   " + opening(27) + ".", "   " + opening(63), ending(40)] * 8) == [1, 2] * 8


def test_items_of_many_lines_may_have_hanging_indents() -> None:
    assert lines(*["• " + opening(64), *["   " + row(63)] * 6] * 5) == [7] * 5


def test_the_lines_of_a_paragraph_may_differ_in_indentation_by_one_column() -> None:
    assert lines(*FULL, " " + row(65), *FULL) == [41]
    assert lines(*FULL, "  " + row(64), *FULL) == [20, 21]


def test_a_tab_indents_by_eight_columns() -> None:
    assert find("\tFerry late").blocks[0].indent == 8


@pytest.mark.parametrize("between", [" | ", "   "])
def test_a_row_of_a_table_has_at_least_three_cells(between: str) -> None:
    def widened(start: str) -> str:
        return start + row(66 - len(start))

    assert lines(*FULL, widened(f"oats{between}"), *FULL) == [41]
    assert lines(*FULL, widened(f"oats{between}rye{between}"), *FULL) == [20, 1, 20]


def test_a_forwarded_mail_has_several_lines_and_nearly_all_are_quoted() -> None:
    assert texts("> It rained.\n> It rains.") == ["> It rained.", "> It rains."]
    assert texts("\n".join(["> It rains."] * 5)) == ["It rains."] * 5
    half = ["> It rains.", "> It will.", "Will it?"] * 3
    assert texts("\n".join(half)) == half


RAGGED = [
    "The station will bring clean water to some four thousand homes that had to boil what came",
    "from their taps in the dry months of the last two summers.",
    "Building began the year after, and was held up twice, once by floods and once when a",
    "supplier of valves went out of business.",
    "Engineers will go on testing the pumps until the end of the month, and residents may",
    "see brown water for an hour or two on those days, which is safe",
    "Mill Lane 12, Harrow, 555-014-2201",
    "to drink if it is boiled.",
    "The first station will be kept as a reserve, and will be named after the woman who ran",
    "it for half of its years.",
    "Mill Lane 12, Harrow, 555-014-2201",
]


def test_ragged_lines_are_joined_and_page_feet_do_not_cut_paragraphs() -> None:
    text = "\n".join(["Water authority opens a station", *RAGGED])
    blocks = find(text).blocks
    assert [block.lines for block in blocks] == [1, 2, 2, 3, 1, 2, 1]
    assert blocks[3].text.endswith("which is safe to drink if it is boiled.") and blocks[3].rest
    assert blocks[4].foot and blocks[6].foot


# Short ragged lines, a running foot, a paragraph on one line, a heading, a blank line.
LAYOUTS = st.lists(st.sampled_from([*RAGGED[:8], *PARAGRAPHS[:3], TITLE, "Weather", ""]), max_size=30)


@given(LAYOUTS)
def test_lines_are_measured_as_ragged_wherever_they_could_be_found_so(lines: list[str]) -> None:
    rows = _rows("\n".join(lines))
    if _is_loose(rows, forced=True) and not _is_loose(rows, forced=False):
        assert ragged.measure(rows) is None


@pytest.mark.parametrize(("layout", "count"), [("lines", 5), ("blank", 2)])
def test_the_layout_can_be_chosen(layout: str, count: int) -> None:
    assert len(find("One\ntwo\nthree\n\nFour\nfive", layout).blocks) == count


LONG = "The prosecutor issued a report today that says how her office has tackled the work of the"


@pytest.mark.parametrize(
    ("rows", "joined"),
    [
        ([LONG, "First Day Plan", "that she announced."], f"{LONG} First Day Plan that she announced."),
        ([f"{LONG} 81", "st", "Street, she said."], f"{LONG} 81st Street, she said."),
        (
            ["In honor of", "Bell Ringers' Month", ", which is kept in May."],
            "In honor of Bell Ringers' Month, which is kept in May.",
        ),
    ],
)
def test_links_and_ordinals_on_lines_of_their_own_are_put_together(rows: list[str], joined: str) -> None:
    paragraphs = [f"{LONG} first year." for _ in range(4)]
    assert texts("\n".join(["Report of a year", *paragraphs, *rows])) == [
        "Report of a year",
        *paragraphs,
        joined,
    ]


def test_a_subhead_is_no_link() -> None:
    rows = [f"{LONG} first year.", "What comes next", f"{LONG} second year."]
    assert texts("\n".join(rows)) == rows


CUT = (
    "It is known that some of the friends of the old mayor did not fare as well under the new council, and that many "
    "of those who had been paid for years were told so by letter in"
)


def test_paragraphs_that_were_split_at_capitals_in_mid_sentence_are_put_together() -> None:
    text = "\n\n".join(
        ["The mayor’s friends", CUT, "March by the council.", f"{CUT} the", "Harrow Gazette, too."]
    )
    assert [block.text for block in find(text).blocks[1:]] == [
        f"{CUT} March by the council.",
        f"{CUT} the Harrow Gazette, too.",
    ]


def test_one_paragraph_without_its_full_stop_is_not_put_together_with_the_next() -> None:
    stopped = CUT.removesuffix(" in")
    text = "\n\n".join(
        ["The mayor’s friends", stopped, "March was wet.", f"{stopped} too", "Nobody was hurt."]
    )
    assert len(find(text).blocks) == 5


def test_the_lines_of_a_numbered_item_hang_below_its_text() -> None:
    item = [
        "  1. It will give everybody in the town a reason to buy the new",
        "     lamps as soon as they come.",
    ]
    prose = [
        "The council will pay for the lamps that it sold for scrap in the",
        "spring, and for the wire too.",
    ] * 3
    text = "\n".join([*prose, *item, item[0].replace("1.", "2."), item[1], *prose])
    assert [block.lines for block in find(text).blocks if block.text[0].isdigit()] == [2, 2]


def test_a_byline_in_small_letters_is_not_glued_to_the_headline() -> None:
    text = (
        "Kalifornia leases the sea bed off its coast for the first floating wind farm of all\nvon Ana Ruiz\n"
        + CUT
    )
    assert find(text).blocks[1].text == "von Ana Ruiz"


def test_the_fields_of_a_header_do_not_wrap() -> None:
    fields = ["Title: Bus fares to rise", "Author: Tom Ash", "Source: Westmoor Herald", "Date: 2024-05-14"]
    text = "\n".join([*fields, "", CUT, "", CUT])
    assert [block.text for block in find(text).blocks[:4]] == fields
