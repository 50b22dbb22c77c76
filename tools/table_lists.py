"""Writing a table in the form that `newsparse.base.tables.Table` reads.

A map is given as one of the classes below, which say how it is to be kept; every other dictionary becomes a table.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from struct import pack
from typing import Any

from newsparse.base.tables import WORD_END

MANY_NAMES = 3000  # so many are told apart by two characters at their end, fewer by one

Table = dict[str, Any]


def as_lists(table: Table) -> bytes:
    """The table in the form that `newsparse.base.tables.Table` reads."""
    parts = {name: tuple(fields(value)) for name, value in table.items()}
    head = ";".join(
        " ".join([name, kind.decode(), *(str(len(field)) for field in own)])
        for name, (kind, *own) in parts.items()
    )
    return b"".join([head.encode(), b"\n", *(field for _, *own in parts.values() for field in own)])


def fields(value: Any) -> Iterator[bytes]:
    """The kind of a list, map or table, and its fields. Raises ValueError for a word that holds the separator."""
    if isinstance(value, str):
        yield from (b"text", value.encode())
    elif not value:
        yield from (b"table", as_lists({}))
    elif isinstance(value, frozenset):
        yield from (b"set", joined_words(sorted(value)))
    elif isinstance(value, list):
        yield from (b"list", joined_words(value))
    elif isinstance(value, Numbers):
        yield from (b"numbers", joined_words(value), pack(f"<{len(value)}H", *value.values()))
    elif isinstance(value, Named):
        yield from (b"buckets", in_buckets(value))
    elif isinstance(value, Encoded):
        yield from (b"bytes", joined_words(value), joined_words(value.values()))
    elif isinstance(value, Words):
        yield from (b"map", joined_words(value), joined_words(value.values()))
    elif all(isinstance(one, int | float) for one in value.values()):
        kind = b"integers" if all(isinstance(one, int) for one in value.values()) else b"decimals"
        yield from (kind, joined_words(value), joined_words(map(str, value.values())))
    else:
        yield from (b"table", as_lists(value))


def in_buckets(texts: dict[str, str]) -> bytes:
    """Names and texts in the form that `newsparse.base.tables.Buckets` reads.

    Those with the same text, then those that end alike, are neighbours: so a wheel packs them best.
    """
    size = 2 if len(texts) > MANY_NAMES else 1
    buckets: dict[str, str] = defaultdict(lambda: "\x1f")
    for name, text in sorted(texts.items(), key=lambda item: (item[1], item[0][::-1])):
        if any("\x1c" < one < " " for one in name + text):
            raise ValueError(f"{name!r} holds a separator")
        buckets[name[-size:]] += f"{name}\x1e{text}\x1f"
    return (str(size) + "\x1d".join(end + bucket for end, bucket in sorted(buckets.items()))).encode()


def joined_words(words: Iterable[str]) -> bytes:
    found = [word.encode() for word in words]
    if not found or any(WORD_END in word for word in found):
        raise ValueError(f"{found[:3]} is empty or holds the separator")
    return WORD_END.join(found)


class Words(dict[str, str]):
    """A map that is compiled to two lists of words."""


class Encoded(dict[str, str]):
    """A map whose values stay in UTF-8 until they are used."""


class Named(dict[str, str]):
    """A map that is compiled to texts in which names are found."""


class Numbers(dict[str, int]):
    """A map whose values are numbers of two bytes."""
