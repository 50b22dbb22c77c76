"""A figure of the report: a ratio with its spread, and its budget."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median, quantiles

_BUDGETS = Path(__file__).parent / "budgets.toml"


@dataclass(frozen=True, slots=True)
class Figure:
    """The median of the ratios of `pairs` measurements, and their quartiles `low` and `high`."""

    name: str
    ratio: float
    low: float
    high: float
    pairs: int
    note: str = ""


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
        if not self._reached(ratio, self.must):
            return "missed"
        return "aim met" if self.aim is not None and self._reached(ratio, self.aim) else "met"

    def _reached(self, ratio: float, bound: float) -> bool:
        return ratio >= bound if self.more else ratio <= bound


def figure(name: str, ratios: Sequence[float], note: str = "") -> Figure:
    """The figure of these ratios; a single ratio has no spread.

    >>> figure("half", [0.4, 0.5, 0.7]).ratio
    0.5
    """
    if len(ratios) < 2:
        return Figure(name, ratios[0], ratios[0], ratios[0], len(ratios), note)
    low, _, high = quantiles(ratios, n=4, method="inclusive")
    return Figure(name, median(ratios), low, high, len(ratios), note)


@cache
def budgets() -> Mapping[str, Budget]:
    """The budgets, by the names of their figures."""
    rows = tomllib.loads(_BUDGETS.read_text("utf-8"))
    return {name: Budget(**row) for name, row in rows.items()}
