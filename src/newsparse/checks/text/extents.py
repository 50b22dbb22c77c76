"""Which of many stretches of a text a place touches, without a look at all of them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate


class Extents:
    """Half-open stretches (code points), which may overlap, in the order of their starts.

    >>> found = Extents([(0, 4), (10, 12)])
    >>> list(found.touched(3, 11)), found.touches(4, 10)
    ([(0, 4), (10, 12)], False)
    """

    __slots__ = ("_reaches", "_stretches")

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self._stretches = sorted(stretches)
        # How far any of the stretches up to this one goes: it only grows, whatever overlaps.
        self._reaches = list(accumulate((end for _, end in self._stretches), max))

    def touched(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The stretches that share a code point with `start` to `end`, in order."""
        for number in range(bisect_right(self._reaches, start), len(self._stretches)):
            stretch = self._stretches[number]
            if stretch[0] >= end:
                return
            if stretch[1] > start:
                yield stretch

    def touches(self, start: int, end: int) -> bool:
        """Whether there is any such stretch."""
        return next(self.touched(start, end), None) is not None
