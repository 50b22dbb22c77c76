"""markdown-it-py: parses the text as Markdown."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from benchmarks.peers import Outline, content, outlined


def load() -> Callable[[str], Any]:
    from markdown_it import MarkdownIt

    parse = MarkdownIt().parse
    return lambda path: parse(content(path))


def outline(result: Any) -> Outline:
    opened = [(above.type, token) for above, token in pairwise(result) if token.type == "inline"]
    return outlined(
        [("heading" if above == "heading_open" else "paragraph", token.content) for above, token in opened]
    )
