"""Compares two pieces of work that alternate, by processor time and by the clock."""

import gc
from collections.abc import Callable
from time import perf_counter, process_time
from typing import NamedTuple

from benchmarks.figure import CLOCK, PROCESSOR, Figure, spread


class Spent(NamedTuple):
    """The seconds that work took: processor time of all its processes (user and system), and the clock."""

    processor: float
    clock: float


Timing = Callable[[], Spent]  # does the work and returns what it took


def slower(
    name: str,
    ours: Timing,
    other: Timing,
    pairs: int,
    note: str = "",
    *,
    by: str = PROCESSOR,
    whole: bool = True,
) -> Figure:
    """Our time over the other's."""
    taken = _taken(ours, other, pairs)
    return _figure(name, [_over(mine, theirs) for mine, theirs in taken], note, by, whole=whole)


def faster(
    name: str,
    ours: Timing,
    other: Timing,
    pairs: int,
    note: str = "",
    *,
    by: str = PROCESSOR,
    whole: bool = True,
) -> Figure:
    """The other's time over ours."""
    return slower(name, other, ours, pairs, note, by=by, whole=whole)


def spent(work: Callable[[], object]) -> Spent:
    """What a piece of work takes in this process."""
    gc.collect()  # garbage from before is not part of the work
    processor, clock = process_time(), perf_counter()
    work()
    return Spent(process_time() - processor, perf_counter() - clock)


def _taken(ours: Timing, other: Timing, pairs: int) -> list[tuple[Spent, Spent]]:
    taken = []
    for number in range(pairs):
        # Swap the order each time, so that a machine that slows down or speeds up favours neither.
        if number % 2:
            theirs = other()
            taken.append((ours(), theirs))
        else:
            mine = ours()
            taken.append((mine, other()))
    return taken


def _over(one: Spent, other: Spent) -> Spent:
    return Spent(one.processor / other.processor, one.clock / other.clock)


def _figure(name: str, ratios: list[Spent], note: str, by: str, *, whole: bool) -> Figure:
    processor, clock = (spread(each) for each in zip(*ratios, strict=True))
    return Figure(name, *(clock if by == CLOCK else processor), len(ratios), note, by, clock, whole)
