"""The position of each block among the blocks of content, which bylines, times, links and rulers are not."""

from __future__ import annotations

from itertools import accumulate

from newsparse.base.records import dataclass
from newsparse.label.describe import BlockFacts
from newsparse.label.shape import SILENT, Shape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_HEAD = 5  # blocks of content; the blocks below matter only for these
_BELOW = 4  # blocks of content, among which a lead repeats a summary


@dataclass(slots=True)
class Position:
    """The position of a block: its index, the number of blocks after it, and of blocks of content before it.

    The first block of content after a title has `content_index` 1, whatever is between. `title` is the first block of
    content, `below` the next few after this one; `byline_below` is true if there is a byline between it and the next.
    """

    index: int
    left: int
    content_index: int
    title: BlockFacts | None
    below: Sequence[BlockFacts]
    byline_below: bool


def positions(facts: Sequence[BlockFacts], first: int = 0) -> list[Position]:
    """The position of each block; the title is the block `first` or one below it."""
    content = [index for index in range(first, len(facts)) if facts[index].shape not in SILENT]
    title = facts[content[0]] if content else None
    # Counted once: a file can have a line of content at either end and nothing but asides between.
    bylines = [0, *accumulate(m.shape is Shape.BYLINE for m in facts)]
    found = []
    content_index = 0
    for index in range(len(facts)):
        after = content_index + (content_index < len(content) and content[content_index] == index)
        near: Sequence[int] = ()
        if content_index < _HEAD and index >= first:
            near = content[after : after + _BELOW]
        found.append(
            Position(
                index,
                len(facts) - index - 1,
                content_index,
                title if 0 < content_index < _HEAD else None,
                [facts[at] for at in near] if near else (),
                bool(near) and bylines[near[0]] > bylines[index + 1],
            )
        )
        content_index = after
    return found
