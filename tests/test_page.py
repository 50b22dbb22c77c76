"""The page for people: whole in itself, accessible, and only text in it, whatever the article holds."""

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from lxml import html

from newsparse import formats
from newsparse.formats import WriteOptions
from newsparse.formats.page.style import STYLE
from newsparse.model.article import Article, Block, Note
from newsparse.model.options import Options
from newsparse.model.role import Role
from newsparse.pipeline import run as pipeline
from newsparse.text.source import Source
from tests.browser import dom, pixels
from tests.cli_process import run
from tests.interchange import ODD, hostile
from tests.nasty.texts import SMALL
from tests.test_formats_round_trip import several, thorough
from tests.test_interchange import ARTICLE

STORY = """Ferry Back in Service
By Ana Ruiz

OSLO (AP) - The ferry sailed again on Monday, its owner said, after a winter in the dock.

What Next

A second ship will follow in May, and a third one is being built in the north of the country.
"""
LEAST_CONTRAST = 4.5  # of text on its ground, by the guidelines for accessible content (WCAG 2.2, level AA)
ARABIC = Article(language="ar", title="الجسر مغلق", body=(Block("paragraph", "أغلق الجسر.", 1),))


def tree(page: str) -> Any:
    return html.document_fromstring(page.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))


def check_structure(page: str) -> Any:
    """What a checker of accessibility looks at first, and that nothing is loaded or run."""
    root = tree(page)
    assert page.startswith("<!DOCTYPE html>\n") and root.get("lang")
    assert root.findtext("head/title").strip()
    assert root.xpath("//meta[@name='viewport']") and len(root.xpath("//main")) == 1
    levels = [int(one.tag[1]) for one in root.iter("h1", "h2", "h3", "h4")]
    assert levels.count(1) <= 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert all(one.get("href")[1:] in ids for one in root.iter("a"))
    assert all(one.get("scope") for one in root.iter("th"))
    assert all(one.get("aria-label") for one in root.iter("nav", "article"))
    assert {one.tag for one in root.iter("ul", "ol")} <= {"ul", "ol"}
    assert all({child.tag for child in one} == {"li"} for one in root.iter("ul", "ol"))
    return check_harmless(root)


def check_harmless(root: Any) -> Any:
    """Nothing is loaded, nothing is run: no address but within the page, no script but data, no handler."""
    assert all(one.get("type") == "application/ld+json" for one in root.iter("script"))
    assert not list(
        root.iter("img", "iframe", "link", "object", "embed", "form", "base", "svg", "audio", "video")
    )
    names = {name for one in root.iter() if isinstance(one.tag, str) for name in one.attrib}
    assert not {
        name for name in names if name.startswith("on") or name in ("src", "srcset", "style", "action")
    }
    assert all(address.startswith("#") for address in root.xpath("//@href"))
    return root


def test_nothing_in_the_style_is_loaded_from_elsewhere() -> None:
    assert not re.search(r"url\(|@import|@font-face|expression", STYLE)


@pytest.mark.parametrize("number", range(2))
def test_texts_are_readable_by_day_and_by_night(number: int) -> None:
    colours = dict(re.findall(r"--(\w+): (#\w{6})", STYLE.split(":root")[1 + number]))
    for name in ("ink", "quiet", "link"):
        assert contrast(colours[name], colours["paper"]) >= LEAST_CONTRAST, (name, colours)


def contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_role_has_a_colour() -> None:
    shown = {role.value.replace("_", "-") for role in Role if role is not Role.BREAK}
    assert shown == set(re.findall(r"\.is-([a-z-]+) \{", STYLE))


def test_an_article_has_its_parts_as_elements() -> None:
    root = check_structure(formats.write(ARTICLE, "html"))
    assert [one.text_content() for one in root.iter("h1")] == ["Rain closes bridge"]
    assert [one.text_content() for one in root.iter("h2")] == ["What next"]
    assert [[item.text_content() for item in one] for one in root.iter("ul")] == [["More rain", "Snow"]]
    assert [(one.get("start"), len(one)) for one in root.iter("ol")] == [("3", 2)]
    assert root.xpath("string(//p[span/@class='dateline'])").startswith("LISBON, Nov 22 (AP) — It rained")
    assert root.xpath("string(//header/p[@class='kicker'])") == "WEATHER"
    assert root.xpath("string(//time/@datetime)") == "2026-11-22T10:30:00+00:00"
    assert [one.text_content() for one in root.iter("figcaption", "pre")] == ["a  b\n1  2", "The bridge"]
    assert json.loads(root.xpath("string(//script)"))["headline"] == "Rain closes bridge"
    assert root.xpath("string(//footer)").split("\n") == [
        "",
        "BRIDGE-RAIN",
        "Adds detail",
        "(Editing by Sam Oe)",
        "ENDS",
        "",
    ]


def test_several_articles_have_a_list_of_contents() -> None:
    untitled = Article(body=(Block("paragraph", "It rained.", 1),))
    root = check_structure(formats.write([ARTICLE, untitled, ARABIC], "html"))
    links = [(one.text, one.get("href")) for one in root.xpath("//nav//a")]
    assert links == [
        ("Rain closes bridge", "#article-1"),
        ("It rained.", "#article-2"),
        ("الجسر مغلق", "#article-3"),
    ]
    assert [one.get("dir") for one in root.iter("article")] == ["ltr", "ltr", "rtl"]
    assert [one.get("lang") for one in root.iter("article")] == ["en", None, "ar"]
    assert [one.text for one in root.iter("h1")] == ["3 articles"]


@pytest.mark.parametrize("article", [hostile(), hostile("<b>"), hostile("</script>"), *ODD])
def test_hostile_and_odd_articles_stay_text(article: Article) -> None:
    root = check_structure(formats.write(article, "html"))
    assert not list(root.iter("b"))
    json.loads(root.xpath("string(//script)"))


def test_articles_without_a_title_skip_no_level_of_headings() -> None:
    untitled = Article(body=(Block("subhead", "What Next", 1), Block("paragraph", "Rain.", 3)))
    for found in ([untitled], [untitled, ARTICLE], [ARTICLE, untitled]):
        check_structure(formats.write(found, "html"))
    text = (
        "OSLO (AP) - It rained all night, and the bridge over the river is closed, the city said on Monday.\n"
    )
    spans = pipeline.articles(Source(text), Options(spans=True))
    page = formats.write([*spans, *spans], "html", WriteOptions(spans=True, original=lambda: text))
    assert spans[0].title is None
    check_structure(page)


@thorough
@given(several)
def test_any_articles_make_a_harmless_page(written: list[Article]) -> None:
    check_structure(formats.write(written, "html"))


@pytest.mark.parametrize("name", SMALL)
def test_nasty_texts_are_shown_whole_beside_their_roles(name: str) -> None:
    text = SMALL[name].encode("utf-8", "replace").decode("utf-8")
    found = pipeline.articles(Source(text), Options(spans=True))
    page = formats.write(found, "html", WriteOptions(spans=True, original=lambda: text))
    shown = "".join(check_structure(page).xpath("//section[@class='spans']//td[2]//text()"))
    assert _plain(shown) == _plain(text)


def _plain(text: str) -> str:
    """The text without what separates spans, and without what no page can show."""
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f\ufeff\ufffd\ufffe\uffff>]+", "", text)


def test_spans_show_the_original_text_its_roles_and_how_sure_they_are(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(STORY, "utf-8")
    result = run("parse", "-t", "html", "--spans", str(story))
    assert result.stderr == b""
    root = check_structure(result.stdout.decode("utf-8"))
    rows = [[cell.text_content() for cell in row] for row in root.xpath("//section//tbody/tr")]
    assert [row[0] for row in rows] == ["1", "2", "4", "4", "6", "8"]
    assert [row[1].split(" margin")[0] for row in rows] == [
        *("title", "byline", "dateline", "paragraph", "subhead", "paragraph")
    ]
    assert rows[2][2] == "OSLO (AP) -"
    assert all(row.get("title") for row in root.xpath("//section//tbody/tr"))
    again = tmp_path / "story.json"
    again.write_bytes(run("parse", "--spans", str(story)).stdout)
    result = run("parse", "-t", "html", "--spans", str(again))
    assert b"spans of a text that is not at hand" in result.stderr
    assert b"<section" not in result.stdout


def test_a_browser_shows_the_text_and_runs_nothing(tmp_path: Path) -> None:
    trap = '"><img src=x onerror="document.title=1"><script>document.body.textContent="run"</script></style>'
    article = Article(title=trap, body=(Block("paragraph", trap, 1),), notes=(Note("note", trap, 2),))
    page = tmp_path / "page.html"
    page.write_text(formats.write([article, ARTICLE], "html"), "utf-8")
    root = check_harmless(tree(dom(page, tmp_path)))
    assert root.xpath("string(//article[1]//h2)") == trap
    assert root.xpath("string(//article[1]/p)") == trap
    assert root.findtext("head/title") == "2 articles"


def test_a_browser_sets_each_script_in_its_direction_by_day_and_by_night(tmp_path: Path) -> None:
    latin = Article(language="en", title="Shut", body=(Block("paragraph", "It is shut.", 1),))
    for article, is_right in ((latin, False), (ARABIC, True)):
        page = tmp_path / "page.html"
        page.write_text(formats.write(article, "html"), "utf-8")
        rows = pixels(page, tmp_path)
        assert min(rows[0][0]) > 200
        left, right = (
            sum(max(one) < 128 for row in rows for one in row[a:b]) for a, b in ((0, 300), (300, 600))
        )
        assert (right > left) is is_right and left + right > 50
        assert max(pixels(page, tmp_path, dark=True)[0][0]) < 60
