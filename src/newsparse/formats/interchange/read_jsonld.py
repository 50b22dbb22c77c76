"""JSON-LD in a file of its own: the articles of schema.org in it. Those in a page are read with the page."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from newsparse.base.counting import counted
from newsparse.formats.document_blocks import joined
from newsparse.formats.extract import Extract, Remark
from newsparse.formats.html_blocks import blocks_of, plain
from newsparse.formats.interchange.read_article import byline_of, iso
from newsparse.formats.web.structured import articles_in
from newsparse.model.errors import FormatError
from newsparse.model.role import Role
from newsparse.text.source import Source

_LONGEST_KICKER = 80  # code points; a longer alternative headline is another headline
_PLACED = ("publication", "section", "url", "modified", "keywords", "alternative_headline")


def recognise(source: Source) -> bool:
    """Whether a text is JSON with an article of schema.org in it."""
    return "schema.org" in source.text and bool(_articles(source.text))


def extract(source: Source) -> Iterator[Extract | Remark]:
    """The texts of the articles. Raises FormatError where none has a text."""
    name = source.path or "JSON-LD"
    objects = _articles(source.text)
    if not objects:
        raise FormatError(
            f"{name}: no NewsArticle or other article of schema.org in this JSON; is the file complete?"
        )
    texts = [one for one in objects if _text(one.get("articleBody"))]
    if not texts:
        raise FormatError(f"{name}: no text in this JSON-LD; its articles have no articleBody")
    yield from map(_extract, texts)
    if without := len(objects) - len(texts):
        yield Remark(f"{counted(without, 'article has', 'articles have')} no articleBody; left out")


def _articles(text: str) -> list[Mapping[str, Any]]:
    try:
        return articles_in(json.loads(text.removeprefix("\ufeff"), strict=False))
    except (ValueError, RecursionError):
        return []


def _extract(one: Mapping[str, Any]) -> Extract:
    body = _text(one.get("articleBody"))
    roles: dict[int, Role] = {}
    if body.startswith("<") or "</p>" in body:
        body, roles = joined(blocks_of(body))
    layout = "blank" if "\n\n" in body else "lines"
    metadata = {
        "publication": _name(one.get("publisher")),
        "section": _first(one.get("articleSection")),
        "url": _text(one.get("url")) or _name(one.get("mainEntityOfPage"), "@id"),
        "modified": iso(_text(one.get("dateModified"))),
        "keywords": one.get("keywords") or None,
        "alternative_headline": None if _kicker(one) else _text(one.get("alternativeHeadline")),
    }
    stated = {name: metadata[name] for name in _PLACED if metadata[name]}
    return Extract(body, _known(one), stated, roles=roles, layout=layout, is_body=True)


def _known(one: Mapping[str, Any]) -> dict[str, Any]:
    author = one.get("author") or one.get("creator")
    names = [_name(each) for each in (author if isinstance(author, list) else [author])]
    known = {
        "title": plain(_text(one.get("headline") or one.get("name"))),
        "kicker": _kicker(one),
        "summary": _text(one.get("description")),
        "byline": byline_of(_text(one.get("creditText")), names),
        "dateline": _text(one.get("dateline")),
        "published": iso(_text(one.get("datePublished"))),
        "language": _language(one.get("inLanguage")),
    }
    return {name: value for name, value in known.items() if value}


def _kicker(one: Mapping[str, Any]) -> str:
    text = _text(one.get("alternativeHeadline"))
    return text if len(text) <= _LONGEST_KICKER else ""


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _first(value: object) -> str:
    return _text(value[0] if isinstance(value, list) and value else value)


def _name(value: object, key: str = "name") -> str:
    if isinstance(value, list):
        value = value[0] if value else None
    return _text(value.get(key)) if isinstance(value, dict) else _text(value)


def _language(value: object) -> str:
    return _name(value, "alternateName") if isinstance(value, dict) else _text(value)
