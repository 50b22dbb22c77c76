"""Validation: from a document to an article, or an error with the place that is wrong."""

from collections.abc import Iterable, Iterator
from typing import Any

from newsparse.base.dataclass_fields import dataclass_fields
from newsparse.model.article import SCHEMA, Article
from newsparse.model.errors import FormatError, nearest

_ADVICE = "correct it, or write the file again with newsparse parse"
_DEEPEST = 100
_RAW = "not a newsparse document; to read it as a raw article: --from text"


def to_article(document: object, where: str) -> Article:
    """The article of a `newsparse.article/1` document; a missing key counts as absent.

    Raises FormatError, whose message starts with `where` (a path, perhaps with a line) and names the place inside the
    document: `a.json: $.body[3].line: expected int, got str`.
    """
    import msgspec

    if not isinstance(document, dict):
        raise FormatError(f"{where}: $: expected an object, got {_kind(document)}; {_RAW}")
    _check_schema(document, where)
    if _deeper(document, _DEEPEST):
        raise FormatError(f"{where}: $: nested more than {_DEEPEST} deep")
    content = {key: value for key, value in document.items() if key != "schema"}
    for path, name, known in _unknown(content, Article, "$"):
        raise FormatError(f"{where}: {path}: unknown key {name!r}; {nearest(str(name), known)}")
    try:
        return msgspec.convert(content, Article)
    except msgspec.ValidationError as error:
        raise FormatError(f"{where}: {_placed(str(error))}; {_ADVICE}") from error


def _check_schema(document: dict[Any, Any], where: str) -> None:
    """Refuse a document of another version, or without one."""
    if "schema" not in document:
        raise FormatError(f"{where}: $.schema: missing, expected {SCHEMA!r}; {_RAW}")
    if document["schema"] != SCHEMA:
        raise FormatError(
            f"{where}: $.schema: expected {SCHEMA!r}, got {document['schema']!r}; this newsparse reads no other"
        )


def _placed(message: str) -> str:
    """msgspec's message with the place first: ``Expected `int`, got `str` - at `$.body[3].line` ``."""
    problem, _, place = message.partition(" - at ")
    problem = problem.replace("`", "")
    return f"{place.replace('`', '') or '$'}: {problem[:1].lower()}{problem[1:]}"


def _deeper(value: object, limit: int) -> bool:
    """Whether lists and objects are nested more than `limit` deep; determined without recursion."""
    level = [value]
    for _ in range(limit):
        level = [inner for outer in level for inner in _inner(outer)]
        if not level:
            return False
    return True


def _inner(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _kind(value: object) -> str:
    names = {list: "array", str: "str", int: "int", float: "float", bool: "bool", type(None): "null"}
    return names.get(type(value), type(value).__name__)


def _unknown(value: object, shape: type, path: str) -> Iterator[tuple[str, object, list[str]]]:
    """The keys that are not in `shape`, with their place and the known keys.

    msgspec ignores unknown keys of a dataclass, and a misspelt key must not be lost.
    """
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _unknown(item, shape, f"{path}[{number}]")
    if not isinstance(value, dict):
        return
    known = dataclass_fields(shape)
    for key, item in value.items():
        if key not in known:
            yield path, key, list(known)
        elif (inner := known[key]) is not None:
            yield from _unknown(item, inner, f"{path}.{key}")
