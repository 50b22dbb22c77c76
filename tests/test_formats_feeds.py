"""RSS and Atom: the items that have a text; XML is read without entities, and within limits."""

import pytest

from newsparse import formats
from newsparse.model.article import Article
from newsparse.model.errors import FormatError
from newsparse.pipeline import reading
from tests.documents import DECK, ITEM, LEAD, PARAGRAPHS, SECOND, SUBHEAD, THIRD, rss

ATOM = (
    '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>Gazette</title><entry>'
    "<title>Ferry back</title><link href='https://example.org/1'/><id>tag:1</id><updated>2031-05-07T00:00:00Z</updated>"
    "<published>2031-05-06T07:08:09Z</published><author><name>Ana Ruiz</name></author><content type='xhtml'>"
    f"<div xmlns='http://www.w3.org/1999/xhtml'><p>{LEAD}</p><h2>{SUBHEAD}</h2><p>{THIRD}</p></div></content></entry></feed>"
)
HEADLINE = "<item><title>Only a headline</title></item>"


def read(text: str, path: str | None = None) -> tuple[list[Article], list[str]]:
    found = reading.read(formats.decode(text.encode("utf-8"), path=path))
    return found.articles, [remark.text for remark in found.remarks]


def test_an_item_of_rss_is_an_article() -> None:
    [article], remarks = read(rss([ITEM]))
    assert (article.title, article.summary) == ("Ferry & bus", DECK) and remarks == []
    assert article.byline and article.byline.authors == ("Ana Ruiz",)
    assert article.dateline and article.dateline.place == "BERGEN"
    assert (article.paragraphs, article.subheads) == ((PARAGRAPHS[0], THIRD), (SUBHEAD,))
    assert article.published == "2031-05-06T07:08:09+02:00"
    assert article.metadata["url"] == "https://example.org/1" and article.metadata["publication"] == "Gazette"
    assert article.metadata["keywords"] == ["Islands"]


def test_an_entry_of_atom_is_an_article() -> None:
    [article], _ = read(ATOM)
    assert (article.title, article.published) == ("Ferry back", "2031-05-06T07:08:09Z")
    assert article.byline and article.byline.authors == ("Ana Ruiz",)
    assert (article.paragraphs, article.subheads) == ((PARAGRAPHS[0], THIRD), (SUBHEAD,))


def test_items_without_a_text_are_counted_and_said() -> None:
    articles, remarks = read(rss([HEADLINE, ITEM, HEADLINE]))
    assert len(articles) == 1
    assert remarks == ["2 items of this feed have no text, only a headline; left out"]
    with pytest.raises(FormatError, match=r"a\.rss: no text in this feed: its only item has just a headline"):
        read(rss([HEADLINE]), "a.rss")


def test_a_feed_that_is_cut_gives_the_items_above_and_says_where() -> None:
    whole = rss([ITEM, ITEM.replace("Ferry", "Train")])
    articles, remarks = read(whole[: whole.index("Train") + 40], "a.rss")
    assert len(articles) == 1 and len(remarks) == 1 and "the items below it are lost" in remarks[0]


@pytest.mark.parametrize(
    ("above", "inside"),
    [
        ('<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>', "&b;"),
        ('<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]>', "&a;"),
        ('<!DOCTYPE rss [<!ENTITY % a SYSTEM "http://127.0.0.1:9/a.dtd"> %a;]>', ""),
        ("", "<a>" * 50_000),
        ("", "&undefined;"),
    ],
)
def test_entities_and_towers_of_elements_are_refused(above: str, inside: str) -> None:
    text = rss([ITEM.replace(SUBHEAD, "x"), f"<item><description>{inside}</description></item>"])
    text = text.replace("<rss", f"{above}<rss", 1)
    try:
        articles, remarks = read(text, "a.rss")
    except FormatError as error:
        assert str(error).startswith("a.rss") and "\n" not in str(error)
    else:
        assert len(articles) == 1 and len(remarks) == 1
        assert not any(article.title == "ha" for article in articles)


def test_a_long_feed_is_read_item_by_item() -> None:
    articles, _ = read(
        rss([f"<item><title>Story {n}</title><description>{SECOND}</description></item>" for n in range(300)])
    )
    assert [article.title for article in articles] == [f"Story {n}" for n in range(300)]


def test_what_writers_of_feeds_get_wrong_costs_no_item() -> None:
    broken = ITEM.replace("Ferry", "Ferry&nbsp;&eacute;\x0b", 1)
    articles, remarks = read("\n\n " + rss([broken, ITEM]))
    assert [one.title for one in articles] == ["Ferry é\ufffd & bus", "Ferry & bus"] and remarks == []


def test_a_break_below_empty_lines_is_said_with_its_line() -> None:
    with pytest.raises(FormatError, match=r"^[^:]*:4:"):
        read("\n\n<rss version='2.0'>\n<channel><item></channel></rss>")
