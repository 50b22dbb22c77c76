"""What we write for other newsroom systems is valid by their own schemas, whatever the texts hold."""

import json
from collections.abc import Mapping

import pytest
from hypothesis import given
from lxml import etree

from newsparse import formats
from newsparse.model.article import Article, Block, Byline, Dateline, Note
from newsparse.model.errors import OutputError
from newsparse.pipeline import run as pipeline
from newsparse.text.source import Source
from tests.interchange import ODD, Validate, hostile, news_article, validators
from tests.nasty.texts import SMALL
from tests.test_formats_round_trip import articles, thorough

NAMES = ("jsonld", "ninjs", "ninjs-2.2", "ninjs-1.6", "nitf", "newsml-g2")
SAMPLED = 40  # every so many texts of the evaluation in the quick suite
NITF = "{http://iptc.org/std/NITF/2006-10-18/}"
G2 = "{http://iptc.org/std/nar/2006-10-01/}"

ARTICLE = Article(
    language="en",
    kicker="WEATHER",
    title="Rain closes bridge",
    summary="Two towns cut off",
    byline=Byline("By Ana Ruiz and Li Wei, Reuters", ("Ana Ruiz", "Li Wei"), "Reuters"),
    dateline=Dateline(
        "LISBON, Nov 22 (AP) —", "LISBON", ("LISBON",), agency="AP", date="Nov 22", date_iso="XXXX-11-22"
    ),
    published="2026-11-22T10:30:00+00:00",
    body=(
        Block("paragraph", "It rained\nall night.", 1),
        Block("subhead", "What next", 2),
        Block("list_item", "• More rain", 3),
        Block("list_item", "• Snow", 4),
        Block("list_item", "3. Bring a card", 5),
        Block("list_item", "4. Bring a pen", 6),
        Block("quote", "We wait.", 7),
        Block("table", "a  b\n1  2", 8),
        Block("separator", "* * *", 9),
        Block("caption", "The bridge", 10),
    ),
    notes=(
        Note("slug", "BRIDGE-RAIN", 1),
        Note("note", "Adds detail", 2),
        Note("credit", "(Editing by Sam Oe)", 11),
    ),
    end_marker="ENDS",
    metadata={"publication": "The Mercury", "section": "News", "url": "https://mercury.example/rain?id=7"},
)


@pytest.fixture(scope="module")
def valid() -> Mapping[str, Validate]:
    return validators()


def of_text(text: str) -> list[Article]:
    found = pipeline.articles(Source(text))
    return [formats.replaced(article)[0] for article in found]


def check_each(found: list[Article], valid: Mapping[str, Validate]) -> None:
    for name in NAMES:
        for article in found:
            valid[name](formats.write(article, name))
        if name != "nitf" and found:
            valid[name](formats.write(found, name))


@pytest.mark.parametrize("name", NAMES)
def test_articles_with_every_part_and_with_none_are_valid(name: str, valid: Mapping[str, Validate]) -> None:
    for article in (ARTICLE, hostile(), hostile("\ud800 \udcff"), *ODD):
        valid[name]("".join(formats.stream([article], name)))
    if name != "nitf":
        valid[name](formats.write([ARTICLE, hostile(), *ODD], name))


@thorough
@given(articles)
def test_any_article_is_valid(article: Article) -> None:
    check_each([article], validators())


def test_the_texts_of_all_cases_and_seeds_are_valid(
    house_texts: list[str], valid: Mapping[str, Validate]
) -> None:
    for text in house_texts[::7]:
        check_each(of_text(text), valid)


@pytest.mark.slow
def test_every_text_of_the_cases_is_valid(house_texts: list[str], valid: Mapping[str, Validate]) -> None:
    for text in house_texts:
        check_each(of_text(text), valid)


@pytest.mark.parametrize("name", SMALL)
def test_nasty_texts_are_valid(name: str, valid: Mapping[str, Validate]) -> None:
    check_each(of_text(SMALL[name]), valid)


def test_a_sample_of_the_evaluation_texts_is_valid(
    eval_texts: list[str], valid: Mapping[str, Validate]
) -> None:
    for text in eval_texts[::SAMPLED]:
        check_each(of_text(text), valid)


@pytest.mark.slow
def test_every_evaluation_text_is_valid(eval_texts: list[str], valid: Mapping[str, Validate]) -> None:
    for text in eval_texts:
        check_each(of_text(text), valid)


def test_jsonld_has_what_google_asks_of_a_news_article() -> None:
    text = formats.write(ARTICLE, "jsonld")
    news_article(text)
    found = json.loads(text)
    assert found["headline"] == "Rain closes bridge"
    assert found["author"] == [{"@type": "Person", "name": name} for name in ("Ana Ruiz", "Li Wei")]
    assert found["datePublished"] == "2026-11-22T10:30:00+00:00"
    assert found["publisher"] == {"@type": "Organization", "name": "The Mercury"}
    assert (found["dateline"], found["articleSection"], found["inLanguage"]) == (
        "LISBON, Nov 22 (AP) —",
        "News",
        "en",
    )
    assert found["url"] == found["@id"] == "https://mercury.example/rain?id=7"
    assert found["articleBody"].startswith("It rained\nall night.\n\nWhat next\n\n• More rain")


@pytest.mark.parametrize(
    ("name", "html"), [("ninjs", "bodies"), ("ninjs-2.2", "bodies"), ("ninjs-1.6", "body_html")]
)
def test_ninjs_has_the_body_as_html_and_as_text(name: str, html: str) -> None:
    found = json.loads(formats.write(ARTICLE, name))
    body = found[html] if name == "ninjs-1.6" else found[html][0]["value"]
    assert '<p><span class="dateline">LISBON, Nov 22 (AP) —</span> It rained<br/>all night.</p>' in body
    assert "<ul><li>More rain</li><li>Snow</li></ul>" in body
    assert '<ol start="3"><li>Bring a card</li><li>Bring a pen</li></ol>' in body
    assert (found["located"], found["slugline"]) == ("LISBON", "BRIDGE-RAIN")
    plain = found["body_text"] if name == "ninjs-1.6" else found["bodies"][1]["value"]
    assert plain.startswith("LISBON, Nov 22 (AP) — It rained\nall night.")


def test_nitf_has_every_part_in_its_place() -> None:
    root = etree.fromstring(formats.write(ARTICLE, "nitf").encode("utf-8"))

    def text(path: str) -> str:
        found = root.find(".//" + NITF + path)
        return "".join(found.itertext())

    assert (text("hl1"), text("hedline/" + NITF + "hl2")) == ("Rain closes bridge", "WEATHER")
    assert [one.text for one in root.iter(NITF + "person")] == ["Ana Ruiz", "Li Wei"]
    assert text("byline") == "By Ana Ruiz and Li Wei, Reuters"
    assert text("dateline") == "LISBON, Nov 22 (AP) —"
    assert root.find(f".//{NITF}story.date").get("norm") == "XXXX-11-22"
    assert root.find(f".//{NITF}p[@lede='true']") is not None
    assert text("body.content/" + NITF + "hl2") == "What next"
    assert text("tagline") == "(Editing by Sam Oe)"
    assert root.find(f".//{NITF}ed-msg").get("info") == "Adds detail"
    assert root.find(f".//{NITF}du-key").get("key") == "BRIDGE-RAIN"


def test_nitf_refuses_several_articles_before_it_writes_anything() -> None:
    with pytest.raises(OutputError, match=r"holds one article.*newsml-g2"):
        next(formats.stream([ARTICLE, ARTICLE], "nitf"))


def test_several_articles_make_a_news_message() -> None:
    root = etree.fromstring(formats.write([ARTICLE, Article(title="Snow")], "newsml-g2").encode("utf-8"))
    assert root.tag == G2 + "newsMessage"
    assert [one.text for one in root.iter(G2 + "headline")] == ["Rain closes bridge", "Snow"]
    assert [one.text for one in root.iter(G2 + "versionCreated")] == [
        "2026-11-22T10:30:00+00:00",
        "1970-01-01T00:00:00Z",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_the_same_article_gets_the_same_name_and_another_one_another(name: str) -> None:
    rain, snow = Article(title="Rain"), Article(title="Snow")
    assert formats.write(rain, name) == formats.write(rain, name)
    identity = "urn:uuid:"
    first, second = (formats.write(one, name).partition(identity)[2][:36] for one in (rain, snow))
    assert first and second and first != second
