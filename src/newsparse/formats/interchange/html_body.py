"""The body of an article as HTML: paragraphs, headings, lists, quotations, each with its role as its class."""

from collections.abc import Iterable, Iterator

from newsparse.formats.items import ItemList, with_lists
from newsparse.formats.markup import broken, element, empty, escaped
from newsparse.model.article import Article, Block

_SEPARATOR = "* * *"


def elements(article: Article, heading: str = "h2") -> Iterator[str]:
    """The elements of the body in order; `heading` is that of subheads. A dateline opens its lead."""
    lead = _opening(article)
    for part in with_lists(article.body):
        if lead and isinstance(part, Block) and part.type == "paragraph":
            yield element("p", f"{lead} {broken(part.text)}" if part.text else lead)
            lead = ""
        else:
            yield _list(part) if isinstance(part, ItemList) else _block(part, heading)
    if lead and not any(block.type == "paragraph" for block in article.body):
        yield element("p", lead)


def notes(article: Article, *types: str) -> Iterator[str]:
    """A paragraph for each note of these types."""
    return (element("p", broken(one.text), class_=one.type) for one in article.notes if one.type in types)


def _opening(article: Article) -> str:
    text = article.dateline.text if article.dateline else ""
    return element("span", escaped(text), class_="dateline") if text else ""


def _list(part: ItemList) -> str:
    items: Iterable[str] = (element("li", broken(one.text)) for one in part.items)
    if part.start is None:
        return element("ul", items)
    return element("ol", items, start=None if part.start == 1 else part.start)


def _block(block: Block, heading: str) -> str:
    kind, text = block.type, block.text
    if kind == "paragraph":
        return element("p", broken(text))
    if kind == "subhead":
        return element(heading, broken(text))
    if kind == "quote":
        return element("blockquote", element("p", broken(text)))
    if kind == "table":
        # A line feed right after the tag would be dropped.
        return element("pre", ("\n" if text.startswith("\n") else "") + escaped(text), class_=kind)
    if kind == "caption":
        return element("figure", element("figcaption", broken(text)))
    if kind == "separator" and text == _SEPARATOR:
        return empty("hr")
    return element("p", broken(text), class_=kind)
