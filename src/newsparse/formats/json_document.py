"""The document as indented JSON: one object, or one array for several articles.

`json.dumps` has no C path for indented output, so values are laid out here; strings, which are most of a document,
go through the C function that `json` uses. The output is that of `json.dumps(document, indent=2, ensure_ascii=False)`,
byte for byte.
"""

from __future__ import annotations

from newsparse.formats.format import WriteOptions
from newsparse.formats.mark import is_in_json, is_one_object_a_line
from newsparse.model.article import (
    SCHEMA,
    Article,
    Block,
    Byline,
    Confidence,
    Dateline,
    LeftOut,
    Note,
    SourceInfo,
    to_dict,
)
from newsparse.model.errors import UNNAMED
from newsparse.text.source import Source

# The function in C alone: `json` itself compiles patterns as it loads.
try:
    from _json import encode_basestring as quoted
except ImportError:
    from json.encoder import encode_basestring as quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any


_LEAVES: dict[type, Any] = {
    str: quoted,
    int: int.__repr__,
    float: lambda value: _decimal(value),
    bool: lambda value: "true" if value else "false",
    type(None): lambda _: "null",
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
        rows = [f"{quoted(key)}: {laid_out(item, inner)}" for key, item in value.items()]
        return "{" + inner + ("," + inner).join(rows) + break_ + "}" if rows else "{}"
    rows = [laid_out(item, inner) for item in value]
    return "[" + inner + ("," + inner).join(rows) + break_ + "]" if rows else "[]"


def _article(article: Article, options: WriteOptions, break_: str) -> str:
    """The document of the article as `laid_out` writes that of `to_dict`, by f-strings in half the time."""
    one, inner = article, break_ + "  "
    rows = [
        f'"schema": "{SCHEMA}"',
        f'"source": {_source(one.source, inner)}',
        f'"language": {_text(one.language)}',
        f'"kicker": {_text(one.kicker)}',
        f'"title": {_text(one.title)}',
        f'"summary": {_text(one.summary)}',
        f'"byline": {_byline(one.byline, inner)}',
        f'"dateline": {_dateline(one.dateline, inner)}',
        f'"published": {_text(one.published)}',
        f'"body": {_blocks(one.body, inner)}',
        f'"notes": {_blocks(one.notes, inner)}',
        f'"end_marker": {_text(one.end_marker)}',
        f'"left_out": {_left_out(one.left_out, inner)}',
        f'"confidence": {_confidence(one.confidence, inner)}',
        f'"metadata": {laid_out(one.metadata, inner)}',
    ]
    if options.spans:
        rows.append(f'"spans": {laid_out(to_dict(article, spans=True)["spans"], inner)}')
    return _object(break_, *rows)


def _object(break_: str, *rows: str) -> str:
    inner = break_ + "  "
    return "{" + inner + ("," + inner).join(rows) + break_ + "}"


def _text(value: str | None) -> str:
    return "null" if value is None else quoted(value)


def _source(source: SourceInfo, break_: str) -> str:
    return _object(
        break_,
        f'"path": {_text(source.path)}',
        f'"article": {source.article}',
        f'"of": {source.of}',
        f'"encoding": {_text(source.encoding)}',
        f'"sha256": {_text(source.sha256)}',
    )


def _byline(byline: Byline | None, break_: str) -> str:
    if byline is None:
        return "null"
    inner = break_ + "  "
    return _object(
        break_,
        f'"text": {quoted(byline.text)}',
        f'"authors": {_texts(byline.authors, inner)}',
        f'"agency": {_text(byline.agency)}',
    )


def _dateline(dateline: Dateline | None, break_: str) -> str:
    if dateline is None:
        return "null"
    inner = break_ + "  "
    return _object(
        break_,
        f'"text": {quoted(dateline.text)}',
        f'"place": {_text(dateline.place)}',
        f'"places": {_texts(dateline.places, inner)}',
        f'"region": {_text(dateline.region)}',
        f'"agency": {_text(dateline.agency)}',
        f'"date": {_text(dateline.date)}',
        f'"byline": {_text(dateline.byline)}',
        f'"agency_id": {_text(dateline.agency_id)}',
        f'"date_iso": {_text(dateline.date_iso)}',
    )


def _left_out(left_out: LeftOut, break_: str) -> str:
    return _object(break_, f'"blocks": {left_out.blocks}', f'"words": {left_out.words}')


def _confidence(confidence: Confidence, break_: str) -> str:
    return _object(
        break_,
        f'"title": {_text(confidence.title)}',
        f'"byline": {_text(confidence.byline)}',
        f'"dateline": {_text(confidence.dateline)}',
        f'"body": {_text(confidence.body)}',
    )


def _texts(texts: Sequence[str], break_: str) -> str:
    inner = break_ + "  "
    return "[" + inner + ("," + inner).join(map(quoted, texts)) + break_ + "]" if texts else "[]"


def _blocks(blocks: Sequence[Block | Note], break_: str) -> str:
    if not blocks:
        return "[]"
    inner = break_ + "  "
    deep = inner + "  "
    rows = [
        f'{{{deep}"type": "{b.type}",{deep}"text": {quoted(b.text)},{deep}"line": {b.line}{inner}}}'
        for b in blocks
    ]
    return "[" + inner + ("," + inner).join(rows) + break_ + "]"
