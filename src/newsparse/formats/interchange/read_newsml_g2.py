"""NewsML-G2: the news items of a document, alone, in a message or in a package, with the text inside of them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from newsparse.base.counting import counted
from newsparse.formats.extract import Extract, Remark
from newsparse.formats.html_blocks import blocks_of
from newsparse.formats.interchange.read_article import article_of, byline_of, dateline_of, iso
from newsparse.formats.interchange.read_blocks import Part, parts_of, text_of
from newsparse.formats.interchange.read_nitf import nitf_article
from newsparse.formats.xml_reading import Fields, each, local, read_parts, root_of
from newsparse.model.article import Article
from newsparse.model.errors import FormatError
from newsparse.text.source import Source

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_HOLDERS = frozenset(("itemMeta", "contentMeta", "rightsInfo"))  # of the metadata's elements
_ROOTS = frozenset(("newsItem", "newsMessage", "packageItem"))
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_UNKNOWN = "1970-01-01T00:00:00Z"  # what newsparse writes where no time is known


def recognise(source: Source) -> bool:
    """Whether the first element of a text is one of NewsML-G2."""
    return root_of(source.text) in _ROOTS


def extract(source: Source) -> Iterator[Article | Extract | Remark]:
    """The articles of the news items that have a text. Raises FormatError, also where none has one."""
    name = source.path or "NewsML-G2"
    parts = read_parts(source.to_bytes(), name, frozenset(("newsItem",)))
    read, without = yield from each(parts, _article, name)
    if not read:
        raise FormatError(
            f"{name}: no text in this NewsML-G2, only references to it; name the files with the texts"
        )
    if without:
        yield Remark(
            f"{counted(without, 'news item has', 'news items have')} no text, such as pictures; left out"
        )


def _article(item: "Element") -> Article | None:
    fields = _Fields(item)
    content = fields.first("contentSet")
    inner = _content(content) if content is not None else None
    if inner is None:
        return None
    stated = {
        "title": fields.text("headline") or fields.text("title"),
        "summary": fields.text("description"),
        "byline": byline_of(fields.text("by"), fields.names("creator")),
        "dateline": dateline_of(fields.text("dateline")),
        "published": _published(fields),
        "language": fields.of("language", "tag") or item.get(_LANGUAGE),
    }
    notes = [Part("slug", text_of(one)) for one in fields.all("slugline")]
    notes += [Part("note", text_of(one)) for one in fields.all("edNote")]
    notes += [Part("credit", text_of(one)) for one in fields.all("creditline")]
    if isinstance(inner, Article):
        return _joined(inner, stated, _metadata(item, fields), notes)
    return article_of(inner, stated, _metadata(item, fields), [one for one in notes if one.text])


class _Fields(Fields):
    """The elements of the metadata of an item."""

    def __init__(self, item: "Element") -> None:
        super().__init__(
            one for part in item for one in [part, *(part if local(part.tag) in _HOLDERS else ())]
        )

    def text(self, name: str) -> str:
        found = self.first(name)
        return "" if found is None else text_of(found)

    def names(self, name: str) -> list[str]:
        """The names in elements such as `<creator><name>Ana Ruiz</name></creator>`; else their literals."""
        found = []
        for one in self.all(name):
            inner = next((text_of(child) for child in one if local(child.tag) == "name"), "")
            if inner or one.get("literal"):
                found.append(inner or one.get("literal") or "")
        return found


def _content(content: "Element") -> Article | list[Part] | None:
    """The text of a content set: NITF, XHTML or other XML inside of it, or text in one piece."""
    for one in content:
        if local(one.tag) == "inlineXML" and len(one):
            inner = one[0]
            return nitf_article(inner) if local(inner.tag) == "nitf" else list(parts_of(inner))
        if local(one.tag) == "inlineData" and (one.text or "").strip():
            text = one.text or ""
            if "html" in (one.get("contenttype") or ""):
                return [Part(str(role or "paragraph"), said) for said, role in blocks_of(text)]
            return [Part("paragraph", line.strip()) for line in text.splitlines() if line.strip()]
    return None


def _joined(article: Article, stated: dict[str, Any], metadata: dict[str, Any], notes: list[Part]) -> Article:
    """The article of the NITF inside; the item tells what that does not."""
    missing = {name: value for name, value in stated.items() if value and getattr(article, name) is None}
    if not article.notes:
        missing["notes"] = article_of((), {}, {}, [one for one in notes if one.text]).notes
    kept = {name: value for name, value in metadata.items() if value not in (None, "", [], {})}
    return replace(article, **missing, metadata={**kept, **article.metadata})


def _published(fields: _Fields) -> str | None:
    for name in ("contentCreated", "firstCreated", "versionCreated"):
        found = iso(fields.text(name))
        if found and found != _UNKNOWN:
            return found
    return None


def _metadata(item: "Element", fields: _Fields) -> dict[str, Any]:
    provider = next(iter(fields.names("provider")), "")
    guid = item.get("guid") or ""
    return {
        "publication": "" if provider in ("unknown", *fields.names("infoSource")) else provider,
        "uri": "" if guid.startswith("urn:uuid:") else guid,
        "urgency": fields.text("urgency"),
        "copyright": next(iter(fields.names("copyrightHolder")), ""),
        "keywords": [text_of(one) for one in fields.all("keyword")],
        "subjects": fields.names("subject"),
    }
