"""NITF of all versions since 2.5: the text, and what its head says of the article."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from newsparse.formats.interchange.read_article import article_of, byline_of, dateline_of, iso
from newsparse.formats.interchange.read_blocks import Part, parts_of, text_of
from newsparse.formats.xml_reading import Fields, local, read_tree, root_of
from newsparse.model.article import Article
from newsparse.text.source import Source

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TIMES = ("date.issue", "date.release")


def recognise(source: Source) -> bool:
    """Whether the first element of a text is that of NITF."""
    return root_of(source.text) == "nitf"


def extract(source: Source) -> Iterator[Article]:
    """The article of a document. Raises FormatError."""
    yield nitf_article(read_tree(source.to_bytes(), source.path or "NITF"))


def nitf_article(root: "Element") -> Article:
    """The article of an element `nitf`."""
    named = _Named(root)
    meta = {one.get("name"): one.get("content") for one in named.all("meta")}
    fields = {
        "title": named.text("hl1") or named.text("title"),
        "kicker": "\n".join(_headlines(named, kicker=True)),
        "summary": "\n".join([*_headlines(named, kicker=False), *_abstract(named)]),
        "byline": _byline(named),
        "dateline": dateline_of(named.text("dateline")),
        "published": next(filter(None, (iso(named.of(name, "norm")) for name in _TIMES)), None),
        "language": root.get("baselang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        "end_marker": meta.get("newsparse.end_marker"),
    }
    content = named.first("body.content")
    parts = list(parts_of(content)) if content is not None else []
    return article_of([*parts, *_tail(named)], fields, _metadata(named, meta), _notes(named))


class _Named(Fields):
    """The elements of a document; those of the body's text are not looked into."""

    def __init__(self, root: "Element") -> None:
        super().__init__(_outside_text(root))

    def text(self, name: str) -> str:
        found = self.first(name)
        return "" if found is None else text_of(found)


def _outside_text(root: "Element") -> Iterator["Element"]:
    waiting = [root]
    while waiting:
        element = waiting.pop()
        yield element
        if local(element.tag) != "body.content":
            waiting += reversed(list(element))


def _headlines(named: _Named, *, kicker: bool) -> list[str]:
    """The lower headlines: the one that is called a kicker, or the others, which are decks."""
    return [
        text
        for one in named.all("hl2")
        if (one.get("class") == "kicker") == kicker and (text := text_of(one))
    ]


def _abstract(named: _Named) -> list[str]:
    found = named.first("abstract")
    return [] if found is None else [part.text for part in parts_of(found)]


def _byline(named: _Named) -> Any:
    element = named.first("byline")
    if element is None:
        return None
    inner = list(element.iter())
    authors = [text_of(one) for one in inner if local(one.tag) == "person"]
    titles = [one for one in inner if local(one.tag) == "byttl"]
    agency = next((text_of(one) for title in titles for one in title.iter() if local(one.tag) == "org"), None)
    return byline_of(text_of(element), authors, agency)


def _notes(named: _Named) -> list[Part]:
    found = [Part("note", one.get("info") or "") for one in named.all("ed-msg")]
    types = [one.get("msg-type") for one in named.all("ed-msg")]
    found = [
        part._replace(kind="timestamp") if type_ == "timestamp" else part
        for part, type_ in zip(found, types, strict=True)
    ]
    found += [Part("slug", one.get("key") or "") for one in named.all("du-key")]
    found += [part for one in named.all("note") for part in parts_of(one)]
    return [part for part in found if part.text]


def _tail(named: _Named) -> list[Part]:
    """The lines of the taglines, which are credits."""
    lines = [line for one in named.all("tagline") for line in text_of(one).split("\n")]
    return [Part("credit", line) for line in lines if line]


def _metadata(named: _Named, meta: dict[str | None, str | None]) -> dict[str, Any]:
    try:
        own = json.loads(meta.get("newsparse.metadata") or "{}")
    except (ValueError, RecursionError):
        own = {}
    identifier = named.of("doc-id", "id-string")
    found = {
        "publication": named.of("pubdata", "name"),
        "section": named.of("pubdata", "position.section"),
        "uri": "" if identifier.startswith("urn:uuid:") else identifier,
        "urgency": named.of("urgency", "ed-urg"),
        "copyright": named.of("doc.copyright", "holder"),
        "keywords": [key for one in named.all("keyword") if (key := one.get("key"))],
        "series": named.of("series", "series.name"),
    }
    return {**found, **(own if isinstance(own, dict) else {})}
