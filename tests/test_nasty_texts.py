"""Every promise holds for nasty texts, in every encoding, and big ones are parsed in full."""

import codecs
from html.parser import HTMLParser

import pytest
import yaml
from markdown_it import MarkdownIt

from newsparse import formats
from newsparse.checks import run, table
from newsparse.checks.settings import Settings
from newsparse.model.options import Options
from newsparse.pipeline import run as pipeline
from newsparse.text.source import Source, decode
from tests.fuzz import promises
from tests.nasty.texts import BIG, LEAD, SMALL

HOUSES = range(6)
ENCODINGS = {
    "utf-8": b"",
    "utf-8 with a mark": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


@pytest.mark.parametrize("name", SMALL)
def test_a_nasty_text_keeps_every_promise(name: str) -> None:
    data = SMALL[name].encode("utf-8", "surrogatepass")
    for promise in ("parsing", "writing", "reading", "recognising", "drawing"):
        promises.PROMISES[promise](data)
    for house in (0, 1 + len(name) % (len(HOUSES) - 1)):
        promises.checking(bytes([house]) + data)


@pytest.mark.slow
@pytest.mark.parametrize("name", SMALL)
def test_a_nasty_text_is_checked_safely_in_every_house(name: str) -> None:
    for house in HOUSES:
        promises.checking(bytes([house]) + SMALL[name].encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=ascii)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encoding_and_newlines_change_nothing_of_an_article(encoding: str, newline: str) -> None:
    for text in SMALL.values():
        plain = "".join(c for c in text if not "\ud800" <= c <= "\udfff" and c not in "\x00\ufeff")
        if not plain.strip() or "\r" in plain:
            continue
        data = ENCODINGS[encoding] + plain.replace("\n", newline).encode(encoding.split(" ")[0])
        source = decode(data)
        assert source.to_bytes() == data
        assert source.text == plain.replace("\n", newline)
        found, expected = (pipeline.articles(one) for one in (source, Source(plain)))
        assert [(a.title, len(a.body)) for a in found] == [(a.title, len(a.body)) for a in expected]


@pytest.mark.parametrize("name", BIG)
def test_the_beginning_of_a_big_text_is_parsed_covered_and_checked(name: str) -> None:
    text = BIG[name]()
    promises.tiled(Source(text[:300_000]), Options(split=False))
    run.check(Source(text[:60_000]), Settings(tuple(rule.code for rule in table.RULES)))


@pytest.mark.slow
@pytest.mark.parametrize("name", BIG)
def test_a_big_text_is_parsed_whole_written_and_checked(name: str) -> None:
    source = Source(BIG[name]())
    articles = pipeline.articles(source)
    for format_ in formats.names(writes=True, binary=False):
        assert formats.write(articles[:1], format_)
    run.check(source, Settings(table.default()))


class Tags(HTMLParser):
    """The names of the tags in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        """Keep the name."""
        self.found.add(tag)


@pytest.mark.parametrize(
    "title", ["<script>alert(1)</script>", "<b onclick='x'>Rain</b>", "Rain <!-- and --> wind"]
)
def test_a_title_that_is_html_stays_text_in_every_format(title: str) -> None:
    articles = pipeline.articles(Source(f"{title}\n\n{LEAD}"))
    assert articles[0].title == title
    for name in promises.OURS:
        assert formats.read(Source(formats.write(articles, name)), name)[0].title == title
    page = Tags()
    body = formats.write(articles, "md").split("---\n", 2)[2]  # renderers strip front matter
    page.feed(MarkdownIt("commonmark", {"html": True}).render(body))
    assert not page.found & {"script", "b", "img"}


@pytest.mark.parametrize(
    "title", ["no", "1e3", "0o17", "2025-01-01", "~", "12:30:45", "=", "<<", "!!str x", "*a", "&a"]
)
def test_a_title_that_looks_like_yaml_is_a_string_to_every_reader(title: str) -> None:
    articles = pipeline.articles(Source(f"{title}\n\n{LEAD}"))
    found = [articles[0].__class__(title=title)]
    assert yaml.safe_load(formats.write(found, "yaml"))["title"] == title
    front = formats.write(found, "md").split("---\n")[1]
    assert yaml.safe_load(front)["title"] == title
