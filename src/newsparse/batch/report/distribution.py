"""Distributions of values over bins with fixed bounds."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple


class Bin(NamedTuple):
    """The number of values from `start` (inclusive) to `end` (exclusive; None for the last bin)."""

    start: float
    end: float | None
    number: int


class Distribution:
    """Values of zero or more, counted by bin; its size does not depend on how many there are.

    >>> spread = Distribution(steps(0, 1))
    >>> for value in (0, 3, 4, 3): spread.add(value)
    >>> spread.bins()
    [Bin(start=0, end=1.0, number=1), Bin(start=1.0, end=2.0, number=0), Bin(start=2.0, end=5.0, number=3)]
    >>> spread.mean, spread.median_bin()
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

    def add(self, value: float) -> None:
        """Count one value."""
        self._counts[bisect_right(self._bounds, value)] += 1
        self.number += 1
        self.total += value
        if self.least is None or value < self.least:
            self.least = value
        if self.most is None or value > self.most:
            self.most = value

    @property
    def mean(self) -> float:
        """The arithmetic mean; 0 without values."""
        return self.total / self.number if self.number else 0

    def bins(self) -> list[Bin]:
        """The bins from the first to the last that is not empty."""
        starts = [0, *self._bounds]
        ends = [*self._bounds, None]
        found = [Bin(*row) for row in zip(starts, ends, self._counts, strict=True)]
        filled = [index for index, one in enumerate(found) if one.number]
        return found[filled[0] : filled[-1] + 1] if filled else []

    def median_bin(self) -> Bin | None:
        """The bin that contains the median; None without values."""
        counted = 0
        for one in self.bins():
            counted += one.number
            if 2 * counted >= self.number:
                return one
        return None


def steps(first: int, last: int) -> tuple[float, ...]:
    """The bounds 1, 2, 5, 10, 20 …, from 10 to the power of `first` up to 5 times 10 to the power of `last`.

    >>> steps(-1, 0)
    (0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
    """
    return tuple(float(f"{digit}e{power}") for power in range(first, last + 1) for digit in (1, 2, 5))
