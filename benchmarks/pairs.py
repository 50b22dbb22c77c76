"""How two pieces of work compare when they are done in turn, over and over."""

import gc
from collections.abc import Callable
from time import perf_counter

from benchmarks.figure import Figure, figure

Timing = Callable[[], float]  # does a piece of work; returns its seconds


def slower(name: str, ours: Timing, other: Timing, pairs: int, note: str = "") -> Figure:
    """How many times the other's seconds ours takes."""
    return figure(name, _ratios(ours, other, pairs), note)


def faster(name: str, ours: Timing, other: Timing, pairs: int, note: str = "") -> Figure:
    """How many times our seconds the other takes."""
    return figure(name, [1 / ratio for ratio in _ratios(ours, other, pairs)], note)


def seconds(work: Callable[[], object]) -> float:
    """What a piece of work in this process takes."""
    gc.collect()  # what was done before is not paid for here
    start = perf_counter()
    work()
    return perf_counter() - start


def _ratios(ours: Timing, other: Timing, pairs: int) -> list[float]:
    ratios = []
    for number in range(pairs):
        # Each goes first in turn, so that a machine that grows slower or faster favours neither.
        if number % 2:
            theirs = other()
            ratios.append(ours() / theirs)
        else:
            mine = ours()
            ratios.append(mine / other())
    return ratios
