"""markitdown: converts a file to Markdown. It returns plain text unchanged, so there is nothing to score."""

from collections.abc import Callable
from typing import Any


def load() -> Callable[[str], Any]:
    from markitdown import MarkItDown

    converter = MarkItDown()
    return lambda path: converter.convert(path).markdown
