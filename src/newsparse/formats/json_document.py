"""The document as indented JSON: one object, or one array for several articles.

`json.dumps` has no C path for indented output, so values are laid out here; strings, which are most of a document,
go through the C function that `json` uses. The output is that of `json.dumps(document, indent=2, ensure_ascii=False)`,
byte for byte.
"""

from __future__ import annotations

from newsparse.formats.format import WriteOptions
from newsparse.formats.mark import is_in_json, is_one_object_a_line
from newsparse.model.article import Article, to_dict
from newsparse.model.errors import UNNAMED
from newsparse.text.source import Source

# The function in C alone: `json` itself compiles patterns as it loads.
try:
    from _json import encode_basestring as quoted
except ImportError:
    from json.encoder import encode_basestring as quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any


class Ready(str):
    """JSON text that is already laid out."""

    __slots__ = ()


_LEAVES: dict[type, Any] = {
    str: quoted,
    int: int.__repr__,
    float: lambda value: _decimal(value),
    bool: lambda value: "true" if value else "false",
    type(None): lambda _: "null",
    Ready: str,
}


def _decimal(value: float) -> str:
    if value - value != 0:
        raise ValueError(f"{value} is not a number that JSON has")
    return float.__repr__(value)


def write(articles: Iterable[Article], options: WriteOptions) -> Iterator[str]:
    """One article becomes an object unless `options.array`; several, or none, an array, element by element."""
    waiting = iter(articles)
    first = next(waiting, None)
    if first is None:
        yield "[]\n"
        return
    second = next(waiting, None)
    if second is None and not options.array:
        yield _article(first, options, "\n") + "\n"
        return
    yield "[\n  " + _article(first, options, "\n  ")
    if second is not None:
        yield ",\n  " + _article(second, options, "\n  ")
    for article in waiting:
        yield ",\n  " + _article(article, options, "\n  ")
    yield "\n]\n"


def recognise(source: Source) -> bool:
    """Whether the source has our mark as JSON and is not JSON Lines; it may be cut short."""
    return is_in_json(source.text) and not is_one_object_a_line(source.text)


def read(source: Source) -> list[Article]:
    """The articles of one document or of an array of documents. Raises FormatError, with the place."""
    from newsparse.formats.json_reading import loaded

    where = source.path or UNNAMED
    document = loaded(source.text, where)
    if isinstance(document, list):
        return [
            Article.from_dict(one, f"{where}: article {number}") for number, one in enumerate(document, 1)
        ]
    return [Article.from_dict(document, where)]


def laid_out(value: Any, break_: str = "\n") -> str:
    """The value as `json.dumps` indents it; `break_` is a newline and the indentation of the value itself.

    Raises ValueError for a number that JSON does not have.

    >>> print(laid_out({"a": [1, None], "b": {}}))
    {
      "a": [
        1,
        null
      ],
      "b": {}
    }
    """
    leaf = _LEAVES.get(type(value))
    if leaf:
        return str(leaf(value))
    inner = break_ + "  "
    if isinstance(value, dict):
        rows = []
        for key, item in value.items():  # most values are texts or absent, and need no call of this function
            text = "null" if item is None else quoted(item) if type(item) is str else laid_out(item, inner)
            rows.append(f"{quoted(key)}: {text}")
        return "{" + inner + ("," + inner).join(rows) + break_ + "}" if rows else "{}"
    rows = [laid_out(item, inner) for item in value]
    return "[" + inner + ("," + inner).join(rows) + break_ + "]" if rows else "[]"


def _article(article: Article, options: WriteOptions, break_: str) -> str:
    return laid_out(to_dict(article, spans=options.spans, body=_body(article, break_ + "  ")), break_)


def _body(article: Article, break_: str) -> Ready:
    """The blocks, three quarters of a document, by one f-string each, which takes half the time of `laid_out`."""
    if not article.body:
        return Ready("[]")
    inner = break_ + "  "
    deep = inner + "  "
    rows = [
        f'{{{deep}"type": "{b.type}",{deep}"text": {quoted(b.text)},{deep}"line": {b.line}{inner}}}'
        for b in article.body
    ]
    return Ready("[" + inner + ("," + inner).join(rows) + break_ + "]")
