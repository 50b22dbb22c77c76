"""The article as NewsML-G2 2.35: a news item of the IPTC that carries the text as NITF; several make a news message."""

import re
from collections.abc import Iterable, Iterator

from newsparse.formats.format import WriteOptions
from newsparse.formats.interchange.facts import (
    agencies,
    body,
    language,
    notes,
    places,
    stated,
    story,
    uri,
    words,
)
from newsparse.formats.interchange.write_nitf import nitf
from newsparse.formats.markup import DECLARATION, broken, element, empty, escaped, tag
from newsparse.formats.times import moment, truncated
from newsparse.model.article import Article

_SPACE = re.compile("[\t\n\r]")
NAMESPACE = "http://iptc.org/std/nar/2006-10-01/"
_CATALOG = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml"
# An item must have a time; where none is known it is one that nobody takes for a day of news.
_UNKNOWN = "1970-01-01T00:00:00Z"


def write(articles: Iterable[Article], options: WriteOptions) -> Iterator[str]:
    """One article is a `newsItem`, several are a `newsMessage`, which is written item by item."""
    waiting = iter(articles)
    first = next(waiting, None)
    if first is None:
        return
    second = next(waiting, None)
    if second is None:
        yield f"{DECLARATION}{_item(first, xmlns=NAMESPACE)}\n"
        return
    sent = element("header", element("sent", _time(first)))
    yield f"{DECLARATION}{tag('newsMessage', xmlns=NAMESPACE)}\n{sent}\n<itemSet>\n{_item(first)}\n"
    yield f"{_item(second)}\n"
    for article in waiting:
        yield f"{_item(article)}\n"
    yield "</itemSet>\n</newsMessage>\n"


def _item(article: Article, **namespace: str) -> str:
    opening = tag(
        "newsItem",
        **namespace,
        guid=uri(article),
        version="1",
        standard="NewsML-G2",
        standardversion="2.35",
        conformance="power",
        xml__lang=language(article),
    )
    parts = [opening, empty("catalogRef", href=_CATALOG)]
    parts += ["<itemMeta>", *_item_meta(article), "</itemMeta>"]
    parts += ["<contentMeta>", *_content_meta(article), "</contentMeta>"]
    return "\n".join([*parts, "<contentSet>", _content(article), "</contentSet>", "</newsItem>"])


def _item_meta(article: Article) -> Iterator[str]:
    agency = next(iter(agencies(article)), None)
    yield empty("itemClass", qcode="ninat:text")
    yield element("provider", _name(stated(article, "publication") or agency or "unknown"))
    yield element("versionCreated", _time(article))
    yield empty("pubStatus", qcode="stat:usable")
    if article.title is not None:
        yield element("title", _on_a_line(article.title))
    yield from (element("edNote", broken(text)) for text in notes(article, "note"))


def _content_meta(article: Article) -> Iterator[str]:
    if article.published and (time := truncated(article.published)):
        yield element("contentCreated", time)
    yield from (element("located", _name(place)) for place in places(article))
    yield from (element("infoSource", _name(name)) for name in agencies(article))
    if article.byline:
        yield from (element("creator", _name(name)) for name in article.byline.authors)
    if tag_ := language(article):
        yield empty("language", tag=tag_)
    yield from (element("slugline", _on_a_line(text)) for text in notes(article, "slug"))
    yield from _labels(article)


def _labels(article: Article) -> Iterator[str]:
    """What people read above the text."""
    if article.title is not None:
        yield element("headline", escaped(article.title))
    if article.dateline is not None:
        yield element("dateline", escaped(article.dateline.text))
    if article.byline is not None:
        yield element("by", escaped(article.byline.text))
    for credit in notes(article, "credit"):
        yield element("creditline", _on_a_line(credit))
    if article.summary is not None:
        yield element("description", broken(article.summary), role="drol:summary")


def _content(article: Article) -> str:
    text = story(article, dateline=bool(body(article, dateline=True)))
    counts = {"wordcount": words(text), "charcount": len(text)}
    return element("inlineXML", f"\n{nitf(article)}\n", contenttype="application/nitf+xml", **counts)


def _time(article: Article) -> str:
    found = moment(article.published) if article.published else None
    return found.date_time if found else _UNKNOWN


def _name(text: str) -> str:
    return element("name", _on_a_line(text))


def _on_a_line(text: str) -> str:
    """The text for elements that take no white space but spaces; the NITF has it as it is."""
    return escaped(_SPACE.sub(" ", text))
