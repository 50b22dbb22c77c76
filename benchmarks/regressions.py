"""Says which limits were met in the stored results and are not met any more."""

from collections.abc import Iterable, Mapping

from benchmarks.figure import Budget, Figure
from benchmarks.table import number, quartiles


def regressions(
    budgets: Mapping[str, Budget], stored: Mapping[str, Figure], found: Iterable[Figure]
) -> list[str]:
    """A line for each limit that the stored figure meets and the one just found breaks, spread and all.

    Figures are ratios within one run, so those of different days and machines compare. One whose median misses the
    limit while its better quartile meets it is too close to call.
    """
    lines = []
    for figure in found:
        budget, before = budgets.get(figure.name), stored.get(figure.name)
        if not budget or not before or not (figure.whole and before.whole):
            continue
        if budget.verdict(before.ratio) != "missed" and budget.broken(figure):
            now = f"{number(figure.ratio)} ({quartiles(figure) or 'measured once'})"
            lines.append(f"{figure.name}: must be {budget.bounds()[0]}, was {number(before.ratio)}, is {now}")
    return lines
