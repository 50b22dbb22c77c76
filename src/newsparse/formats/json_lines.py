"""The document as JSON Lines: compact, one article a line."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from newsparse.formats.format import WriteOptions
from newsparse.formats.json_reading import loaded
from newsparse.formats.mark import is_in_json, is_one_object_a_line
from newsparse.model.article import Article, to_dict
from newsparse.model.errors import UNNAMED
from newsparse.text.source import Source

_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode

# Line breaks to some readers, among them Python's `splitlines`; JSON encoders leave them as they are.
_BREAKS = (("\x85", "\\u0085"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))


def write(articles: Iterable[Article], options: WriteOptions) -> Iterator[str]:
    """One line an article; JSON escapes the line breaks in its texts."""
    for article in articles:
        yield compact(to_dict(article, spans=options.spans)) + "\n"


def compact(value: Any) -> str:
    r"""The value as JSON on one line, to every reader. Raises ValueError for a number that JSON does not have.

    >>> print(compact({"text": "one\u2028line", "line": 2}))
    {"text":"one\u2028line","line":2}
    """
    text = _encoded(value)
    for break_, escape in _BREAKS:
        if break_ in text:
            text = text.replace(break_, escape)
    return text


def recognise(source: Source) -> bool:
    """Whether the source has our mark as JSON, and its first line is an object by itself."""
    return is_in_json(source.text) and is_one_object_a_line(source.text)


def read(source: Source) -> list[Article]:
    """One article a line; blank lines are skipped. Raises FormatError with path, line and place."""
    where = source.path or UNNAMED
    lines = source.text.split("\n")
    return [
        Article.from_dict(loaded(line, where, number), f"{where}:{number}")
        for number, line in enumerate(lines, 1)
        if line.strip()
    ]
