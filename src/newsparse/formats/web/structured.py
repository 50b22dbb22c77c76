"""What a page says of its article in JSON-LD: the objects of schema.org that are articles."""

from collections.abc import Iterator, Mapping
from typing import Any

from newsparse.formats.web.page import Element

_DEEPEST = 20  # objects in objects; real pages have four or five
_MOST = 10_000  # objects and lists that are looked at
# `NewsArticle`, `BlogPosting`, `LiveBlogPosting`, `Report` …
_ENDS = ("Article", "BlogPosting", "Report", "AnalysisNewsArticle", "NewsMediaOrganizationArticle")


def article_objects(tree: Element) -> list[Mapping[str, Any]]:
    """The objects of a page that are articles, in order; those inside lists and `@graph` too."""
    found: list[Mapping[str, Any]] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower().startswith("application/ld+json"):
            found += articles_in(_loaded(script.text or ""))
    return found


def articles_in(value: object) -> list[Mapping[str, Any]]:
    """The objects in a JSON-LD value that are articles."""
    return [one for one in _objects(value) if is_article(one)]


def is_article(value: Mapping[str, Any]) -> bool:
    """Whether an object of schema.org is an article.

    >>> is_article({"@type": ["NewsArticle"]}), is_article({"@type": "Person"})
    (True, False)
    """
    kinds = value.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and name.endswith(_ENDS) for name in names)


def _loaded(text: str) -> object:
    """The value of a script; None where it is not JSON, which happens. A comment around it is left out."""
    import json

    text = (
        text.strip()
        .removeprefix("<!--")
        .removeprefix("//<![CDATA[")
        .removesuffix("-->")
        .removesuffix("//]]>")
    )
    try:
        return json.loads(text.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: object) -> Iterator[Mapping[str, Any]]:
    waiting: list[tuple[object, int]] = [(value, 0)]
    seen = 0
    while waiting and seen < _MOST:
        one, depth = waiting.pop(0)
        seen += 1
        if depth > _DEEPEST:
            continue
        if isinstance(one, dict):
            yield one
            waiting += [(inner, depth + 1) for inner in one.values() if isinstance(inner, dict | list)]
        elif isinstance(one, list):
            waiting += [(inner, depth + 1) for inner in one if isinstance(inner, dict | list)]
