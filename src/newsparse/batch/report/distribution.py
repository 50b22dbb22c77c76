"""How figures spread: how many of them fall between each two of some fixed bounds."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple


class Bin(NamedTuple):
    """How many figures are at least `start` and below `end`, which is None for the last bin there is."""

    start: float
    end: float | None
    number: int


class Distribution:
    """Figures of zero or more, counted by bins; as large after a million of them as after one.

    >>> spread = Distribution(steps(0, 1))
    >>> for figure in (0, 3, 4, 3): spread.add(figure)
    >>> spread.bins()
    [Bin(start=0, end=1.0, number=1), Bin(start=1.0, end=2.0, number=0), Bin(start=2.0, end=5.0, number=3)]
    >>> spread.mean, spread.middle()
    (2.5, Bin(start=2.0, end=5.0, number=3))
    """

    __slots__ = ("_bounds", "_counts", "least", "most", "number", "total")

    def __init__(self, bounds: Sequence[float]) -> None:
        self._bounds = bounds
        self._counts = [0] * (len(bounds) + 1)
        self.number = 0
        self.total: float = 0
        self.least: float | None = None
        self.most: float | None = None

    def add(self, figure: float) -> None:
        """Count one figure."""
        self._counts[bisect_right(self._bounds, figure)] += 1
        self.number += 1
        self.total += figure
        if self.least is None or figure < self.least:
            self.least = figure
        if self.most is None or figure > self.most:
            self.most = figure

    @property
    def mean(self) -> float:
        """The arithmetic mean; 0 where nothing was counted."""
        return self.total / self.number if self.number else 0

    def bins(self) -> list[Bin]:
        """The bins from the first to the last that holds something; empty ones between them included."""
        starts = [0, *self._bounds]
        ends = [*self._bounds, None]
        found = [Bin(*row) for row in zip(starts, ends, self._counts, strict=True)]
        held = [place for place, one in enumerate(found) if one.number]
        return found[held[0] : held[-1] + 1] if held else []

    def middle(self) -> Bin | None:
        """The bin in which the median lies; None where nothing was counted."""
        passed = 0
        for one in self.bins():
            passed += one.number
            if 2 * passed >= self.number:
                return one
        return None


def steps(first: int, last: int) -> tuple[float, ...]:
    """The bounds 1, 2, 5, 10, 20 … from ten to the power of `first` to five times that of `last`.

    >>> steps(-1, 0)
    (0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
    """
    return tuple(float(f"{digit}e{power}") for power in range(first, last + 1) for digit in (1, 2, 5))
