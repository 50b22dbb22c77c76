"""The body of an article in the elements of NITF, each with its role as its class where the element does not say it."""

from collections.abc import Iterator, Sequence

from newsparse.formats.items import ItemList, with_lists
from newsparse.formats.markup import broken, element, empty, escaped
from newsparse.model.article import Block

_SEPARATOR = "* * *"


def content(body: Sequence[Block]) -> Iterator[str]:
    """The elements of the body; its first paragraph is the lead."""
    is_lead = True
    for part in with_lists(body):
        if isinstance(part, ItemList):
            yield _list(part)
        elif part.type == "paragraph":
            yield element("p", broken(part.text), lede="true" if is_lead else None)
            is_lead = False
        else:
            yield _block(part)


def _list(part: ItemList) -> str:
    items = (element("li", broken(one.text)) for one in part.items)
    return element("ul", items) if part.start is None else element("ol", items, seqnum=part.start)


def _block(block: Block) -> str:
    kind, text = block.type, block.text
    if kind == "subhead":
        return element("hl2", broken(text))
    if kind == "quote":
        return element("bq", element("block", element("p", broken(text))))
    if kind == "table":
        return element("pre", escaped(text), class_=kind)
    if kind == "separator" and text == _SEPARATOR:
        return empty("hr")
    return element("p", broken(text), class_=kind)
