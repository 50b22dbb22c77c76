"""markitdown: a file to Markdown; plain text it passes on as it is, so there is nothing to score."""

from collections.abc import Callable
from typing import Any


def load() -> Callable[[str], Any]:
    from markitdown import MarkItDown

    converter = MarkItDown()
    return lambda path: converter.convert(path).markdown
