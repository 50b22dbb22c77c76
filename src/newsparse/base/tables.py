"""The data tables of the package, each read on first use and then shared.

People edit the files in `data/`; `make tables` compiles each to one in `data/compiled/` that loads fast: JSON, or for
the large tables that every start needs, lists whose words are cut apart when a list is first used (see `Table`). A test
fails if a compiled table differs from its source.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from os.path import dirname, join
from struct import unpack

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

DATA = join(dirname(dirname(__file__)), "data")

# Tables with one byte for each letter (see `dateline/lexicon.py`).
LATIN_1 = frozenset(
    f"names/{title}/{shelf}"
    for title in ("agencies", "places", "regions")
    for shelf in ("indic", "greek_cyrillic")
)
# The tables that are compiled to lists, by the first part of their names; of the names, those not in Latin-1.
IN_LISTS = frozenset(
    [
        *("byline", "calendar", "datelines", "endings", "function_words", "names"),
        *("phrases", "timestamp_words", "votes", "weights"),
    ]
)
WORD_END = b"\x1f"
_COMPILED = join(DATA, "compiled")


@cache
def load(name: str) -> Any:
    """The table `name`, a path below `data/` without its suffix, such as `agencies` or `phrases/latin`.

    Callers share one object and must not change it. A table in `LATIN_1` says of other scripts what its reader knows.
    Raises FileNotFoundError for a missing table.
    """
    path = join(_COMPILED, *name.split("/"))
    if is_in_lists(name):
        with open(path + ".table", "rb") as packed:
            return Table(packed.read())
    import json

    with open(path + ".json", encoding="latin-1" if name in LATIN_1 else "utf-8") as file:
        return json.load(file)


def is_in_lists(name: str) -> bool:
    """Whether a table is compiled to lists rather than to JSON."""
    return name.partition("/")[0] in IN_LISTS and name not in LATIN_1


class Table(dict[str, "Any"]):
    """A table of lists, maps and tables by name, each unpacked when it is first asked for.

    The first line of the file has for each of them the name, the kind and the sizes of the fields in bytes; the fields
    follow. Cutting a long text into thousands of words takes a fifth of the time in which a parser of JSON makes them.
    """

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self._packed: dict[str, tuple[str, list[bytes]]] = {}
        head, at = data[: data.index(b"\n")].decode(), data.index(b"\n") + 1
        for entry in head.split(";") if head else ():
            name, kind, *sizes = entry.split()
            fields = []
            for size in map(int, sizes):
                fields.append(data[at : at + size])
                at += size
            self._packed[name] = kind, fields
        self._names = tuple(self._packed)

    def __missing__(self, name: str) -> Any:
        packed = self._packed.get(name)
        if packed is None and name in self._names:  # another thread has unpacked it by now
            return dict.__getitem__(self, name)
        if packed is None:
            raise KeyError(name)
        kind, fields = packed
        found = self[name] = _UNPACKED[kind](*fields)
        self._packed.pop(name, None)  # after it is there, as other threads look for it
        return found

    def get(self, name: str, default: Any = None) -> Any:
        """The list of this name, unpacked, or the default."""
        return self[name] if name in self._names else default

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __eq__(self, other: object) -> bool:
        return self.unpacked() == other

    __hash__ = None

    def keys(self) -> Any:
        """The names of all lists."""
        return dict.fromkeys(self._names).keys()

    def items(self) -> Any:
        """The names, each with its list."""
        return self.unpacked().items()

    def values(self) -> Any:
        """The lists."""
        return self.unpacked().values()

    def unpacked(self) -> dict[str, Any]:
        """All lists by their names, in an ordinary dictionary."""
        return {name: self[name] for name in self._names}


class Buckets(Mapping[str, str]):
    """A map of names to texts that keeps those whose names end alike in one text, and finds a name there.

    Thousands of objects for what one article asks for a hundred of would take time and memory at every start.
    """

    def __init__(self, field: bytes) -> None:
        self._size = int(field[:1])  # of the endings, in code points
        buckets = field[1:].decode().split("\x1d")
        self._buckets = {bucket[: bucket.index("\x1f")]: bucket for bucket in buckets}

    def get(self, name: str, default: Any = None) -> Any:
        """The text of this name, or the default."""
        bucket = self._buckets.get(name[-self._size :], "")
        at = bucket.find(f"\x1f{name}\x1e")
        if at < 0:
            return default
        at += len(name) + 2
        return bucket[at : bucket.index("\x1f", at)]

    def __contains__(self, name: object) -> bool:
        if not isinstance(name, str):
            return False
        bucket = self._buckets.get(name[-self._size :])
        return bucket is not None and f"\x1f{name}\x1e" in bucket

    def __getitem__(self, name: str) -> str:
        found = self.get(name)
        if found is None:
            raise KeyError(name)
        text: str = found
        return text

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self.pairs())

    def pairs(self) -> Iterator[tuple[str, str]]:
        """The names, each with its text; many times faster than to ask for each."""
        for bucket in self._buckets.values():
            for entry in bucket.split("\x1f")[1:-1]:
                name, _, text = entry.partition("\x1e")
                yield name, text

    def __len__(self) -> int:
        return sum(bucket.count("\x1e") for bucket in self._buckets.values())


def _words(field: bytes) -> list[str]:
    return field.decode().split("\x1f")


# How the fields of each kind become an object. The values of `bytes` stay encoded; `numbers` take two bytes each.
_UNPACKED: dict[str, Callable[..., Any]] = {
    "text": bytes.decode,
    "set": lambda field: frozenset(_words(field)),
    "list": _words,
    "map": lambda keys, values: dict(zip(_words(keys), _words(values), strict=True)),
    "bytes": lambda keys, values: dict(zip(_words(keys), values.split(WORD_END), strict=True)),
    "integers": lambda keys, values: dict(zip(_words(keys), map(int, _words(values)), strict=True)),
    "decimals": lambda keys, values: dict(zip(_words(keys), map(float, _words(values)), strict=True)),
    "numbers": lambda keys, values: dict(
        zip(_words(keys), unpack(f"<{len(values) // 2}H", values), strict=True)
    ),
    "buckets": Buckets,
    "table": Table,
}
