"""The lines of a page: what stands between the edges of its block elements, in document order."""

from collections.abc import Iterator
from typing import NamedTuple

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.formats.web.page import Element

_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "div"),
        *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4"),
        *("h5", "h6", "header", "hr", "html", "legend", "li", "main", "nav", "ol", "option", "p"),
        *("pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr"),
        *("ul", "button"),
    )
)
_HIDDEN = frozenset(
    (
        *("script", "style", "noscript", "template", "svg", "head", "iframe", "object", "select"),
        *("textarea", "audio", "video", "canvas"),
    )
)
_BOLD = frozenset({"b", "strong"})
_CLASS_WORD = lazy_pattern(r"[A-Z]?[a-z]+|[A-Z]{2,}")
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class PageLine(NamedTuple):
    """A line of a page: its text, the block element in which it begins, whether all of it is bold, or a link."""

    text: str
    element: Element
    is_bold: bool
    is_link: bool

    @property
    def key(self) -> str:
        """What of the text is compared."""
        return key_of(self.text)


def key_of(text: str) -> str:
    """Letters and digits of a text, without case: publishers vary spaces and quotation marks.

    >>> key_of("“Rain,” she  said") == key_of('"Rain", she said')
    True
    """
    return "".join(filter(str.isalnum, text.casefold()))


def lines_of(tree: Element) -> list[PageLine]:
    """The lines of a page that a reader may see; what styles hide is not known."""
    return list(_joined(_pieces(tree)))


class _Piece(NamedTuple):
    """A piece of text in a block element; an empty one is the edge of the block."""

    text: str
    element: Element
    is_bold: bool = False
    is_link: bool = False


def _pieces(tree: Element) -> Iterator[_Piece]:
    from lxml import etree

    blocks, bold, hidden, links = [tree], 0, 0, 0
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        tag = node.tag
        if event == "start":
            hidden += tag in _HIDDEN
            bold += tag in _BOLD
            links += tag == "a"
            if tag in _BLOCKS:
                blocks.append(node)
                yield _Piece("", node)
            if node.text and not hidden:
                yield _Piece(node.text, blocks[-1], bold > 0, links > 0)
            continue
        hidden -= tag in _HIDDEN
        bold -= tag in _BOLD
        links -= tag == "a"
        if tag in _BLOCKS:
            blocks.pop()
            yield _Piece("", blocks[-1])
        if node.tail and not hidden and node is not tree:
            yield _Piece(node.tail, blocks[-1], bold > 0, links > 0)


def _joined(pieces: Iterator[_Piece]) -> Iterator[PageLine]:
    open_pieces: list[_Piece] = []
    for piece in pieces:
        if piece.text:
            open_pieces.append(piece)
            continue
        yield from _line(open_pieces)
        open_pieces = []
    yield from _line(open_pieces)


def _line(pieces: list[_Piece]) -> Iterator[PageLine]:
    text = " ".join("".join(piece.text for piece in pieces).split())
    if text:
        said = [piece for piece in pieces if not piece.text.isspace()]
        is_bold, is_link = all(piece.is_bold for piece in said), all(piece.is_link for piece in said)
        yield PageLine(text, said[0].element, is_bold, is_link)


def class_words(element: Element) -> set[str]:
    """The words in the class and the properties of an element: `article-subTitle_x1` has three of them."""
    stated = " ".join(element.get(name) or "" for name in ("class", "itemprop", "data-testid", "data-type"))
    return {word.lower() for word in _CLASS_WORD.findall(stated)}
