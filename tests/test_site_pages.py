"""The built site shows what GitHub shows: each page has the same parts as by CommonMark. `make site-test` runs this."""

from collections import Counter
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt
from tools.docs_site import links, stage

TAGS = frozenset(("li", "table", "tr", "td", "pre", "blockquote", "img", "strong", "em", "ol", "ul"))
TAGS |= {"h1", "h2", "h3", "h4"}
PAGES = sorted(name for name in stage.sources() if name.endswith(".md"))

pytest.importorskip("zensical", reason="make site-test installs zensical, and builds the site before")


class _Parts(HTMLParser):
    """How often each part stands in a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: Counter[str] = Counter()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found[tag] += tag in TAGS


def parts(html: str) -> dict[str, int]:
    return {tag: count for tag, count in _Parts(html).found.items() if count}


def content(name: str) -> str:
    """The content of a built page, without the navigation."""
    built = (stage.SITE / name).with_suffix(".html").read_text("utf-8")
    return built.partition('<article class="md-content__inner')[2].partition("</article>")[0]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_the_parts_that_github_shows(name: str) -> None:
    text = (stage.PAGES / name).read_text("utf-8").removeprefix(stage.WIDE)
    markdown = MarkdownIt("commonmark", {"html": True}).enable("table")
    assert parts(content(name)) == parts(markdown.render(text))


def test_a_list_that_one_of_the_two_does_not_see_is_noticed() -> None:
    assert parts("<ul><li>a<li>b</ul>") == {"ul": 1, "li": 2}
    assert parts("<p>- a\n- b</p>") == {}


def test_the_built_site_has_no_dead_link_and_loads_nothing_from_elsewhere() -> None:
    assert links.problems(stage.SITE) == []
    assert len(links.pages(stage.SITE)) == len(PAGES)
