"""Our document as JSON that people can read: one object, or one array where there are several articles.

`json.dumps` has no C path for indented output, and the text of an article is most of its document; so the few
kinds of value are laid out here, and strings go through the same C function that `json` uses. The output is
that of `json.dumps(document, indent=2, ensure_ascii=False)`, byte for byte.
"""

import json
from collections.abc import Iterable, Iterator
from json.encoder import encode_basestring as quoted
from typing import Any

from newsparse.formats.document import to_dict
from newsparse.formats.format import WriteOptions
from newsparse.model.article import Article
from newsparse.model.errors import FormatError


class Ready(str):
    """JSON text that is laid out already."""

    __slots__ = ()


_LEAVES: dict[type, Any] = {
    str: quoted,
    int: int.__repr__,
    float: json.dumps,
    bool: lambda value: "true" if value else "false",
    type(None): lambda _: "null",
    Ready: str,
}


def write(articles: Iterable[Article], options: WriteOptions) -> Iterator[str]:
    """One article is an object; several are an array, one element at a time; none is an empty array."""
    waiting = iter(articles)
    first = next(waiting, None)
    if first is None:
        yield "[]\n"
        return
    second = next(waiting, None)
    if second is None:
        yield _article(first, options, "\n") + "\n"
        return
    yield "[\n  " + _article(first, options, "\n  ")
    yield ",\n  " + _article(second, options, "\n  ")
    for article in waiting:
        yield ",\n  " + _article(article, options, "\n  ")
    yield "\n]\n"


def read(text: str, path: str | None) -> list[Article]:
    """The articles of one document or of an array of them. Raises FormatError, with the place."""
    from newsparse.formats.validated import to_article

    where = path or "JSON"
    document = loaded(text, where)
    if isinstance(document, list):
        return [to_article(one, f"{where}: article {number}") for number, one in enumerate(document, 1)]
    return [to_article(document, where)]


def loaded(text: str, where: str, line: int = 1) -> Any:
    """The value of a JSON text that starts on `line` (1-based) of its file. Raises FormatError."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"{where}:{line + error.lineno - 1}:{error.colno}"
        raise FormatError(f"{place}: not JSON: {error.msg}; is the file complete?") from error
    except (ValueError, RecursionError) as error:
        raise FormatError(f"{where}: not JSON that can be read: {error}") from error


def laid_out(value: Any, break_: str = "\n") -> str:
    """The value as `json.dumps` indents it; `break_` is the newline with the indent of the value itself.

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
        rows = [f"{quoted(key)}: {laid_out(item, inner)}" for key, item in value.items()]
        return "{" + inner + ("," + inner).join(rows) + break_ + "}" if rows else "{}"
    rows = [laid_out(item, inner) for item in value]
    return "[" + inner + ("," + inner).join(rows) + break_ + "]" if rows else "[]"


def _article(article: Article, options: WriteOptions, break_: str) -> str:
    return laid_out(to_dict(article, spans=options.spans, body=_body(article, break_ + "  ")), break_)


def _body(article: Article, break_: str) -> Ready:
    """The blocks, three quarters of a document, by one f-string each: half the time of the general way."""
    if not article.body:
        return Ready("[]")
    inner = break_ + "  "
    deep = inner + "  "
    rows = [
        f'{{{deep}"type": "{b.type}",{deep}"text": {quoted(b.text)},{deep}"line": {b.line}{inner}}}'
        for b in article.body
    ]
    return Ready("[" + inner + ("," + inner).join(rows) + break_ + "]")
