"""XML of others, read so that it can do no harm: no entities of its own, nothing from elsewhere, limits on its size."""

import re
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.formats.extract import Remark
from newsparse.model.errors import FormatError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

T = TypeVar("T")

_DEEPEST = 250  # elements in elements; documents of newsrooms have twenty
_MOST_ELEMENTS = 5_000_000  # of one tree, which takes about a gigabyte
_MOST_ATTRIBUTES = 1_000  # of one element
_LAST = (True,)  # the argument of expat that says that a document ends; it has no name
_CHUNK = 1 << 18  # bytes that are parsed at a time
_OF_XML = (b"amp", b"lt", b"gt", b"quot", b"apos")
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")  # "&nbsp;"; not "&#160;"
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # no XML can hold them
_LONGEST_OPENING = 65_536  # code points in which the first element of a document begins
# What may stand above it: the declaration, comments, a document type with its own declarations.
_ABOVE = lazy_pattern(r"\s+|<\?[^>]*\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[[^\]]*\]\s*)?>", re.S | re.I)
# Its opening, and that of the next element or the end of the text: "<nitf><head>"; not "<nitf> turns thirty".
_ROOT = lazy_pattern(r"<(?:[\w.-]+:)?([\w.-]+)(?:\s[^<>]*)?/?>\s*(?:<|\Z)")


def root_of(text: str) -> str:
    """The name of the first element of a text, without its prefix; "" if the text is not XML.

    >>> root_of('<?xml version="1.0"?>\\n<!-- a --><atom:feed><entry>'), root_of("<feed> turns thirty")
    ('feed', '')
    """
    text = text[:_LONGEST_OPENING]
    at = 1 if text.startswith("\ufeff") else 0
    while found := _ABOVE.match(text, at):
        at = found.end()
    root = _ROOT.match(text, at)
    return root[1] if root else ""


def local(name: str) -> str:
    """The name of an element without its namespace."""
    return name.rpartition("}")[2]


def each(
    parts: Iterable["Element"], make: Callable[["Element"], T | None], name: str
) -> Generator[T | Remark, None, tuple[int, int]]:
    """What `make` gives for each part, until a document of this name ends or is broken off, which is remarked on.

    Returns how many were made, and for how many `make` gave None. Raises FormatError if it breaks off before the first.
    """
    made = without = 0
    try:
        for part in parts:
            found = make(part)
            if found is None:
                without += 1
            else:
                made += 1
                yield found
    except FormatError as error:
        if not made:
            raise
        yield Remark(f"{str(error).removeprefix(name).lstrip(':')}; the items below it are lost")
    return made, without


class Fields:
    """Elements by their names without namespaces."""

    def __init__(self, elements: Iterable["Element"]) -> None:
        self._found: dict[str, list[Element]] = {}
        for element in elements:
            self._found.setdefault(local(element.tag), []).append(element)

    def all(self, name: str) -> "list[Element]":
        """The elements of this name, in order."""
        return self._found.get(name, [])

    def first(self, name: str) -> "Element | None":
        """The first element of this name."""
        return next(iter(self.all(name)), None)

    def of(self, name: str, attribute: str) -> str:
        """The attribute of the first element of this name; "" without one."""
        found = self.first(name)
        return "" if found is None else (found.get(attribute) or "").strip()


def read_tree(data: bytes, name: str) -> "Element":
    """The root of a document. Raises FormatError, which begins with `name`, and says where."""
    root = next(read_parts(data, name, None), None)
    if root is None:
        raise FormatError(f"{name}: no element in this XML; is the file complete?")
    return root


def read_parts(data: bytes, name: str, parts: frozenset[str] | None) -> Iterator["Element"]:
    """The elements with one of these names, without their namespace, each once it is complete; the root for None.

    Elements inside of a part belong to it. Never more than one is in memory. Raises FormatError.
    """
    from xml.parsers import expat

    builder = _Builder(parts)
    data, above = _mended(data)
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = builder.start, builder.end
    parser.CharacterDataHandler = builder.text
    parser.EntityDeclHandler = builder.refuse
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    try:
        for at in range(0, len(data), _CHUNK):
            parser.Parse(data[at : at + _CHUNK])
            yield from builder.taken()
        parser.Parse(b"", *_LAST)
    except (expat.ExpatError, ValueError, LookupError) as error:
        where = f"{name}:{parser.CurrentLineNumber + above}:{parser.CurrentColumnNumber + 1}"
        yield from builder.taken()
        raise FormatError(f"{where}: {_why(error)}") from error
    yield from builder.taken()


def _mended(data: bytes) -> tuple[bytes, int]:
    """XML without what its writers often get wrong, and the number of empty lines above it that were taken away.

    Names of characters that HTML has are written as numbers, control characters as U+FFFD.
    """
    if b"\0" in data[:4]:  # UTF-16 or UTF-32
        return data, 0
    text = data.lstrip(b" \t\r\n")
    above = data.count(b"\n", 0, len(data) - len(text))
    return _CONTROL.sub(b"&#65533;", _NAMED.sub(_as_number, text)), above


def _as_number(name: re.Match[bytes]) -> bytes:
    from html.entities import html5

    letters = None if name[1] in _OF_XML else html5.get(f"{name[1].decode()};")
    return "".join(f"&#{ord(letter)};" for letter in letters).encode() if letters else name[0]


def _why(error: Exception) -> str:
    if isinstance(error, _HarmfulError):
        return str(error)
    said = str(error).partition(":")[0]
    return f"not well-formed XML: {said}; is the file complete?"


class _HarmfulError(ValueError):
    """XML that no program writes which means well."""


class _Builder:
    """Builds the trees of the parts that are open."""

    def __init__(self, parts: frozenset[str] | None) -> None:
        self._parts = parts
        self._depth = self._count = 0
        self._since = 0  # the depth at which the open part began
        self._tree: Any = None
        self._found: list[Any] = []

    def taken(self) -> list[Any]:
        """The parts that are complete, once."""
        found, self._found = self._found, []
        return found

    def start(self, name: str, attributes: dict[str, str]) -> None:
        from xml.etree.ElementTree import TreeBuilder

        self._depth += 1
        self._count += 1
        if self._depth > _DEEPEST:
            raise _HarmfulError(f"elements nested more than {_DEEPEST} deep; nobody reads such XML")
        if self._count > _MOST_ELEMENTS:
            raise _HarmfulError(f"more than {_MOST_ELEMENTS:,} elements in one article; split the file")
        if len(attributes) > _MOST_ATTRIBUTES:
            raise _HarmfulError(f"an element with {len(attributes):,} attributes")
        if self._tree is None and (self._parts is None or local(name) in self._parts):
            self._tree, self._since, self._count = TreeBuilder(), self._depth, 0
        if self._tree is not None:
            self._tree.start(name, attributes)

    def end(self, name: str) -> None:
        if self._tree is not None:
            self._tree.end(name)
            if self._depth == self._since:
                self._found.append(self._tree.close())
                self._tree = None
        self._depth -= 1
        if self._tree is None:
            self._count = 0

    def text(self, text: str) -> None:
        if self._tree is not None:
            self._tree.data(text)

    def refuse(self, *_: object) -> None:
        raise _HarmfulError("it declares entities of its own, with which XML can expand without limit")
