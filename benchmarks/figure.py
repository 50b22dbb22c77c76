"""One line of the report: a ratio, how much its measurements differ, and how it stands to its budget."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median, quantiles

_BUDGETS = Path(__file__).parent / "budgets.toml"


@dataclass(frozen=True, slots=True)
class Figure:
    """The median of the ratios of `pairs` measurements, and the middle half of them, `low` to `high`."""

    name: str
    ratio: float
    low: float
    high: float
    pairs: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Skip:
    """What could not be measured, and why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Budget:
    """What a figure must reach and what it aims at; `more` says that a larger ratio is the better one."""

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
    """The figure that these ratios make; a single one has no spread.

    >>> figure("half", [0.4, 0.5, 0.7]).ratio
    0.5
    """
    if len(ratios) < 2:
        return Figure(name, ratios[0], ratios[0], ratios[0], len(ratios), note)
    low, _, high = quantiles(ratios, n=4, method="inclusive")
    return Figure(name, median(ratios), low, high, len(ratios), note)


@cache
def budgets() -> Mapping[str, Budget]:
    """The budgets of the design, by the names of their figures."""
    rows = tomllib.loads(_BUDGETS.read_text("utf-8"))
    return {name: Budget(**row) for name, row in rows.items()}
