"""The page around articles: its head with style and JSON-LD, a list of contents, and the articles."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from newsparse.formats.interchange.facts import language
from newsparse.formats.interchange.write_jsonld import news_article
from newsparse.formats.markup import element, empty, escaped, tag
from newsparse.formats.page.article import direction, label, level_below, section
from newsparse.formats.page.spans import picture
from newsparse.formats.page.style import STYLE
from newsparse.model.article import Article

Shown = tuple[Article, str | None]

# Nothing is loaded and no script is run, whatever a text may hold.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def document(shown: Sequence[Shown]) -> Iterator[str]:
    """The pieces of the page of these articles, each with the text for its picture of spans, if one is wanted."""
    articles = [article for article, _ in shown]
    several = len(articles) > 1
    first = articles[0]
    title = f"{len(articles)} articles" if several else label(first)
    lang, dir_ = ("en", "ltr") if several else (language(first) or "und", direction(first))
    yield "<!DOCTYPE html>\n" + tag("html", lang=lang, dir=dir_) + "\n<head>\n"
    yield "\n".join(_head(title, None if several else first.summary)) + "\n"
    for article in articles:
        yield _json_ld(news_article(article)) + "\n"
    yield "</head>\n<body>\n"
    if several:
        yield _contents(title, articles)
    yield "<main>\n"
    for number, (article, text) in enumerate(shown, 1):
        level = 2 if several else 1
        yield section(article, number, level=level) + "\n"
        if text is not None:
            yield picture(article, text, number, level=level_below(article, level)) + "\n"
    yield "</main>\n</body>\n</html>\n"


def _head(title: str, description: str | None) -> Iterator[str]:
    yield empty("meta", charset="utf-8")
    yield empty("meta", http_equiv="Content-Security-Policy", content=_POLICY)
    yield empty("meta", name="viewport", content="width=device-width, initial-scale=1")
    yield empty("meta", name="color-scheme", content="light dark")
    yield element("title", escaped(title))
    if description:
        yield empty("meta", name="description", content=description)
    yield element("style", f"\n{STYLE}")


def _json_ld(value: dict[str, Any]) -> str:
    """The value where HTML cannot end the element early, whatever its texts hold."""
    text = json.dumps(value, ensure_ascii=False).replace("<", "\\u003c").replace(">", "\\u003e")
    return element("script", text.replace("&", "\\u0026"), type="application/ld+json")


def _contents(title: str, articles: Sequence[Article]) -> str:
    items = []
    for number, article in enumerate(articles, 1):
        attributes = {"lang": language(article), "dir": direction(article)}
        link = element("a", escaped(label(article)), href=f"#article-{number}")
        items.append(element("li", link, **attributes))
    listed = element("ol", "\n" + "\n".join(items) + "\n")
    head = element("header", element("h1", escaped(title)), class_="page")
    return f"{head}\n{element('nav', listed, aria_label='Contents')}\n"
