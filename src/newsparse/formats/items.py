"""Items of lists without their old bullets and numbers, for formats that have lists of their own."""

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from newsparse.base.characters import BULLETS, ITEM_DASHES, UNSPACED_BULLET, WORD_BULLETS, in_class
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.model.article import Block

# "• homes", "- homes", "o\thomes", "・家"; not "-5 degrees", not "oh".
_BULLET = lazy_pattern(
    rf"(?:[{in_class(BULLETS)}]\s*|[{in_class(ITEM_DASHES)}]\s+|[{in_class(WORD_BULLETS)}]\t\s*|{UNSPACED_BULLET}\s*)(?=\S)"
)
# "1. Bring", "2) Bring", "３、"; not "1.5 million", not "1: one".
_NUMBER = lazy_pattern(r"([0-9]{1,3})(?:[.)]\s+|[．）、]\s*)(?=\S)")


class Item(NamedTuple):
    """An item: what opened it in the text, with the space that follows, and the rest; the sign may be empty."""

    sign: str
    text: str


class ItemList(NamedTuple):
    """Items that follow each other; `start` is the number of the first where they are counted, else None."""

    items: tuple[Item, ...]
    start: int | None


def item(text: str) -> Item:
    """The item in the text of a block.

    >>> item("• Two homes"), item("12) Bring a card"), item("1.5 million")
    (Item(sign='• ', text='Two homes'), Item(sign='12) ', text='Bring a card'), Item(sign='', text='1.5 million'))
    """
    found = _NUMBER.match(text) or _BULLET.match(text)
    return Item(found[0], text[found.end() :]) if found else Item("", text)


def with_lists(blocks: Iterable[Block]) -> Iterator[Block | ItemList]:
    """The blocks, with the list items that follow each other as lists; a counted one has nothing but its numbers."""
    for is_item, group in groupby(blocks, lambda block: block.type == "list_item"):
        if not is_item:
            yield from group
            continue
        items = [item(block.text) for block in group]
        for is_counted, run in groupby(items, lambda one: _number(one) is not None):
            yield from _lists(tuple(run), is_counted=is_counted)


def _lists(run: tuple[Item, ...], *, is_counted: bool) -> Iterator[ItemList]:
    """The run as one list; as several where its numbers begin again."""
    if not is_counted:
        yield ItemList(run, None)
        return
    numbers = [_number(one) or 0 for one in run]
    starts = [0, *(at for at, (a, b) in enumerate(pairwise(numbers), 1) if b != a + 1), len(run)]
    for start, end in pairwise(starts):
        yield ItemList(run[start:end], numbers[start])


def _number(one: Item) -> int | None:
    digits = "".join(character for character in one.sign if character.isdigit())
    return int(digits) if digits else None
