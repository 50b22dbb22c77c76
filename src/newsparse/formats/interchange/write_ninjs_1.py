"""The article as ninjs 1.6, which has a property for each headline and body instead of lists of them."""

from collections.abc import Iterable, Iterator
from typing import Any

from newsparse.formats.format import WriteOptions
from newsparse.formats.interchange.facts import agencies, language, places, stated, uri, words
from newsparse.formats.interchange.in_json import array, present
from newsparse.formats.interchange.write_ninjs import (
    authors,
    html_body,
    joined,
    located,
    plain_body,
    standard,
)
from newsparse.formats.times import moment
from newsparse.model.article import Article


def write(articles: Iterable[Article], options: WriteOptions) -> Iterator[str]:
    """One article is an object, several are an array of them."""
    return array(map(_item, articles))


def _item(article: Article) -> dict[str, Any]:
    published = moment(article.published) if article.published else None
    plain = plain_body(article)
    return present(
        {
            "uri": uri(article),
            "$standard": standard("1.6"),
            "type": "text",
            "mimetype": "text/html",
            "representationtype": "complete",
            "versioncreated": published.date_time if published else None,
            "pubstatus": "usable",
            "language": language(article),
            "headline": article.title,
            "headline_kicker": article.kicker,
            "description_summary": article.summary,
            "byline": article.byline.text if article.byline else None,
            "person": [{"name": name, "rel": "author"} for name in authors(article)],
            "located": located(article),
            "place": [{"name": name, "rel": "dateline"} for name in places(article)],
            "infosource": [{"name": name, "rel": "agency"} for name in agencies(article)],
            "organisation": _named(article, "publication", "publisher"),
            "subject": _named(article, "section", "section"),
            "slugline": joined(article, "slug"),
            "ednote": joined(article, "note"),
            "charcount": len(plain),
            "wordcount": words(plain),
            "body_html": html_body(article) or None,
            "body_text": plain or None,
        }
    )


def _named(article: Article, key: str, relation: str) -> list[dict[str, str]]:
    name = stated(article, key)
    return [{"name": name, "rel": relation}] if name else []
