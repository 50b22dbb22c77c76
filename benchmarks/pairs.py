"""Compares two pieces of work that alternate."""

import gc
from collections.abc import Callable
from time import perf_counter

from benchmarks.figure import Figure, figure

Timing = Callable[[], float]  # does the work and returns its seconds


def slower(name: str, ours: Timing, other: Timing, pairs: int, note: str = "") -> Figure:
    """Our time over the other's."""
    return figure(name, _ratios(ours, other, pairs), note)


def faster(name: str, ours: Timing, other: Timing, pairs: int, note: str = "") -> Figure:
    """The other's time over ours."""
    return figure(name, [1 / ratio for ratio in _ratios(ours, other, pairs)], note)


def seconds(work: Callable[[], object]) -> float:
    """The seconds that a piece of work takes in this process."""
    gc.collect()  # garbage from before is not part of the work
    start = perf_counter()
    work()
    return perf_counter() - start


def _ratios(ours: Timing, other: Timing, pairs: int) -> list[float]:
    ratios = []
    for number in range(pairs):
        # Swap the order each time, so that a machine that slows down or speeds up favours neither.
        if number % 2:
            theirs = other()
            ratios.append(ours() / theirs)
        else:
            mine = ours()
            ratios.append(mine / other())
    return ratios
