"""Where a block stands among those that tell something: what comes first, what follows, what is only said beside."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsparse.label.measure import Measured

MUTE = frozenset("bdpxe")  # shapes of lines that tell nothing: author, time, links, separators, ends
_HEAD = 5  # only at the head of a text does it matter what follows


@dataclass(slots=True)
class Place:
    """Where a block stands: its index, how many blocks follow it, and how many before it tell something.

    A title is followed by number 1 whatever stands between. `title` is the first block that tells something,
    `below` the next few after this one; `signed_below` says that the author is named between it and the next.
    """

    index: int
    left: int
    told: int
    title: Measured | None
    below: Sequence[Measured]
    signed_below: bool


def places(measured: Sequence[Measured], first: int = 0) -> list[Place]:
    """The place of each block; `first` is where the title can stand at the earliest."""
    telling = [index for index in range(first, len(measured)) if measured[index].shape not in MUTE]
    title = measured[telling[0]] if telling else None
    found = []
    told = 0
    for index in range(len(measured)):
        after = told + (told < len(telling) and telling[told] == index)
        near = telling[after : after + 4] if told < _HEAD and index >= first else []
        between = measured[index + 1 : near[0]] if near else []
        found.append(
            Place(
                index,
                len(measured) - index - 1,
                told,
                title if 0 < told < _HEAD else None,
                [measured[at] for at in near],
                any(other.shape == "b" for other in between),
            )
        )
        told = after
    return found
