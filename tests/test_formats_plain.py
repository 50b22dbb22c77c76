"""Canonical plain text: how it looks, and that nothing else passes for it."""

import time

import pytest

from newsparse import formats
from newsparse.model.article import Article, Block, Byline, Dateline, Note
from newsparse.model.errors import FormatError
from newsparse.text.source import Source

ARTICLE = Article(
    language="en",
    kicker="WEATHER",
    title="Rain closes bridge 雨",
    summary="Two towns cut off\nMore to come",
    byline=Byline("By Ana Ruiz and Li Wei, Reuters", ("Ana Ruiz", "Li Wei"), "Reuters"),
    body=(
        Block("paragraph", "It rained.", 1),
        Block("subhead", "What next", 1),
        Block("list_item", "More rain", 1),
        Block("list_item", "Snow", 1),
        Block("quote", "We wait.\nWe hope.", 1),
        Block("table", "a  b\n1  2", 1),
        Block("separator", "* * *", 1),
        Block("caption", "The bridge", 1),
    ),
    notes=(Note("timestamp", "Updated at noon", 1), Note("credit", "(Editing by Sam Oe)", 1)),
    end_marker="ENDS",
)
PAGE = """\
WEATHER

Rain closes bridge 雨
=====================

    Two towns cut off
    More to come

— By Ana Ruiz and Li Wei, Reuters

[timestamp] Updated at noon

It rained.

What next
---------

• More rain
• Snow

> We wait.
> We hope.

| a  b
| 1  2

* * *

[caption] The bridge

[credit] (Editing by Sam Oe)
[language] en
[end] ENDS
"""


def test_an_article_looks_like_text_typed_by_hand() -> None:
    assert formats.write(ARTICLE, "txt") == PAGE


def test_the_dateline_is_in_the_lead_and_is_inferred_from_it() -> None:
    dateline = Dateline("Tehran - BORNA -", place="Tehran", places=("Tehran",), agency="BORNA")
    page = "Rain\n====\n\nTehran - BORNA - It rained on Monday.\n"
    (read,) = formats.read(Source(page), "txt")
    assert read.dateline is not None
    assert (read.dateline.text, read.dateline.place) == (dateline.text, dateline.place)
    assert read.paragraphs == ("It rained on Monday.",)
    assert formats.write(read, "txt") == page


def test_a_dateline_that_cannot_be_inferred_is_given_at_the_foot() -> None:
    unusual = Article(
        title="Rain",
        dateline=Dateline("somewhere, someday:", place="somewhere"),
        body=(Block("paragraph", "It rained.", 1),),
    )
    page = formats.write(unusual, "txt")
    assert page.startswith(
        'Rain\n====\n\nsomewhere, someday: It rained.\n\n[dateline] {"text": "somewhere, someday:"'
    )
    assert formats.read(Source(page), "txt")[0].dateline == unusual.dateline


def test_a_lead_that_resembles_a_dateline_is_marked_as_having_none() -> None:
    unusual = Article(title="Rain", body=(Block("paragraph", "Tehran - BORNA - It rained.", 1),))
    page = formats.write(unusual, "txt")
    assert "[dateline] null\n" in page
    assert formats.read(Source(page), "txt")[0].dateline is None


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("> no quotation", "\\> no quotation"),
        (">100 people", ">100 people"),
        ("[credit] no credit", "\\[credit] no credit"),
        ("[Note] it", "[Note] it"),
        ("C:\\news", "C:\\\\news"),
        ("-----", "\\-----"),
        ("--", "--"),
        ("a\n\nb", "a\n\\\nb"),
        ("a\x0cb", "a\\u{c}b"),
        ("end ", "end\\u{20}"),
    ],
)
def test_a_backslash_is_written_only_where_it_is_needed(text: str, page: str) -> None:
    article = Article(title="Rain", body=(Block("paragraph", text, 1),))
    assert formats.write(article, "txt") == f"Rain\n====\n\n{page}\n"
    assert formats.read(Source(formats.write(article, "txt")), "txt")[0].paragraphs == (text,)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("=====================", "=========="),
        ("It rained.", "It rained. "),
        ("It rained.", "\\It rained."),
        ("• Snow", "- Snow\n\n\n"),
        ("[language] en", "[tongue] en"),
        ("[end] ENDS\n", "[end] ENDS"),
        ("[end] ENDS", "[end] ENDS\n[metadata] {"),
        ("[end] ENDS", "[end] ENDS\n[dateline] 3"),
        ("Rain closes", "\n\nRain closes"),
    ],
)
def test_a_changed_text_is_no_longer_canonical(old: str, new: str) -> None:
    changed = PAGE.replace(old, new, 1)
    assert formats.recognise(Source(PAGE)).name == "txt"
    assert formats.recognise(Source(changed)).name == "text"
    with pytest.raises(FormatError):
        formats.read(Source(changed), "txt")


def test_line_numbers_are_those_of_the_text() -> None:
    (read,) = formats.read(Source(PAGE, "rain.txt"), "txt")
    assert [block.line for block in read.body] == [13, 15, 18, 19, 21, 24, 27, 29]
    assert [note.line for note in read.notes] == [11, 31]
    assert read.source.path == "rain.txt"


def test_several_articles_are_separated_by_a_ruler() -> None:
    page = formats.write([Article(title="One"), Article(title="Two")], "txt")
    assert page == f"One\n===\n\n{'_' * 72}\n\nTwo\n===\n"
    assert [
        (article.title, article.source.article, article.source.of)
        for article in formats.read(Source(page), "txt")
    ] == [
        ("One", 1, 2),
        ("Two", 2, 2),
    ]


@pytest.mark.parametrize(
    "text",
    ["a\n===\n\n" + "\\" * 10**6, "a\n===\n\n" + "\n\n" * 10**5, "===\n\n" + "[x] \n" * 10**5, "=" * 10**6],
)
def test_large_texts_that_only_begin_like_ours_are_rejected_in_linear_time(text: str) -> None:
    start = time.process_time()
    assert formats.recognise(Source(text)).name == "text"
    assert time.process_time() - start < 5


def test_the_line_under_a_title_is_as_long_as_the_title_in_every_script() -> None:
    for title, columns in (("Rain", 4), ("雨が降る", 8), ("เรือ", 3), ("हिन्दी", 5)):
        heading, line, *_ = formats.write(Article(title=title), "txt").split("\n")
        assert (heading, line) == (title, "=" * columns)
