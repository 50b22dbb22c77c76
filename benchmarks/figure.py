"""A figure of the report: a ratio with its spread, and its budget."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

_BUDGETS = Path(__file__).parent / "budgets.toml"

PROCESSOR, CLOCK, MEMORY, SHARE = "processor time", "clock", "memory", "share"  # what a ratio compares


class Spread(NamedTuple):
    """A median and the quartiles around it."""

    median: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Figure:
    """The median of the ratios of `pairs` measurements, and their quartiles `low` and `high`.

    `of` says what the ratio compares. `clock` is the same ratio by the clock, where both were measured. A figure that
    is not `whole` was measured on fewer texts than its name says, in a quick run; it is shown and never judged.
    """

    name: str
    ratio: float
    low: float
    high: float
    pairs: int
    note: str = ""
    of: str = PROCESSOR
    clock: Spread | None = None
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Skip:
    """A figure that could not be measured, and why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Budget:
    """The limit and the aim of a figure; with `more`, larger ratios are better."""

    must: float
    aim: float | None = None
    more: bool = False

    def verdict(self, ratio: float) -> str:
        """`aim met`, `met` or `missed`."""
        if not self._reached(ratio, self.must):
            return "missed"
        return "aim met" if self.aim is not None and self._reached(ratio, self.aim) else "met"

    def broken(self, figure: Figure) -> bool:
        """Whether the figure misses the limit by more than its spread: the better quartile misses it too."""
        return not self._reached(figure.high if self.more else figure.low, self.must)

    def bounds(self) -> tuple[str, str]:
        """The limit and the aim, as shown: `≤ 4.5` and `≤ 3`; an aim that does not exist is empty."""
        sign = "≥" if self.more else "≤"
        return f"{sign} {self.must:g}", f"{sign} {self.aim:g}" if self.aim is not None else ""

    def _reached(self, ratio: float, bound: float) -> bool:
        return ratio >= bound if self.more else ratio <= bound


def spread(ratios: Sequence[float]) -> Spread:
    """The median and the quartiles; a single ratio has no spread.

    >>> spread([0.4, 0.5, 0.7])
    Spread(median=0.5, low=0.45, high=0.6)
    """
    if len(ratios) < 2:
        return Spread(ratios[0], ratios[0], ratios[0])
    low, _, high = quantiles(ratios, n=4, method="inclusive")
    return Spread(median(ratios), low, high)


def figure(name: str, ratios: Sequence[float], note: str = "", *, of: str, whole: bool = True) -> Figure:
    """The figure of these ratios, which were measured in one way only."""
    return Figure(name, *spread(ratios), len(ratios), note, of, None, whole)


@cache
def budgets() -> Mapping[str, Budget]:
    """The budgets, by the names of their figures."""
    rows = tomllib.loads(_BUDGETS.read_text("utf-8"))
    return {name: Budget(**row) for name, row in rows.items()}
