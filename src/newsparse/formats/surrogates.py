"""Replacing lone surrogates, which no encoding can write, by U+FFFD."""

from __future__ import annotations

from newsparse.base.escaping import LONE_SURROGATE, encodable
from newsparse.model.article import Article, to_dict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


def replaced_text(text: str) -> tuple[str, int]:
    """The text with U+FFFD for each lone surrogate, and their number; offsets do not change.

    >>> replaced_text("caf\\udce9")
    ('caf\ufffd', 1)
    """
    return LONE_SURROGATE.subn("\ufffd", text)


def replaced(article: Article) -> tuple[Article, int]:
    """The article with U+FFFD for each lone surrogate in its texts, and their number, so that it can be encoded."""
    try:
        "".join(texts_of(article)).encode("utf-8")
    except UnicodeEncodeError:
        return _rebuilt(article)
    return article, 0


def texts_of(article: Article) -> list[str]:
    """Every text of the article."""
    texts = [block.text for block in article.body]
    texts += [note.text for note in article.notes]
    source, byline, dateline = article.source, article.byline, article.dateline
    texts += [
        part
        for part in (article.language, article.kicker, article.title, article.summary, article.published)
        if part
    ]
    texts += [part for part in (article.end_marker, source.path, source.encoding, source.sha256) if part]
    if byline:
        texts += [byline.text, byline.agency or "", *byline.authors]
    if dateline:
        texts += [dateline.text, *dateline.places, dateline.place or "", dateline.region or ""]
        texts += [dateline.agency or "", dateline.date or "", dateline.byline or ""]
        texts += [dateline.agency_id or "", dateline.date_iso or ""]
    if article.metadata:
        texts += _strings(article.metadata)
    return texts


def _strings(value: Any) -> Iterator[str]:
    """Every string of a JSON value, keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _strings(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _strings(item)


def _rebuilt(article: Article) -> tuple[Article, int]:
    """Rebuild the article from its document, which is short rather than fast, as it is rarely needed."""
    document = to_dict(article, spans=True)
    count = sum(len(LONE_SURROGATE.findall(text)) for text in _strings(document))
    return Article.from_dict(_clean(document), "article"), count


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return encodable(value)
    if isinstance(value, dict):
        return {_clean(key): _clean(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_clean(item) for item in value]
    return value
