"""Our document as JSON Lines: compact, one line an article."""

import json
from collections.abc import Iterable, Iterator

from newsparse.formats.document import to_dict
from newsparse.formats.format import WriteOptions
from newsparse.formats.json_document import loaded
from newsparse.model.article import Article

_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def write(articles: Iterable[Article], options: WriteOptions) -> Iterator[str]:
    """One line an article, whatever line breaks its texts hold: JSON escapes them."""
    for article in articles:
        yield _compact(to_dict(article, spans=options.spans)) + "\n"


def read(text: str, path: str | None) -> list[Article]:
    """One article a line; blank lines are passed over. Raises FormatError with path, line and place."""
    from newsparse.formats.validated import to_article

    where = path or "JSON Lines"
    lines = text.split("\n")
    return [
        to_article(loaded(line, where, number), f"{where}:{number}")
        for number, line in enumerate(lines, 1)
        if line.strip()
    ]
