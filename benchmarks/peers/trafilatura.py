"""trafilatura: extracts the main text of an HTML page."""

from collections.abc import Callable
from typing import Any

from benchmarks.peers import Outline, content, outlined

_PARAGRAPHS = ("p", "quote", "item")


def load() -> Callable[[str], Any]:
    from trafilatura import extract

    return lambda path: extract(content(path), output_format="xml", with_metadata=True)


def outline(result: Any) -> Outline:
    from lxml import etree

    if not result:
        return {}
    document = etree.fromstring(result.encode())
    main = document.find("main")
    blocks = [
        ("heading" if element.tag == "head" else "paragraph", "".join(element.itertext()))
        for element in ([] if main is None else main.iter("head", *_PARAGRAPHS))
    ]
    found = outlined(
        [("paragraph", ""), *blocks]
    )  # the title is in the metadata, so the first heading is not one
    author = document.get("author")
    return {**found, "title": document.get("title"), "byline": {"text": author} if author else None}
