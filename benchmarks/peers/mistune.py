"""mistune: parses the text as Markdown."""

from collections.abc import Callable, Iterator
from typing import Any

from benchmarks.peers import Outline, content, outlined

_BLOCKS = ("heading", "paragraph", "block_text")


def load() -> Callable[[str], Any]:
    from mistune import create_markdown

    parse = create_markdown(renderer=None)
    return lambda path: parse(content(path))


def outline(result: Any) -> Outline:
    return outlined([(token["type"], _text(token)) for token in _blocks(result)])


def _blocks(tokens: Any) -> Iterator[Any]:
    for token in tokens:
        if token["type"] in _BLOCKS:
            yield token
        else:
            yield from _blocks(token.get("children", ()))


def _text(token: Any) -> str:
    if "raw" in token:
        return str(token["raw"])
    return "".join(_text(child) for child in token.get("children", ())) or " "
