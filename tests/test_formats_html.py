"""Web pages: their main text, with what the page itself says of it; what a page without an article looks like."""

import json
from pathlib import Path
from time import process_time

import pytest

from newsparse import formats
from newsparse.formats.html_blocks import blocks_of
from newsparse.formats.web.structured import articles_in
from newsparse.model.article import Article
from newsparse.model.errors import FormatError
from newsparse.model.role import Role
from newsparse.pipeline import reading
from tests.cli_process import messages, run
from tests.documents import DECK, ITEMS, LEAD, PARAGRAPHS, SECOND, SUBHEAD, TITLE, page

LD = {
    "@context": "https://schema.org",
    "@graph": [
        {
            "@type": "NewsArticle",
            "headline": TITLE,
            "author": [{"@type": "Person", "name": "Ana Ruiz"}],
            "datePublished": "2031-05-06T07:08:09.000+0200",
            "dateModified": "2031-05-07",
            "publisher": {"@type": "Organization", "name": "Gazette"},
            "articleSection": "Islands",
        }
    ],
}
HEAD = (
    f'<script type="application/ld+json">{json.dumps(LD)}</script>'
    f'<meta property="og:title" content="{TITLE} - Gazette">'
    f'<meta name="description" content="{DECK}"><link rel="canonical" href="https://example.org/ferry">'
)


def read(text: str | bytes, path: str | None = None) -> Article:
    data = text.encode("utf-8") if isinstance(text, str) else text
    [article] = reading.read(formats.decode(data, path=path)).articles
    return article


def test_a_page_is_read_with_what_it_says_of_itself() -> None:
    article = read(page(HEAD))
    assert (article.title, article.summary) == (TITLE, DECK)
    assert article.byline and (article.byline.text, article.byline.authors) == (
        "By Ana Ruiz, Bergen",
        ("Ana Ruiz",),
    )
    assert article.dateline and article.dateline.place == "BERGEN"
    assert article.published == "2031-05-06T07:08:09+02:00"
    assert (article.paragraphs, article.subheads) == (PARAGRAPHS, (SUBHEAD,))
    assert [block.text for block in article.body if block.type == "list_item"] == list(ITEMS)
    assert article.metadata["publication"] == "Gazette" and article.metadata["section"] == "Islands"
    assert article.metadata["url"] == "https://example.org/ferry"
    assert article.left_out.words > 0, "the menu and the foot are counted"


@pytest.mark.parametrize("where", ["above", "crlf", "utf-16"])
def test_a_page_is_recognised_however_it_begins(where: str) -> None:
    text = page(above="  <!-- Layout: default --> \n" if where == "above" else "")
    data = text.replace("\n", "\r\n").encode("utf-16" if where == "utf-16" else "utf-8")
    assert read(data).title == TITLE


def test_a_page_in_a_legacy_encoding_says_which() -> None:
    lines = (
        "Die Fähre führt wieder über den Fjörd, sagte der Eigentümer am Dienstag in einer Erklärung für alle.",
    ) * 3
    body = f"<article><h1>Fähre fährt</h1>{''.join(f'<p>{line}</p>' for line in lines)}</article>"
    text = page('<meta charset="iso-8859-1">', body)
    assert "Eigentümer" in read(text.encode("cp1252")).paragraphs[0]


@pytest.mark.parametrize(
    ("social", "structured", "window", "title"),
    [
        ("Ferry back", "Ferry back", "Ferry is back", "Ferry back"),
        (
            "Ferry: all you need to know | Gazette",
            "Ferry back in town",
            "Ferry: all you need to know",
            "Ferry back in town",
        ),
        ("Ferry back in town", "Ferry: all you need", "Ferry: all you need - Gazette", "Ferry back in town"),
        ("Ferry back in town – Gazette", "", "Ferry", "Ferry back in town"),
    ],
)
def test_of_two_headlines_the_one_for_search_engines_gives_way(
    social: str, structured: str, window: str, title: str
) -> None:
    data = json.dumps({"@type": "NewsArticle", "headline": structured})
    head = (
        f'<title>{window}</title><meta property="og:title" content="{social}">'
        '<meta property="og:site_name" content="Gazette">'
        f'<script type="application/ld+json">{data}</script>'
    )
    text = (
        page(head)
        .replace(f"<title>{TITLE} | Gazette</title>", "")
        .replace(f"<h1>{TITLE}</h1>", "<h1>Other words</h1>")
    )
    assert read(text).title == title


def test_a_kicker_inside_the_heading_is_none_of_the_title() -> None:
    head = f'<meta property="og:title" content="{TITLE}">'
    article = read(page(head).replace(f"<h1>{TITLE}</h1>", f"<h1><span>Islands: </span>{TITLE}</h1>"))
    assert (article.kicker, article.title) == ("Islands", TITLE)


def test_a_byline_that_no_metadata_repeat_is_known_by_its_class() -> None:
    article = read(page())
    assert article.byline and article.byline.authors == ("Ana Ruiz",)
    other = read(page().replace("By Ana Ruiz, Bergen", "3 min read"))
    assert other.byline is None


def test_a_line_that_is_a_link_as_a_whole_is_no_part_of_the_article() -> None:
    link = "<p><a href='/storm'>The storm that closed the harbour, in pictures and in maps.</a></p>"
    inside = f"<p>{SECOND} <a href='/dock'>More of the dock.</a></p>"
    article = read(page().replace(f"<p>{SECOND}</p>", link + inside))
    assert article.paragraphs == (PARAGRAPHS[0], f"{SECOND} More of the dock.", PARAGRAPHS[2])
    assert article.left_out.words >= 10


def test_a_description_that_is_the_lead_is_no_deck() -> None:
    text = PARAGRAPHS[1]
    article = read(
        page(f'<meta name="description" content="{text}">').replace(f"<p class='standfirst'>{DECK}</p>", "")
    )
    assert article.summary is None and text in article.paragraphs


def test_a_short_paragraph_in_bold_is_a_subhead() -> None:
    text = page().replace(f"<h2>{SUBHEAD}</h2>", f"<p><strong>{SUBHEAD}</strong></p>")
    assert read(text).subheads == (SUBHEAD,)


@pytest.mark.parametrize(
    ("body", "looks"),
    [
        ("<h1>Just a moment...</h1><p>Enable JavaScript and cookies to continue</p>", "keeps robots out"),
        ("<h1>404</h1><p>Page not found</p>", "an error page"),
        (
            "<form><input type=email name=a><input type=password><button>Sign in</button></form>",
            "a form to sign in",
        ),
        (
            "".join(
                f"<div><h3><a href=/{n}>Story {n}</a></h3><p>The ferry {n} sailed again, its owner said.</p></div>"
                for n in range(9)
            ),
            "a page of links",
        ),
        ("<div id=root></div><script>start()</script>", "comes from a script"),
    ],
)
def test_a_page_without_an_article_says_what_it_looks_like(tmp_path: Path, body: str, looks: str) -> None:
    (tmp_path / "a.html").write_text(page("", body), encoding="utf-8")
    (tmp_path / "b.html").write_text(page(HEAD), encoding="utf-8")
    result = run("parse", "a.html", "b.html", "-t", "jsonl", cwd=tmp_path)
    [message] = messages(result)
    assert (
        result.returncode == 1 and "a.html: no article in it: it looks like a" in message and looks in message
    )
    assert json.loads(result.stdout)["title"] == TITLE


def test_a_page_comes_from_standard_input_and_a_folder_in_a_batch(tmp_path: Path) -> None:
    result = run("parse", "-t", "jsonl", stdin=page(HEAD).encode())
    assert json.loads(result.stdout)["title"] == TITLE and messages(result) == []
    (tmp_path / "pages").mkdir()
    for name in ("a.html", "b.htm"):
        (tmp_path / "pages" / name).write_text(page(HEAD), encoding="utf-8")
    result = run("batch", "pages", "--include", "*.htm*", "-o", "all.jsonl", cwd=tmp_path)
    assert result.returncode == 0 and len((tmp_path / "all.jsonl").read_text("utf-8").splitlines()) == 2


def test_without_its_extra_a_page_gets_the_command_that_helps(tmp_path: Path) -> None:
    (tmp_path / "trafilatura.py").write_text("raise ModuleNotFoundError('trafilatura')", encoding="utf-8")
    (tmp_path / "a.html").write_text(page(), encoding="utf-8")
    result = run("parse", "a.html", cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)})
    assert result.returncode == 1
    assert messages(result) == [
        "newsparse: a.html: reading html needs the extra \"html\": pip install 'newsparse[html]'"
    ]


def test_a_text_about_tags_is_no_page() -> None:
    article = read(
        "<html> turns thirty\nThe tag that opens every web page is thirty years old, its inventor said.\n"
    )
    assert article.title == "<html> turns thirty"


@pytest.mark.parametrize(
    "text",
    [
        "<html><body>" + "<div>" * 20_000 + LEAD,
        "<html><head></head>" + "<p>x" * 50_000,
        "<!DOCTYPE html><html></html>",
    ],
)
def test_a_hostile_page_ends_in_an_article_or_one_line(text: str) -> None:
    try:
        read(text)
    except FormatError as error:
        assert "\n" not in str(error)


def test_a_page_of_many_short_paragraphs_takes_no_time_with_their_square() -> None:
    """It took 38 seconds of a processor; now it takes two."""
    pieces = "<p><span>a</span><b>c</b>" * 12_000
    start = process_time()
    read(page("", f"<article><h1>{TITLE}</h1><p>{SECOND}</p>{pieces}</article>"))
    assert process_time() - start < 15


def test_articles_are_found_in_any_json_ld() -> None:
    value: object = {
        "@type": "WebPage",
        "mainEntity": [{"@type": ["ReportageNewsArticle"]}, {"@type": "Person"}],
    }
    assert len(articles_in(value)) == 1
    for _ in range(1_000):
        value = [value]
    assert articles_in(value) == []


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<h2>A</h2>b<br>c<br><br>d", [("A", Role.SUBHEAD), ("b c", None), ("d", None)]),
        ("<ul><li>a<li>b</ul>c", [("a", Role.LIST_ITEM), ("b", Role.LIST_ITEM), ("c", None)]),
        ("<table><tr><td>a</td><td>b</td></tr></table>", [("a | b", Role.TABLE)]),
        ("<table><tr><td><p>a</p></td></tr></table>", [("a", None)]),
        ("<script>x</script>3 < 4 &amp; 5<!-- y --><img alt='a > b'>", [("3 < 4 & 5", None)]),
        ("<blockquote><p>a</p></blockquote><p><b>B</b></p>", [("a", Role.QUOTE), ("B", Role.SUBHEAD)]),
    ],
)
def test_the_blocks_of_a_piece_of_html(markup: str, expected: list[tuple[str, Role | None]]) -> None:
    assert [(block.text, block.role) for block in blocks_of(markup)] == expected


@pytest.mark.parametrize(
    "piece", ["<div>", "<!--", "<a ", '<a "', "<head>", "<script>", "&", "<", '<a "> ', "<li>", "</p>"]
)
def test_a_piece_of_html_takes_time_in_proportion_to_its_length(piece: str) -> None:
    blocks_of(piece * 200_000)


@pytest.mark.parametrize("letter", ["\x00", "\x01", "\x0c", "\x1f", "\ufffe"])
def test_characters_that_xml_forbids_stop_no_page(letter: str) -> None:
    sentences = "The ferry sails again on Monday, its owner said on the quay, and nobody asked why. " * 8
    page = (
        f"<html><body><h1>Ferry{letter} back</h1><p>{sentences}{letter}</p><p>{sentences}</p></body></html>"
    )
    assert len(reading.read(formats.decode(page.encode("utf-8"), path="a.html")).articles) == 1


def test_a_page_that_is_set_in_tables_is_read_in_its_paragraphs() -> None:
    story = f"<h1>{TITLE}</h1><font size=2>By Ana Ruiz</font><br>{'<br><br>'.join(PARAGRAPHS)}"
    menu = "<td><a href=/>Home</a><br><a href=/n>News</a></td>"
    table = f"<table><tr><td><table><tr><td>{story}</td></tr></table></td>{menu}</tr></table>"
    article = read(page("", table))
    assert (article.title, article.paragraphs) == (TITLE, PARAGRAPHS)
    assert article.byline and article.byline.authors == ("Ana Ruiz",)


def test_a_line_break_in_a_cell_joins_no_words() -> None:
    rows = "<tr><th>Harbour</th><th>Trips</th></tr><tr><td>Bergen<br>north quay</td><td>12</td></tr>"
    text = page().replace(f"<p>{SECOND}</p>", f"<p>{SECOND}</p><table>{rows}</table>")
    assert "Bergen north quay | 12" in "\n".join(block.text for block in read(text).body)


def test_elements_that_are_not_closed_cost_no_text() -> None:
    for name in ("b", "div"):
        opened = page().replace(f"<p>{SECOND}</p>", f"<{name}>" * 500 + f"<p>{SECOND}</p>")
        assert read(opened).paragraphs == PARAGRAPHS
    with pytest.raises(FormatError, match=r"more than 2,048 deep; save the article itself"):
        read("<html><body>" + "<div>" * 20_000 + LEAD)


def test_a_byline_is_known_by_its_words_where_a_page_gives_it_no_class() -> None:
    article = read(page().replace(" class='byline'>By Ana Ruiz, Bergen", ">By <a href=/ana>Ana Ruiz</a>"))
    assert article.byline and article.byline.authors == ("Ana Ruiz",)


def test_what_a_page_says_without_its_script_is_no_article() -> None:
    request = "<noscript>You need to enable JavaScript to run this app.</noscript>"
    body = f"<div id=root></div><script>start()</script>{request}"
    with pytest.raises(FormatError, match="a page whose text comes from a script"):
        read(page("", body))


def test_a_page_of_nothing_but_links_is_no_article() -> None:
    links = "".join(f"<li><a href=/{n}>Story {n} of the ferry and its owner</a></li>" for n in range(60))
    with pytest.raises(FormatError, match="a page of links"):
        read(page("", f"<ul>{links}</ul>"))


def test_a_short_page_keeps_its_lines_apart() -> None:
    wall = "<div><p>This article is for subscribers only.</p><p>Subscribe now for $1 a month.</p></div>"
    article = read(page("", f"<article><h1>{TITLE}</h1><p>By Ana Ruiz</p><p>{SECOND}</p>{wall}</article>"))
    assert (article.title, article.paragraphs[0]) == (TITLE, SECOND)
    assert article.byline and article.byline.authors == ("Ana Ruiz",)


def test_an_article_that_only_the_json_ld_holds_has_its_paragraphs() -> None:
    data = json.dumps({"@type": "NewsArticle", "headline": TITLE, "articleBody": "\n\n".join(PARAGRAPHS)})
    article = read(page(f'<script type="application/ld+json">{data}</script>', "<div id=root></div>"))
    assert article.paragraphs == PARAGRAPHS
