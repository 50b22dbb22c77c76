"""Where a block stands among those that tell something: what comes first, what follows, what is only said beside."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsparse.label.describe import BlockFacts
from newsparse.label.shape import SILENT, Shape

_HEAD = 5  # blocks that tell something; only there does it matter what follows
_BELOW = 4  # blocks that tell something: as far as a lead takes up what a summary says


@dataclass(slots=True)
class Position:
    """Where a block stands: its index, how many blocks follow it, and how many before it tell something.

    A title is followed by number 1 whatever stands between. `title` is the first block that tells something,
    `below` the next few after this one; `byline_below` says that the author is named between it and the next.
    """

    index: int
    left: int
    content_index: int
    title: BlockFacts | None
    below: Sequence[BlockFacts]
    byline_below: bool


def positions(facts: Sequence[BlockFacts], first: int = 0) -> list[Position]:
    """The place of each block; `first` is where the title can stand at the earliest."""
    telling = [index for index in range(first, len(facts)) if facts[index].shape not in SILENT]
    title = facts[telling[0]] if telling else None
    found = []
    content_index = 0
    for index in range(len(facts)):
        after = content_index + (content_index < len(telling) and telling[content_index] == index)
        near = telling[after : after + _BELOW] if content_index < _HEAD and index >= first else []
        between = facts[index + 1 : near[0]] if near else []
        found.append(
            Position(
                index,
                len(facts) - index - 1,
                content_index,
                title if 0 < content_index < _HEAD else None,
                [facts[at] for at in near],
                any(other.shape is Shape.BYLINE for other in between),
            )
        )
        content_index = after
    return found
