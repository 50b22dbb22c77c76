"""trafilatura: an HTML page to its main text."""

from collections.abc import Callable
from typing import Any

from benchmarks.peers import Outline, content, outlined

_PARAGRAPHS = ("p", "quote", "item")


def load() -> Callable[[str], Any]:
    from trafilatura import extract

    return lambda path: extract(content(path), output_format="xml", with_metadata=True)


def outline(result: Any) -> Outline:
    from lxml import etree  # type: ignore[import-untyped]

    if not result:
        return {}
    document = etree.fromstring(result.encode())
    main = document.find("main")
    blocks = [
        ("heading" if element.tag == "head" else "paragraph", "".join(element.itertext()))
        for element in ([] if main is None else main.iter("head", *_PARAGRAPHS))
    ]
    found = outlined([("paragraph", ""), *blocks])  # a heading is no title here: that is in the metadata
    author = document.get("author")
    return {**found, "title": document.get("title"), "byline": {"text": author} if author else None}
