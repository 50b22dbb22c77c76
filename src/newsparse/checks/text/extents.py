"""Many extents of a text, in which those that overlap a place are found without a scan of all."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate


class Extents:
    """Half-open extents (code points), which may overlap, in the order of their starts.

    >>> found = Extents([(0, 4), (10, 12)])
    >>> list(found.overlapping(3, 11)), found.overlaps(4, 10)
    ([(0, 4), (10, 12)], False)
    """

    __slots__ = ("_extents", "_reaches")

    def __init__(self, extents: Iterable[tuple[int, int]]) -> None:
        self._extents = sorted(extents)
        # The furthest end of any extent up to this one: sorted even where extents overlap.
        self._reaches = list(accumulate((end for _, end in self._extents), max))

    def overlapping(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The extents that share a code point with `start` to `end`, in order."""
        for number in range(bisect_right(self._reaches, start), len(self._extents)):
            extent = self._extents[number]
            if extent[0] >= end:
                return
            if extent[1] > start:
                yield extent

    def overlaps(self, start: int, end: int) -> bool:
        """Whether there is any such extent."""
        return next(self.overlapping(start, end), None) is not None
