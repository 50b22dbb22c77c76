"""What a page says of its article in its own metadata: JSON-LD, OpenGraph and other `<meta>`, `<time>`."""

from collections.abc import Iterable, Mapping, Sequence
from html import unescape
from typing import Any, NamedTuple

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.formats.web.page import Element
from newsparse.formats.web.structured import article_objects

_MARKUP = lazy_pattern(r"<[^<>]{1,200}>")
_ISO = lazy_pattern(
    r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?"
)
_DESCRIPTIONS = ("og:description", "description", "twitter:description")
_PUBLISHED = (
    *(
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "date",
        "dc.date",
        "parsely-pub-date",
    ),
    *("dcterms.created", "dc.date.issued", "publish-date", "pubdate", "sailthru.date"),
)
_LANGUAGE = lazy_pattern(r"[A-Za-z]{2,3}(?=[-_]|$)")
_MOST_WORDS = 8  # of a name; longer ones are biographies


class Said(NamedTuple):
    """What a page says of its article: texts in the order of the places that state them, the best first."""

    headline: str = ""  # of JSON-LD
    text: str = ""  # of JSON-LD: the article with its line breaks
    social: str = ""  # og:title, shown where the page is shared
    window: str = ""  # <title>
    site: str = ""  # the publisher
    descriptions: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    section: str | None = None
    url: str | None = None
    language: str | None = None
    keywords: tuple[str, ...] = ()


def said_of(tree: Element) -> Said:
    """What the page says, from the first of its articles in JSON-LD, its `<meta>` and `<link>`."""
    objects = article_objects(tree)
    first: Mapping[str, Any] = next(
        (one for one in objects if one.get("headline")), objects[0] if objects else {}
    )
    meta = _meta(tree)
    section = first.get("articleSection") or meta.get("article:section")
    return Said(
        headline=_plain(first.get("headline") or first.get("name")),
        social=_plain(meta.get("og:title") or meta.get("twitter:title")),
        window=_plain(tree.findtext(".//title")),
        text=body if isinstance(body := first.get("articleBody"), str) else "",
        site=_plain(meta.get("og:site_name") or _name(first.get("publisher"))),
        descriptions=_distinct(
            [*map(_plain, (meta.get(name) for name in _DESCRIPTIONS)), _plain(first.get("description"))]
        ),
        authors=_authors(first, meta, tree),
        published=iso_time(first.get("datePublished")) or _first_time(meta, _PUBLISHED) or _marked_time(tree),
        modified=iso_time(first.get("dateModified")) or iso_time(meta.get("article:modified_time")),
        section=_plain(section[0] if isinstance(section, list) and section else section) or None,
        url=_url(tree, meta),
        language=_language(tree, first, meta),
        keywords=_distinct(map(_plain, _listed(first.get("keywords")))),
    )


def iso_time(value: object) -> str | None:
    """A time in ISO 8601 without fractions of a second; None for another form.

    >>> iso_time("2031-05-06T07:08:09.123+02:00"), iso_time("May 6"), iso_time("2031-05-06 07:08")
    ('2031-05-06T07:08:09+02:00', None, '2031-05-06T07:08')
    """
    found = _ISO.match(str(value or "").strip())
    if not found:
        return None
    day, clock, zone = found.groups()
    if zone and zone != "Z" and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"{day}T{clock}{zone or ''}" if clock else str(day)


def _meta(tree: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in tree.iter("meta"):
        name = (one.get("property") or one.get("name") or one.get("itemprop") or "").strip().lower()
        content = one.get("content")
        if name and content and content.strip():
            found.setdefault(name, content)
    return found


def _plain(value: object) -> str:
    """A text without markup and entities, which some publishers put into their metadata."""
    text = value if isinstance(value, str) else ""
    text = unescape(unescape(text)) if "&" in text else text
    text = _MARKUP.sub(" ", text) if "<" in text else text
    return " ".join(text.split())


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, texts)))


def _listed(value: object) -> Sequence[object]:
    if isinstance(value, str):
        return value.split(",")
    return value if isinstance(value, list) else []


def _name(value: object) -> object:
    if isinstance(value, list):
        value = value[0] if value else None
    return value.get("name") if isinstance(value, dict) else value


def _authors(first: Mapping[str, Any], meta: Mapping[str, str], tree: Element) -> tuple[str, ...]:
    """The names of people: no addresses, no name of the site."""
    author = first.get("author") or first.get("creator")
    named = [_name(one) for one in (author if isinstance(author, list) else [author])]
    if not any(named):
        named = [meta.get("author") or meta.get("article:author") or meta.get("parsely-author")]
    site = _plain(_name(first.get("publisher")) or meta.get("og:site_name")).casefold()
    names = _distinct(map(_plain, named))
    return tuple(one for one in names if _is_name(one) and one.casefold() != site)


def _is_name(text: str) -> bool:
    return "/" not in text and "@" not in text and len(text.split()) <= _MOST_WORDS


def _first_time(meta: Mapping[str, str], names: Iterable[str]) -> str | None:
    return next((time for name in names if (time := iso_time(meta.get(name)))), None)


def _marked_time(tree: Element) -> str | None:
    """The first `<time datetime>` of the page, or the one that the page calls its publication."""
    times = [one for one in tree.iter("time") if iso_time(one.get("datetime"))]
    stated = [
        one for one in times if one.get("itemprop") == "datePublished" or one.get("pubdate") is not None
    ]
    return iso_time((stated or times)[0].get("datetime")) if times else None


def _url(tree: Element, meta: Mapping[str, str]) -> str | None:
    links = (one.get("href") for one in tree.iter("link") if (one.get("rel") or "").lower() == "canonical")
    found = next(filter(None, links), None) or meta.get("og:url") or ""
    return found.strip() if found.strip().startswith(("http://", "https://")) else None


def _language(tree: Element, first: Mapping[str, Any], meta: Mapping[str, str]) -> str | None:
    root = tree.getroottree().getroot()
    stated = (root.get("lang"), first.get("inLanguage"), meta.get("og:locale"), meta.get("content-language"))
    for value in stated:
        found = _LANGUAGE.match(value.strip()) if isinstance(value, str) else None
        if found:
            return found[0].lower()
    return None
