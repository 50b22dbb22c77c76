"""The position of a file's first blocks among the blocks of content, which bylines, times, links and rulers are not."""

from __future__ import annotations

from bisect import bisect

from newsparse.base.records import dataclass
from newsparse.label.describe import BlockFacts
from newsparse.label.feature_names import LAST_CONTENT_INDEX
from newsparse.label.shape import SILENT, Shape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_BELOW = 4  # blocks of content, among which a lead repeats a summary


@dataclass(slots=True)
class Position:
    """The position of a block: its index, and the number of blocks of content before it.

    The first block of content after a title has `content_index` 1, whatever is between. `title` is the first block of
    content, `below` the next few after this one; `byline_below` is true if there is a byline between it and the next.
    """

    index: int
    content_index: int
    title: BlockFacts | None
    below: Sequence[BlockFacts]
    byline_below: bool


def positions(facts: Sequence[BlockFacts], first: int = 0) -> list[Position]:
    """The position of each block of the head: of those with fewer than `LAST_CONTENT_INDEX` blocks of content above.

    The title is the block `first` or one below it.
    """
    content = _content(facts, first, LAST_CONTENT_INDEX + _BELOW)
    blocks = [facts[index] for index in content]
    title = blocks[0] if content else None
    end = content[LAST_CONTENT_INDEX - 1] + 1 if len(content) >= LAST_CONTENT_INDEX else len(facts)
    byline = Shape.BYLINE
    bylines = [index for index, m in enumerate(facts[: content[-1]]) if m.shape is byline] if content else []
    found = []
    content_index = 0
    for index in range(end):
        after = content_index + (content_index < len(content) and content[content_index] == index)
        below = blocks[after : after + _BELOW] if index >= first else []
        next_byline = bisect(bylines, index)
        signed = bool(below) and next_byline < len(bylines) and bylines[next_byline] < content[after]
        found.append(Position(index, content_index, title if content_index else None, below, signed))
        content_index = after
    return found


def _content(facts: Sequence[BlockFacts], first: int, most: int) -> list[int]:
    """The indices of the first blocks of content from `first` on, `most` at most."""
    found: list[int] = []
    for index in range(first, len(facts)):
        if facts[index].shape not in SILENT:
            found.append(index)
            if len(found) == most:
                break
    return found
