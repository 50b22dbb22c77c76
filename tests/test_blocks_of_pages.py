"""Paragraphs of printed pages: split words, drop caps, page feet, double spacing, verse, wide East Asian lines."""

import textwrap

import pytest

from newsparse.pipeline.run import articles
from newsparse.text.blocks import find
from newsparse.text.source import Source

TITLE = "Harbour town buys its old lamps back"
PARAGRAPHS = [
    "The harbour town of Linden has bought back forty street lamps that it had sold for scrap eleven years ago, "
    "and the mayor says that she would rather not talk about the price.",
    "The lamps had stood in the garden of a hotel in the hills, where guests hung their towels on them. Two were "
    "bent when a bus turned too early.",
    "Nobody in the town can say who signed the first contract. The archive holds the last page only, and on that "
    "page there is nothing but a stain of coffee.",
    "They will be lit again in the first week of May, the office of works has said, if the wire arrives in time.",
]
HAN = [
    "石桥镇买回了十一年前当作废铁卖掉的四十盏路灯，镇长说她宁愿不谈价钱。这些路灯后来一直立在山里一家旅馆的花园里，客人们常把毛巾挂在上面晾干。",
    "镇上没有人说得清第一份合同是谁签的。档案馆里只留下最后一页，而那一页上除了一块咖啡渍以外什么也没有，连日期也看不清楚，更不用说签名了。",
    "工务处说，如果电线能按时运到，这些路灯将在五月的第一个星期重新点亮，届时学校的孩子们会在桥上唱歌，镇上的渔船也会鸣笛。",
]


def texts(text: str) -> list[str]:
    return [block.text for block in find(text).blocks]


def wrapped(width: int, *paragraphs: str) -> list[str]:
    return [textwrap.fill(paragraph, width, break_on_hyphens=False) for paragraph in paragraphs]


def cut(text: str, width: int) -> str:
    """The text in lines of so many characters, as scripts without spaces are wrapped."""
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


@pytest.mark.parametrize("width", [18, 24, 36, 50])
def test_east_asian_lines_of_any_width_are_joined(width: int) -> None:
    title = "石桥镇买回旧路灯"
    assert texts("\n\n".join([title, *(cut(paragraph, width) for paragraph in HAN)])) == [title, *HAN]


def test_east_asian_headings_are_not_joined() -> None:
    rows = ["石桥镇买回旧路灯", "旧灯的来历", HAN[0], "没有签名的合同", HAN[1]]
    assert texts("\n".join(rows)) == rows


def test_a_quotation_mark_is_no_long_word() -> None:
    """It opens the next paragraph below a line with room for more."""
    rows = ["灯还没有到，钱已经付了。", "“谁也没有见过这份合同，”镇长说。"]
    long = "镇上没有人说得清第一份合同是谁签的，档案馆里只留下最后一页，而那一"
    text = "\n".join([long, rows[0], rows[1][:34], long, rows[0], long, rows[0]])
    assert texts(text)[1] == rows[1]


def test_double_spaced_lines_are_joined_where_more_blank_lines_part_paragraphs() -> None:
    double = ["\n\n".join(paragraph.split("\n")) for paragraph in wrapped(70, *PARAGRAPHS)]
    assert texts("\n\n\n\n".join([TITLE, *double])) == [TITLE, *PARAGRAPHS]


def test_paragraphs_with_single_blank_lines_between_them_are_not_double_spaced() -> None:
    assert texts("\n\n\n\n".join([TITLE, "\n\n".join(PARAGRAPHS)])) == [TITLE, *PARAGRAPHS]


SPLIT = "The lamps had been stored in the cel-\nlar of the hotel, and the por-\nter had painted them in blue and gold."


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\xad"])
def test_words_are_closed_up_where_a_text_splits_them(hyphen: str) -> None:
    text = "\n\n".join([TITLE, PARAGRAPHS[0], SPLIT.replace("-", hyphen), PARAGRAPHS[1]])
    whole = SPLIT.replace("-\n", "").replace("\n", " ")
    assert texts(text) == [TITLE, PARAGRAPHS[0], whole, PARAGRAPHS[1]]


def test_a_text_that_breaks_only_compounds_splits_no_words() -> None:
    compounds = (
        "The well-known and much-loved lamp-lighter, a man of ill-fitting coats,\nkept a long-\nterm plan and a half-\n"
        "read book."
    )
    [*_, found] = texts(f"{TITLE}\n\n{compounds}\n")
    assert "longterm" not in found and "halfread" not in found


def test_a_hyphen_before_a_conjunction_stays() -> None:
    text = "Die Ham-\nburger Vor-\nund Nachteile wurden im Ra-\nthaus ge-\nzählt und ge-\nwogen."
    assert "Vor- und Nachteile" in texts(f"{TITLE}\n\n{text}\n")[-1]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("cap", "rest", "whole"),
    [
        ("T", "he lamps of Linden were lit again on Sunday, with a band.", "The lamps of Linden"),
        ("A", "fter eleven years the lamps of Linden were lit on Sunday.", "After eleven years"),
        ("A", "harbour without lamps is a poor harbour, the mayor said.", "A harbour without"),
        ("E", "l farero de Linden volvió a encender el domingo las luces.", "El farero de Linden"),
    ],
)
def test_a_drop_cap_is_put_before_its_word(between: str, cap: str, rest: str, whole: str) -> None:
    text = "\n\n".join([TITLE, f"{cap}{between}{rest}", *PARAGRAPHS])
    assert texts(text)[1].startswith(whole)


def test_a_single_capital_above_a_sentence_is_no_drop_cap() -> None:
    assert texts(f"{TITLE}\n\nB\n\n{PARAGRAPHS[0]}\n")[1] == "B"


FOOT = "Linden Town Hall • 3 Quay Street • Linden 20400"


@pytest.mark.parametrize("foot", [FOOT, "- 2 -", "Page 2", "Seite 2 von 5", "Strona 2", "第 2 页", "2"])
def test_what_is_printed_between_the_paragraphs_of_a_page_is_a_note(foot: str) -> None:
    rows = wrapped(70, *PARAGRAPHS)
    last = [foot] if foot == FOOT else []
    [article] = articles(Source("\n\n".join([TITLE, *rows[:2], foot, *rows[2:], *last])))
    assert [block.text for block in article.body] == PARAGRAPHS
    assert foot in [note.text for note in article.notes]


@pytest.mark.parametrize("line", ["Day 2", "Chapter 2", "4 mai 2031", "The coffee stain"])
def test_other_short_lines_are_not_printed_on_every_page(line: str) -> None:
    rows = wrapped(70, *PARAGRAPHS)
    blocks = find("\n\n".join([TITLE, *rows[:2], line, *rows[2:]])).blocks
    assert not any(block.foot for block in blocks)


def test_a_running_head_is_not_the_headline() -> None:
    head, rows = "The Linden Mercury", wrapped(70, *PARAGRAPHS)
    [article] = articles(Source("\n\n".join([head, TITLE, *rows[:2], head, rows[2], head, rows[3]])))
    assert article.title == TITLE
    assert [block.text for block in article.body] == PARAGRAPHS


@pytest.mark.parametrize("numbers", ["123", "９１２", "٣٤٥", "1２٣"])
def test_what_is_printed_is_the_same_but_for_figures_of_any_script(numbers: str) -> None:
    rows = wrapped(70, *PARAGRAPHS)
    cut = rows[1].replace("\n", "\n\nThe Linden Mercury, June {}\n\n").format(*numbers)
    blocks = find("\n\n".join([TITLE, rows[0], cut, *rows[2:]])).blocks
    feet = [block.text for block in blocks if block.foot]
    assert feet == [f"The Linden Mercury, June {numbers[0]}", f"The Linden Mercury, June {numbers[1]}"]


def test_the_names_of_speakers_are_no_running_heads() -> None:
    rows = wrapped(70, *PARAGRAPHS)
    turns = [text for row in rows for text in ("Nora Velt", row)]
    assert not any(block.foot for block in find("\n\n".join([TITLE, *turns])).blocks)


STANZA = (
    "I lit the lamps along the quay\nand went to bed at ten;\n"
    "the wind came in without a key\nand blew them out again."
)


@pytest.mark.parametrize("width", [70, 400], ids=["wrapped", "unwrapped"])
def test_verse_keeps_its_lines(width: int) -> None:
    rows = wrapped(width, *PARAGRAPHS)
    [article] = articles(Source("\n\n".join([TITLE, *rows[:2], STANZA, *rows[2:]])))
    assert [block.text for block in article.body] == [*PARAGRAPHS[:2], STANZA, *PARAGRAPHS[2:]]
    assert article.body[2].type == "quote"


def test_a_stanza_below_a_colon_may_have_full_lines() -> None:
    stanza = "I lit the lamps along the quay\nand told the night to go away;\nthe wind came in without a key\nand blew."
    rows = [TITLE, PARAGRAPHS[0], "The poem begins like this:", stanza, *PARAGRAPHS[1:]]
    assert [block.verse for block in find("\n\n".join(rows)).blocks] == [row == stanza for row in rows]


@pytest.mark.parametrize(
    "lines",
    [
        "Bell Ringers of Linden\nThe Quay Company\nFriends of the Lamps\nThe Harbour Choir",
        "Nora Velt,\nOffice of Works,\n3 Quay Street,\nLinden 20400.",
        textwrap.fill(PARAGRAPHS[1], 50),
    ],
    ids=["list", "address", "narrow paragraph"],
)
def test_lists_addresses_and_narrow_paragraphs_are_no_verse(lines: str) -> None:
    blocks = find("\n\n".join([TITLE, *PARAGRAPHS[:2], lines, *PARAGRAPHS[2:]])).blocks
    assert not any(block.verse for block in blocks)


def test_a_sentence_that_a_blank_line_cuts_is_put_together() -> None:
    head, tail = PARAGRAPHS[0].split(" years ago")
    rows = [TITLE, head, f"years ago{tail}", *PARAGRAPHS[1:]]
    assert texts("\n\n".join(rows)) == [TITLE, *PARAGRAPHS]


def test_items_in_small_letters_are_not_put_together() -> None:
    items = [
        "lamps for the long quay, which is to be lit from end to end by the first week of the month of May",
        "wire for the short quay, which is to be bought from the people who had stolen it the year before",
        "bulbs for the market, which is to be closed on the Monday after the feast if there is no rain",
    ]
    rows = [TITLE, PARAGRAPHS[0], "The town has ordered:", *items]
    assert texts("\n\n".join(rows)) == rows


LONG_AND_OPEN = [
    "Die alten Laternen von Linden sind wieder da. Der Rat hat sie einem Hotel abgekauft, in dessen",
    "Garten sie elf Jahre lang standen. Ein Schlosser prüft zurzeit jedes Gelenk, und der alte",
    "Wärter hilft ihm dabei. Niemand weiß noch, wer damals den Vertrag mit dem kleinen",
    "Hotel unterschrieben hat. Im Archiv liegt nur noch das letzte Blatt, und auf diesem",
    "Blatt ist Kaffee.",
]


def test_long_lines_that_stop_inside_a_sentence_go_on_although_capitals_follow() -> None:
    assert texts("\n".join([TITLE, *LONG_AND_OPEN])) == [TITLE, " ".join(LONG_AND_OPEN)]


def test_long_headlines_below_each_other_are_not_put_together() -> None:
    rows = [line.replace(".", ":") for line in LONG_AND_OPEN]
    assert texts("\n".join([TITLE, *rows])) == [TITLE, *rows]


def test_an_item_of_a_list_is_no_link_in_the_item_above_it() -> None:
    above = (
        "* Bring together the traders, the owners of the houses and all others who live at the harbour; and"
    )
    below = "* Enforce the rules that protect the fleet instead of punishing it."
    assert [block.text for block in find(f"{above}\n{below}\n").blocks] == [above, below]
