"""Validation: from a document to an object of the model, or an error with the place that is wrong."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Protocol, TypeVar

from newsparse.model.dataclass_fields import dataclass_fields
from newsparse.model.errors import ArgumentError, FormatError
from newsparse.model.frozen import Unfit, fault, kind_of
from newsparse.model.nearest import nearest

T = TypeVar("T")

# What messages call msgspec's names of types.
_PLAIN = {"|": "or", "str": "text", "int": "integer", "float": "number", "bool": "true or false"}

# Of numbers that count from 0 or 1. All are at most what every JSON reader has exactly, 2⁵³ - 1.
LEAST = {"blocks": 0, "words": 0, "line": 1, "article": 1, "of": 1, "start": 0, "end": 0}
_MOST = 2**53 - 1

_ADVICE = "correct it, or write the file again with newsparse parse"
_RAW = "not a newsparse document; to read it as a raw article: --from text"
_LONGEST_SHOWN = 60  # characters of a key or a value in a message


class _Span(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def margin(self) -> float | None: ...


def converted(document: object, shape: type[T], schema: str, where: str) -> T:
    """The object of a document in that schema; a missing key counts as absent. Raises FormatError."""
    import msgspec

    if not isinstance(document, dict):
        raise FormatError(f"{where}: $: expected an object, got {kind_of(document)}; {_RAW}")
    _check_schema(document, schema, where)
    content = {key: value for key, value in document.items() if key != "schema"}
    try:
        found = msgspec.convert(content, shape)
    except (msgspec.ValidationError, ArgumentError, UnicodeEncodeError) as error:
        problem = _fault(content) or next(_problems(content, shape, "$"), None) or _placed(str(error))
        raise FormatError(f"{where}: {problem}") from error
    for problem in _problems(content, shape, "$"):
        raise FormatError(f"{where}: {problem}")
    return found


def _fault(content: dict[str, Any]) -> str | None:
    """What JSON cannot hold, with its place; looked for only where the conversion failed, as that finds it too."""
    found = fault(content)
    return f"${_shown(found[0])}: {found[1]}" if found else None


def check_cover(spans: Sequence[_Span], where: str) -> None:
    """Raise FormatError for spans that do not follow each other without gaps, as a cover of the text does."""
    for number, span in enumerate(spans):
        if problem := fault(span.margin):
            raise FormatError(f"{where}: $.spans[{number}].margin: {problem[1]}")
        if span.start > span.end:
            raise FormatError(
                f"{where}: $.spans[{number}]: its start {span.start} is beyond its end {span.end}; {_ADVICE}"
            )
    for number, (one, other) in enumerate(pairwise(spans), 1):
        if one.end != other.start:
            raise FormatError(
                f"{where}: $.spans[{number}].start: expected {one.end}, where the span before it ends, "
                f"got {other.start}; {_ADVICE}"
            )


def _check_schema(document: dict[Any, Any], schema: str, where: str) -> None:
    """Refuse a document of another version, or without one."""
    if "schema" not in document:
        raise FormatError(f"{where}: $.schema: missing, expected {schema!r}; {_RAW}")
    found = document["schema"]
    if found == schema:
        return
    if isinstance(found, Unfit):
        raise FormatError(f"{where}: $.schema: {found.problem}")
    named = repr(_shown(found)) if isinstance(found, str) else kind_of(found)
    raise FormatError(f"{where}: $.schema: expected {schema!r}, got {named}; this newsparse reads no other")


def _shown(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"


def _placed(message: str) -> str:
    """msgspec's message with the place first: ``Expected `int`, got `str` - at `$.body[3].line` ``."""
    problem, _, place = message.partition(" - at ")
    return f"{place.replace('`', '') or '$'}: {plain(problem)}; {_ADVICE}"


def plain(problem: str) -> str:
    """What msgspec says is wrong, without its names of Python's types.

    >>> plain("Expected `str | null`, got `int`")
    'expected text or null, got integer'
    """
    problem = problem.replace("`", "")
    if problem.startswith("Expected "):
        words = [word.partition(",") for word in problem.split(" ")]
        problem = " ".join(_PLAIN.get(word, word) + comma + rest for word, comma, rest in words)
    return f"{problem[:1].lower()}{problem[1:]}"


def _problems(value: object, shape: type, path: str) -> Iterator[str]:
    """The keys that are not in `shape`, and the numbers that are too small or too large, with their places.

    msgspec ignores unknown keys of a dataclass, and a misspelt key must not be lost.
    """
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _problems(item, shape, f"{path}[{number}]")
    if not isinstance(value, dict):
        return
    known = dataclass_fields(shape)
    for key, item in value.items():
        if key not in known:
            yield f"{path}: unknown key {_shown(key)!r}; {nearest(_shown(key), known)}"
        elif key in LEAST and type(item) is int and not LEAST[key] <= item <= _MOST:
            limit = f"at least {LEAST[key]}" if item < LEAST[key] else f"at most {_MOST:,}"
            yield f"{path}.{key}: expected {limit}, got {item:.6g}; {_ADVICE}"
        elif (key == "type" or path == "$.confidence") and isinstance(item, str) and not item.isascii():
            # msgspec says so itself, unless half a surrogate pair is in the word, or anywhere in an unknown key.
            yield f"{path}.{key}: expected one of our words, got {_shown(item)!r}; {_ADVICE}"
        elif (inner := known[key]) is not None:
            yield from _problems(item, inner, f"{path}.{key}")
