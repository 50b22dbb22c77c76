"""The article as JSON-LD: a NewsArticle of schema.org, as search engines read it in the page of an article."""

from collections.abc import Iterable, Iterator
from typing import Any

from newsparse.formats.format import WriteOptions
from newsparse.formats.interchange.facts import agencies, language, places, stated, story, uri, words
from newsparse.formats.interchange.in_json import array, present
from newsparse.formats.times import truncated
from newsparse.model.article import Article

_CONTEXT = "https://schema.org"


def write(articles: Iterable[Article], options: WriteOptions) -> Iterator[str]:
    """One article is an object, several are an array."""
    return array(map(news_article, articles))


def news_article(article: Article) -> dict[str, Any]:
    """The NewsArticle, with the properties that the article has."""
    address = uri(article)
    text = story(article, dateline=False)
    return present(
        {
            "@context": _CONTEXT,
            "@type": "NewsArticle",
            "@id": address,
            "url": address if address.startswith(("http://", "https://")) else None,
            "headline": article.title,
            "alternativeHeadline": article.kicker,
            "description": article.summary,
            "author": _authors(article),
            "creditText": article.byline.text if article.byline else None,
            "datePublished": truncated(article.published) if article.published else None,
            "dateline": article.dateline.text if article.dateline else None,
            "locationCreated": [{"@type": "Place", "name": place} for place in places(article)],
            "sourceOrganization": [_organisation(name) for name in agencies(article)],
            "publisher": _organisation(publication)
            if (publication := stated(article, "publication"))
            else None,
            "articleSection": stated(article, "section"),
            "inLanguage": language(article),
            "wordCount": words(text) or None,
            "articleBody": text or None,
        }
    )


def _authors(article: Article) -> list[dict[str, Any]]:
    """The people of the byline; without any, its agency."""
    byline = article.byline
    if byline is None:
        return []
    if byline.authors:
        return [{"@type": "Person", "name": name} for name in byline.authors]
    return [_organisation(byline.agency)] if byline.agency else []


def _organisation(name: str) -> dict[str, Any]:
    return {"@type": "Organization", "name": name}
