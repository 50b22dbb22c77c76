"""The items of a feed as texts, with what the feed says of each."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from newsparse.base.characters import BRACKETS, ELLIPSES
from newsparse.base.counting import counted
from newsparse.formats.document_blocks import joined
from newsparse.formats.extract import Extract, Remark
from newsparse.formats.html_blocks import blocks_of, blocks_of_element, plain
from newsparse.formats.xml_reading import each, local, read_parts
from newsparse.model.article import Byline
from newsparse.model.errors import FormatError
from newsparse.model.role import Role
from newsparse.text.source import Source
from newsparse.words.language import identify

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_CUT_OFF = " ." + ELLIPSES + BRACKETS  # where a description breaks off
# What a feed says of itself outside of its items.
_OF_FEED = frozenset({"title", "language", "link", "subtitle", "description", "generator"})


class FeedNames(NamedTuple):
    """The names of the elements of a kind of feed, without namespaces; of several the first with a text counts."""

    item: str
    channel: str
    content: tuple[str, ...]
    deck: tuple[str, ...]
    times: tuple[str, ...]
    authors: tuple[str, ...]


def extracts_of(source: Source, names: FeedNames) -> Iterator[Extract | Remark]:
    """The texts of a feed's items; a remark for the rest of one that is broken off, and for items without a text."""
    name = source.path or "feed"
    of_feed: dict[str, str] = {}
    parts = read_parts(source.to_bytes(), name, _OF_FEED | {names.item})
    items = _items(parts, names.item, of_feed)
    read, without = yield from each(items, lambda item: _extract(item, names, of_feed), name)
    if not read:
        some = (
            f"its {without:,} items have only headlines"
            if without > 1
            else "its only item has just a headline"
        )
        problem = some if without else "it has no items"
        raise FormatError(f"{name}: no text in this feed: {problem}")
    if without:
        items_are = counted(without, "item of this feed has", "items of this feed have")
        yield Remark(f"{items_are} no text, only a headline; left out")


def _items(parts: "Iterable[Element]", item: str, of_feed: dict[str, str]) -> "Iterator[Element]":
    """The items; what a feed says of itself goes to `of_feed`."""
    for part in parts:
        if local(part.tag) == item:
            yield part
        else:
            of_feed.setdefault(local(part.tag), plain(part.text or ""))


def _extract(item: "Element", names: FeedNames, of_feed: dict[str, str]) -> Extract | None:
    fields = _Fields(item)
    content = fields.first(names.content)
    deck = fields.first(names.deck)
    body, deck = (content, deck) if content is not None else (deck, None)
    if body is None:
        return None
    text, roles, layout = _text_of(body)
    if not text.strip():
        return None
    known: dict[str, Any] = {}
    if title := _plain_of(fields.first(("title",))):
        known["title"] = title
    if (summary := _plain_of(deck)) and _is_deck(summary, text):
        known["summary"] = summary
    if authors := _authors(fields.every(names.authors)):
        known["byline"] = Byline(", ".join(authors), tuple(authors))
    if published := next(filter(None, map(_time, map(fields.text, names.times))), None):
        known["published"] = published
    if (language := of_feed.get("language")) and identify(text) is None:
        known["language"] = language
    certain = {at: role for at, role in roles.items() if role is not Role.SUBHEAD}
    return Extract(text, known, _metadata(fields, of_feed), roles=certain, set_as=roles, layout=layout)


class _Fields:
    """The elements of an item, by their names without namespaces."""

    def __init__(self, item: "Element") -> None:
        self.all: dict[str, list[Element]] = {}
        for child in item:
            self.all.setdefault(local(child.tag), []).append(child)

    def every(self, names: Iterable[str]) -> "list[Element]":
        return next((self.all[name] for name in names if name in self.all), [])

    def first(self, names: Iterable[str]) -> "Element | None":
        """The first element with one of the names that holds anything; the longest of that name."""
        for name in names:
            full = [one for one in self.all.get(name, ()) if (one.text or "").strip() or len(one)]
            if full:
                return max(full, key=lambda one: len(one.text or ""))
        return None

    def text(self, name: str) -> str:
        found = self.first((name,))
        return " ".join((found.text or "").split()) if found is not None else ""


def _text_of(element: "Element") -> tuple[str, dict[int, Role], str]:
    """The text of an element, the roles of its blocks, and its layout: XHTML inside it, HTML as text, or plain text."""
    if len(element):
        return (*joined(blocks_of_element(element)), "lines")
    text = element.text or ""
    if "<" in text or "&" in text:
        return (*joined(blocks_of(text)), "lines")
    return text.strip(), {}, "auto"


def _plain_of(element: "Element | None") -> str:
    return "" if element is None else " ".join(_text_of(element)[0].split())


def _is_deck(summary: str, text: str) -> bool:
    """Whether a description says something of its own, and is not the beginning of the text."""
    opening = summary.rstrip(_CUT_OFF)[:200]
    return not " ".join(text.split()).startswith(opening[: max(20, len(opening) - 20)])


def _authors(elements: "list[Element]") -> list[str]:
    """The names of the authors: `<name>` in Atom; in RSS a name, or an address with a name in brackets behind it."""
    found = []
    for element in elements:
        inner = next((one.text for one in element if local(one.tag) == "name"), None)
        text = plain(inner or element.text or "")
        if "@" in text:
            text = text.partition("(")[2].rstrip(") ")
        if text:
            found.append(text)
    return list(dict.fromkeys(found))


def _time(text: str) -> str | None:
    from newsparse.formats.mail.headers import sent
    from newsparse.formats.web.said import iso_time

    return iso_time(text) or sent(text)


def _metadata(fields: _Fields, of_feed: dict[str, str]) -> dict[str, Any]:
    links = [one.get("href") or (one.text or "").strip() for one in fields.all.get("link", ())]
    categories = [one.get("term") or plain(one.text or "") for one in fields.all.get("category", ())]
    found = {
        "publication": of_feed.get("title"),
        "url": next((link for link in links if link), None),
        "id": fields.text("guid") or fields.text("id"),
        "keywords": list(dict.fromkeys(filter(None, categories))),
    }
    return {name: value for name, value in found.items() if value}
