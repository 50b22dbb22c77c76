"""The parts of a body in NITF or XHTML: what each element is in an article."""

from collections.abc import Iterator
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, get_args

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.formats.xml_reading import local
from newsparse.model.vocabulary import BodyType, NoteType

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_KINDS = frozenset((*get_args(BodyType), *get_args(NoteType)))
_ELEMENTS = MappingProxyType(
    {
        **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2"), "subhead"),
        **dict.fromkeys(("li", "dt", "dd"), "list_item"),
        **dict.fromkeys(("bq", "blockquote"), "quote"),
        **dict.fromkeys(("figcaption", "media-caption", "caption"), "caption"),
        **dict.fromkeys(("media-producer", "credit", "tagline"), "credit"),
        "note": "note",
    }
)
_TABLES = frozenset(("table", "nitf-table"))
_SKIPPED = frozenset(("script", "style", "head", "media-metadata", "media-reference", "media-object", "img"))
# Elements that may hold blocks; every other one is a part of a line.
_HOLDERS = frozenset(
    (
        *("address", "article", "aside", "bq", "block", "blockquote", "body", "body.content", "center"),
        *("dd", "div", "dl", "dt", "figure", "footer", "header", "li", "main", "media", "nitf-table"),
        *("note", "ol", "section", "table", "tbody", "td", "ul", "p", "pre", "hr", "table"),
        *("figcaption", "media-caption", "media-producer", "caption"),
    )
) | frozenset(_ELEMENTS)
_SEPARATOR = "* * *"
# The line break of an indented document, with the indent of the next line.
_BREAK = lazy_pattern(r"[ \t]*[\r\n]\s*")


class Part(NamedTuple):
    """A part of a body: a type of block or note, and its text, whose own line breaks are `\\n`."""

    kind: str
    text: str
    dateline: str = ""  # that opens the part, where it is an element of its own


def parts_of(root: "Element") -> Iterator[Part]:
    """The parts below an element, in document order."""
    waiting: list[tuple[Element | str, str]] = [(root, "paragraph")]
    while waiting:
        node, kind = waiting.pop()
        if isinstance(node, str):
            if text := unbroken(node):
                yield Part(kind, text)
            continue
        name = local(node.tag).lower()
        if name in _SKIPPED:
            continue
        stated = node.get("class") or ""
        kind = stated if stated in _KINDS else _ELEMENTS.get(name, kind)
        if name == "hr":
            yield Part("separator", _SEPARATOR)
        elif name in _TABLES:
            yield from _table(node)
        elif name == "pre":
            text = "".join(node.itertext())
            yield Part(kind, text.removeprefix("\n") if text.startswith("\n\n") else text)
        elif any(local(child.tag).lower() in _HOLDERS for child in node):
            waiting += [(one, kind) for one in reversed(_runs(node))]
        else:
            yield from _leaf(node, kind)


def _runs(element: "Element") -> "list[Element | str]":
    """The blocks in an element, and the runs of text between them."""
    runs: list[Element | str] = [element.text or ""]
    for child in element:
        name = local(child.tag).lower()
        if name in _HOLDERS:
            runs += [child, child.tail or ""]
        else:
            text = "" if name in _SKIPPED else text_of(child)
            runs[-1] = f"{runs[-1]}{text}{child.tail or ''}"
    return runs


def _leaf(element: "Element", kind: str) -> Iterator[Part]:
    first = element[0] if len(element) else None
    opens = first is not None and first.get("class") == "dateline" and not (element.text or "").strip()
    text = text_of(element)
    if first is not None and opens:
        dateline = text_of(first)
        yield Part(kind, text.strip(" ").removeprefix(dateline).removeprefix(" "), dateline)
    elif text:
        yield Part(kind, text)


def _table(element: "Element") -> Iterator[Part]:
    rows = []
    for row in element.iter():
        if local(row.tag).lower() == "tr":
            cells = [" ".join(text_of(cell).split()) for cell in row]
            rows.append("\t".join(cells))
    if any(row.strip() for row in rows):
        yield Part("table", "\n".join(rows))
    for child in element.iter():
        if local(child.tag).lower() == "caption" and (text := text_of(child)):
            yield Part("caption", text)


def text_of(element: "Element") -> str:
    """The text of an element; `<br/>` is a line break, and a break of the document's own is a space."""
    return unbroken("".join(_pieces(element))).replace("\x00", "\n")


def _pieces(element: "Element") -> Iterator[str]:
    """The pieces of text in document order, U+0000 for `<br/>`, which XML cannot hold itself."""
    waiting: list[Element | str] = [element]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            yield node
            continue
        inner: list[Element | str] = ["\x00" if local(node.tag).lower() == "br" else "", node.text or ""]
        for child in node:
            inner += [child, child.tail or ""]
        waiting += reversed(inner)


def unbroken(text: str) -> str:
    """A text on one line: only the line breaks of an indented document go, other spaces stay."""
    return _BREAK.sub(" ", text).strip(" \t")
