"""The article as ninjs 3.1, the JSON of the IPTC for news."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from newsparse.formats.format import WriteOptions
from newsparse.formats.interchange.facts import agencies, language, notes, places, stated, story, uri, words
from newsparse.formats.interchange.html_body import elements
from newsparse.formats.interchange.html_body import notes as html_notes
from newsparse.formats.interchange.in_json import array, present
from newsparse.formats.times import moment
from newsparse.model.article import Article


class Names(NamedTuple):
    """How a version spells what the versions spell differently."""

    version: str
    representation: str = "representationType"
    content_type: str = "contentType"
    characters: str = "charCount"
    words: str = "wordCount"
    created: str = "versionCreated"
    status: str = "pubStatus"
    note: str = "edNote"
    sources: str = "infoSources"


_V3 = Names("3.1")


def write(articles: Iterable[Article], options: WriteOptions) -> Iterator[str]:
    """One article is an object, several are an array of them."""
    return array(item(article, _V3) for article in articles)


def item(article: Article, names: Names) -> dict[str, Any]:
    """The news object of an article; versions 2 and 3 have the same properties, spelt in their own way."""
    published = moment(article.published) if article.published else None
    headlines = [("main", article.title), ("kicker", article.kicker)]
    return present(
        {
            "uri": uri(article),
            "standard": standard(names.version),
            "type": "text",
            names.representation: "full",
            names.created: published.date_time if published else None,
            names.status: "usable",
            "language": language(article),
            "headlines": [_text(role, text, names) for role, text in headlines if text is not None],
            "descriptions": [] if article.summary is None else [_text("summary", article.summary, names)],
            "by": article.byline.text if article.byline else None,
            "people": [{"name": name, "rel": "author"} for name in authors(article)],
            "located": located(article),
            "places": [{"name": name, "rel": "dateline"} for name in places(article)],
            names.sources: [{"name": name, "role": "agency"} for name in agencies(article)],
            "organisations": _publisher(article),
            "subjects": _section(article),
            "slugline": joined(article, "slug"),
            names.note: joined(article, "note"),
            "bodies": list(_bodies(article, names)),
        }
    )


def standard(version: str) -> dict[str, str]:
    """The object that names the standard."""
    address = f"http://www.iptc.org/std/ninjs/ninjs-schema_{version}.json#"
    return {"name": "ninjs", "version": version, "schema": address}


def authors(article: Article) -> tuple[str, ...]:
    """The names in the byline."""
    return article.byline.authors if article.byline else ()


def located(article: Article) -> str | None:
    """The place of the dateline as written."""
    return article.dateline.place if article.dateline else None


def joined(article: Article, type_: str) -> str | None:
    """The notes of a type, a line for each; None without any."""
    return "\n".join(notes(article, type_)) or None


def plain_body(article: Article) -> str:
    """The body as text, with its dateline."""
    return story(article, dateline=True)


def html_body(article: Article) -> str:
    """The body as HTML, with its dateline, and its credits at the end."""
    return "\n".join((*elements(article), *html_notes(article, "credit")))


def _bodies(article: Article, names: Names) -> Iterator[dict[str, Any]]:
    plain = plain_body(article)
    for kind, text in (("text/html", html_body(article)), ("text/plain", plain)):
        if text:
            yield {
                **_text("main", text, names, kind),
                names.characters: len(plain),
                names.words: words(plain),
            }


def _text(role: str, text: str, names: Names, kind: str = "text/plain") -> dict[str, Any]:
    return {"role": role, names.content_type: kind, "value": text}


def _publisher(article: Article) -> list[dict[str, str]]:
    name = stated(article, "publication")
    return [{"name": name, "rel": "publisher"}] if name else []


def _section(article: Article) -> list[dict[str, str]]:
    name = stated(article, "section")
    return [{"name": name, "rel": "section"}] if name else []
