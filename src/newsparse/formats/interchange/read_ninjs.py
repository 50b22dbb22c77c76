"""ninjs 1 to 3: news in JSON, one object or an array of them."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from newsparse.base.counting import counted
from newsparse.formats.extract import Extract, Remark
from newsparse.formats.html_blocks import blocks_of, plain
from newsparse.formats.interchange.read_article import article_of, byline_of, iso
from newsparse.formats.interchange.read_blocks import Part, parts_of
from newsparse.formats.xml_reading import read_tree
from newsparse.model.article import Article, Byline
from newsparse.model.errors import FormatError
from newsparse.text.source import Source

# Properties with a place in the article, in small letters as the versions spell them differently, and those that follow
# from it. All others go to the metadata.
_PLACED = frozenset(
    (
        *("uri", "standard", "$standard", "type", "mimetype", "representationtype", "profile"),
        *("headline", "headlines", "description", "descriptions", "by", "byline", "people", "person"),
        *("versioncreated", "pubstatus", "language", "located", "place", "places", "infosource"),
        *("infosources", "organisation", "organisations", "slugline", "ednote", "charcount"),
        *("wordcount", "bodies", "subject", "subjects"),
    )
)
_MARKS = frozenset(
    ("bodies", "headlines", "versioncreated", "headline", "pubstatus", "$standard", "byline", "by")
)
_BODY = "body_"
_SPELT = {"text/html": 0, "application/xhtml+xml": 0, "xhtml": 0, "html": 0, "text": 2, "text/plain": 2}


def recognise(source: Source) -> bool:
    """Whether a text is a ninjs object or an array of them; each has a `uri` and a headline or a text."""
    items = _items(source.text)
    return bool(items) and _is_ninjs(items[0])


def extract(source: Source) -> Iterator[Article | Extract | Remark]:
    """The articles of the objects that have a text. Raises FormatError, also where none has one."""
    name = source.path or "ninjs"
    items = _items(source.text)
    if not items:
        raise FormatError(f"{name}: not JSON with a ninjs object, or an array of them; is the file complete?")
    read = without = 0
    for item in items:
        found = _article({key.lower(): value for key, value in item.items()})
        read, without = read + (found is not None), without + (found is None)
        if found is not None:
            yield found
    if not read:
        raise FormatError(
            f"{name}: no text in this ninjs; its objects have neither bodies nor body_text or body_html"
        )
    if without:
        yield Remark(f"{counted(without, 'object has', 'objects have')} no text, such as pictures; left out")


def _items(text: str) -> list[dict[str, Any]]:
    try:
        value = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        return []
    values = value if isinstance(value, list) else [value]
    return [one for one in values if isinstance(one, dict)]


def _is_ninjs(item: Mapping[str, Any]) -> bool:
    keys = {key.lower() for key in item}
    return "uri" in keys and (not _MARKS.isdisjoint(keys) or any(key.startswith(_BODY) for key in keys))


def _article(item: dict[str, Any]) -> Article | Extract | None:
    kind, text = _body(item)
    if not text:
        return None
    headlines, descriptions = _roles(item, "headline"), _roles(item, "description")
    title = headlines.pop("main", "") or headlines.pop("", "") or next(iter(headlines.values()), "")
    summary = descriptions.get("summary") or next(iter(descriptions.values()), "")
    fields: dict[str, Any] = {
        "title": title,
        "kicker": headlines.get("kicker"),
        "summary": summary,
        "byline": _byline(item),
        "published": iso(_text(item.get("versioncreated"))) or iso(_text(item.get("firstcreated"))),
        "language": _text(item.get("language")),
    }
    notes = [Part("slug", line) for line in _text(item.get("slugline")).splitlines()]
    notes += [Part("note", line) for line in _text(item.get("ednote")).splitlines()]
    if kind == "plain":
        known = {name: value for name, value in fields.items() if value}
        slug = next((part.text for part in notes if part.kind == "slug"), None)
        known |= {"slug": slug} if slug else {}
        layout = "blank" if "\n\n" in text else "lines"
        return Extract(text, known, _metadata(item), layout=layout, is_body=True)
    return article_of(_parts(text), fields, _metadata(item), notes)


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _roles(item: Mapping[str, Any], name: str) -> dict[str, str]:
    """The texts of a property by their roles: `headlines` of versions 2 and 3, `headline_x` of version 1."""
    found: dict[str, str] = {}
    for one in _objects(item.get(f"{name}s")):
        kind = _text(one.get("contenttype") or one.get("contentType"))
        if text := _plain(one.get("value"), kind):
            found.setdefault(_text(one.get("role")), text)
    for key, value in item.items():
        if (key == name or key.startswith(f"{name}_")) and (text := _plain(value, "")):
            role = key[len(name) :].removeprefix("_")
            found.setdefault("" if role == "text" else role, text)
    return found


def _plain(value: object, kind: str) -> str:
    text = _text(value)
    return plain(text) if "html" in kind else text


def _body(item: Mapping[str, Any]) -> tuple[str, str]:
    """The kind of the body, `html` or `plain`, and the body itself: that with the most structure."""
    found: list[tuple[int, str]] = []
    bodies = item.get("bodies")
    for one in bodies if isinstance(bodies, list) else []:
        if isinstance(one, dict) and (text := _text(one.get("value"))):
            kind = _text(one.get("contenttype") or one.get("contentType")).partition(";")[0]
            found.append((_SPELT.get(kind, 1), text))
    for key, value in item.items():
        if key.startswith(_BODY) and (text := _text(value)):
            found.append((_SPELT.get(key.removeprefix(_BODY), 1), text))
    if not found:
        return "", ""
    rank, text = min(found, key=lambda one: one[0])
    return ("html" if rank == 0 or text.lstrip().startswith("<") else "plain"), text


def _parts(markup: str) -> list[Part]:
    """The parts of a body in HTML: read as XML where it is that, as what newsparse writes is."""
    try:
        return list(parts_of(read_tree(f"<div>{markup}</div>".encode("utf-8", "replace"), "body")))
    except FormatError:
        return [Part(str(role or "paragraph"), text) for text, role in blocks_of(markup)]


def _byline(item: Mapping[str, Any]) -> Byline | None:
    people = [*_objects(item.get("people")), *_objects(item.get("person"))]
    names = [_text(one.get("name")) for one in people if _text(one.get("rel")) in ("author", "creator")]
    return byline_of(_text(item.get("by") or item.get("byline")), names)


def _named(item: Mapping[str, Any], keys: tuple[str, ...], relation: str | None) -> list[str]:
    values = [one for key in keys for one in _objects(item.get(key))]
    found = [_text(one.get("name")) for one in values if relation is None or one.get("rel") == relation]
    return [name for name in found if name]


def _objects(value: object) -> list[Mapping[str, Any]]:
    """The objects in a list; none in anything else."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _metadata(item: Mapping[str, Any]) -> dict[str, Any]:
    address = _text(item.get("uri"))
    sections = _named(item, ("subjects", "subject"), "section")
    found = {
        "publication": next(iter(_named(item, ("organisations", "organisation"), "publisher")), ""),
        "section": next(iter(sections), ""),
        "uri": "" if address.startswith("urn:uuid:") else address,
        "subjects": [name for name in _named(item, ("subjects", "subject"), None) if name not in sections],
    }
    rest = {key: value for key, value in item.items() if key not in _PLACED and not _is_text(key)}
    return {**rest, **found}


def _is_text(key: str) -> bool:
    return key.startswith((_BODY, "headline", "description"))
