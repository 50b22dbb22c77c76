"""The document as JSON Lines: compact, one article a line."""

import json
from collections.abc import Iterable, Iterator

from newsparse.formats.document import to_dict
from newsparse.formats.format import WriteOptions
from newsparse.formats.json_document import loaded
from newsparse.formats.mark import is_in_json, is_one_object_a_line
from newsparse.model.article import Article
from newsparse.text.source import Source

_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def write(articles: Iterable[Article], options: WriteOptions) -> Iterator[str]:
    """One line an article; JSON escapes the line breaks in its texts."""
    for article in articles:
        yield _compact(to_dict(article, spans=options.spans)) + "\n"


def recognise(source: Source) -> bool:
    """Whether the source has our mark as JSON, and its first line is an object by itself."""
    return is_in_json(source.text) and is_one_object_a_line(source.text)


def read(source: Source) -> list[Article]:
    """One article a line; blank lines are skipped. Raises FormatError with path, line and place."""
    from newsparse.formats.validated import to_article

    where = source.path or "JSON Lines"
    lines = source.text.split("\n")
    return [
        to_article(loaded(line, where, number), f"{where}:{number}")
        for number, line in enumerate(lines, 1)
        if line.strip()
    ]
