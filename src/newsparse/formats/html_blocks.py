"""The blocks of a piece of HTML all of which is text: the body of a mail, of an item of a feed, of a ninjs document."""

import re
from collections.abc import Iterator
from html import unescape
from types import MappingProxyType
from typing import TYPE_CHECKING

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.formats.document_blocks import DocumentBlock
from newsparse.model.role import Role

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# These begin and end blocks; `_INSIDE` gives the role of the text in the innermost of its elements that is open.
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt"),
        *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"),
        *("html", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "tfoot", "thead"),
        *("tr", "ul"),
    )
)
_SKIPPED = frozenset(("head", "script", "style", "title", "template", "svg", "object", "iframe", "textarea"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_INSIDE = MappingProxyType(
    {
        "heading": Role.SUBHEAD,
        "li": Role.LIST_ITEM,
        "figcaption": Role.CAPTION,
        "tr": Role.TABLE,
        "blockquote": Role.QUOTE,
    }
)
_CLOSES = MappingProxyType({"ul": "li", "ol": "li", "table": "tr"})  # elements whose end ends others too
_BOLD = frozenset(("b", "strong"))
_MOST_BOLD = 14  # words of a subhead that is set in bold; longer ones are leads
_NO_SUBHEAD = (".", ",", ";", ":", "…")
_CELL = " | "
_MOST_QUOTED = 8  # signs `>` inside the values of one tag
_TAG = lazy_pattern(r"</?([A-Za-z][A-Za-z0-9]*)")


def blocks_of(markup: str) -> list[DocumentBlock]:
    """The blocks of a piece of HTML, in order. Linear in its length, however it is nested or broken.

    >>> blocks_of("<h2>Rain</h2><p>It <b>rained</b>.<br>It goes on.</p>")[1].text
    'It rained. It goes on.'
    """
    reader = _Reader()
    for text, tag, opens in _tokens(markup):
        if text:
            reader.text(text)
        elif opens:
            reader.start(tag)
        else:
            reader.end(tag)
    reader.end_block()
    return reader.blocks


def blocks_of_element(element: "Element") -> list[DocumentBlock]:
    """The blocks of an element of XHTML or a kin of it, in order; elements with other names are inline."""
    from newsparse.formats.xml_reading import local

    reader = _Reader()
    waiting: list[tuple[Element, bool]] = [(element, True)]
    while waiting:
        node, opens = waiting.pop()
        tag = local(node.tag).lower()
        if opens and tag not in _SKIPPED:
            reader.start(tag)
            reader.text(node.text or "")
            waiting.append((node, False))
            waiting += [(child, True) for child in reversed(node)]
            continue
        if not opens:
            reader.end(tag)
        if node is not element:
            reader.text(node.tail or "")
    reader.end_block()
    return reader.blocks


def plain(markup: str) -> str:
    """The text of a piece of HTML on one line.

    >>> plain("Rain &amp; <i>snow</i>")
    'Rain & snow'
    """
    return " ".join(block.text for block in blocks_of(markup))


def _tokens(markup: str) -> Iterator[tuple[str, str, bool]]:
    """Texts without entities, and tags: their names, and whether they open an element."""
    at, end = 0, len(markup)
    skipped = _SKIPPED if re.search("</head", markup, re.I) else _SKIPPED - {"head"}
    while at < end:
        sign = markup.find("<", at)
        stop = end if sign < 0 else sign
        if stop > at:
            yield unescape(markup[at:stop]), "", False
        if sign < 0:
            return
        found = _TAG.match(markup, sign)
        if not found:
            at = _behind_other(markup, sign)
            if at == sign + 1:
                yield "<", "", False
            continue
        name = found[1].lower()
        at = _behind_tag(markup, found.end())
        opens = markup[sign + 1] != "/"
        if opens and name in skipped:
            at = _behind_skipped(markup, name, at)
        else:
            yield "", name, opens


def _behind_tag(markup: str, at: int) -> int:
    """The offset behind a tag; a sign `>` in a quoted value does not end it."""
    first = end = markup.find(">", at)
    for _ in range(_MOST_QUOTED):
        if end < 0 or not _is_quoted(markup[at:end]):
            break
        end = markup.find(">", end + 1)
    end = first if end < 0 else end
    return len(markup) if end < 0 else end + 1


def _is_quoted(attributes: str) -> bool:
    """Whether a value in quotation marks goes on at the end of these attributes."""
    pieces = attributes.split('"')
    return len(pieces) % 2 == 0 or "".join(pieces[::2]).count("'") % 2 == 1


def _behind_other(markup: str, at: int) -> int:
    """The offset behind a comment or a declaration; behind the sign `<` alone where it is text."""
    if markup.startswith("<!--", at):
        end = markup.find("-->", at)
        return len(markup) if end < 0 else end + 3
    if markup[at + 1 : at + 2] in ("!", "?", "/"):
        end = markup.find(">", at)
        return len(markup) if end < 0 else end + 1
    return at + 1


def _behind_skipped(markup: str, name: str, at: int) -> int:
    """The offset behind an element whose content is not text."""
    found = re.compile(rf"</{name}\b[^>]*>", re.I).search(markup, at)
    return found.end() if found else len(markup)


class _Reader:
    """Collects blocks; unclosed and crossed elements are taken as they come."""

    def __init__(self) -> None:
        self.blocks: list[DocumentBlock] = []
        self._pieces: list[tuple[str, bool]] = []
        self._open: dict[str, int] = dict.fromkeys((*_INSIDE, "ul"), 0)
        self._bold = self._breaks = 0

    def text(self, text: str) -> None:
        if not text:
            return
        if not text.isspace():
            self._breaks = 0
        self._pieces.append((text, self._bold > 0))

    def start(self, tag: str) -> None:
        if tag in _BOLD:
            self._bold += 1
        elif tag == "br":
            self._break()
        elif tag in ("td", "th"):
            self._pieces.append((_CELL if self._pieces else "", False))
        elif tag in _BLOCKS:
            self.end_block()
            self._opened(tag)

    def end(self, tag: str) -> None:
        if tag in _BOLD:
            self._bold = max(0, self._bold - 1)
        elif tag in _BLOCKS:
            self.end_block()
            self._closed(tag)

    def _opened(self, tag: str) -> None:
        if tag in _HEADINGS:
            self._open["heading"] = 1
        elif tag in ("ul", "ol"):
            self._open["ul"] += 1
        elif tag == "li":
            self._open["li"] = max(1, self._open["ul"])
        elif tag == "tr":
            self._open["tr"] = 1
        elif tag in self._open:
            self._open[tag] += 1

    def _closed(self, tag: str) -> None:
        if tag in _HEADINGS:
            self._open["heading"] = 0
        elif tag in ("ul", "ol"):
            self._open["ul"] = max(0, self._open["ul"] - 1)
            self._open["li"] = min(self._open["li"], self._open["ul"])
        elif tag in _CLOSES:
            self._open[_CLOSES[tag]] = 0
        elif tag in self._open:
            self._open[tag] = max(0, self._open[tag] - 1)

    def _break(self) -> None:
        """A line break is a space; two in a row part paragraphs, as mail programs write them."""
        self._breaks += 1
        if self._breaks > 1:
            self.end_block()
        else:
            self._pieces.append((" ", self._bold > 0))

    def end_block(self) -> None:
        """End the block that is open, if it has text."""
        text = " ".join("".join(piece for piece, _ in self._pieces).split())
        bold = all(is_bold for piece, is_bold in self._pieces if piece.strip())
        self._pieces = []
        if text.strip("| "):
            self.blocks.append(DocumentBlock(text, self._role(text, is_bold=bold)))

    def _role(self, text: str, *, is_bold: bool) -> Role | None:
        inside = next((role for name, role in _INSIDE.items() if self._open[name]), None)
        if inside is Role.TABLE and _CELL not in text:
            inside = None  # mails are laid out with tables; a row of a table has two cells
        if inside is None and is_bold and not text.endswith(_NO_SUBHEAD) and len(text.split()) <= _MOST_BOLD:
            return Role.SUBHEAD
        return inside
