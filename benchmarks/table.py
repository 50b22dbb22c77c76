"""Formats figures for the terminal."""

from collections.abc import Iterable

from benchmarks.figure import Budget, Figure, Skip, Spread, budgets

HEAD = f"{'':70}{'ratio':>8}  {'quartiles':^17}{'by the clock':>14}"
VERDICTS_HEAD = f"{'':70}{'must':>8}{'aim':>8}{'today':>8}"
MISSED = "missed: an aim, not a promise"


def row(answer: Figure | Skip) -> str:
    """An answer as a line, with its note below it."""
    if isinstance(answer, Skip):
        return f"{answer.name}: skipped, {answer.why}"
    clock = number(answer.clock.median) if answer.clock else ""
    line = f"{answer.name:70}{number(answer.ratio):>8}  {quartiles(answer):^17}{clock:>14}"
    return line.rstrip() + (f"\n    {answer.note}" if answer.note else "")


def verdicts(figures: Iterable[Figure]) -> Iterable[str]:
    """A line for each figure that has a budget: must, aim, today, met or missed."""
    for figure in figures:
        budget = budgets().get(figure.name)
        if not budget:
            continue
        must, aim = budget.bounds()
        yield f"{figure.name:70}{must:>8}{aim:>8}{number(figure.ratio):>8}  {verdict(figure, budget)}"


def verdict(figure: Figure, budget: Budget) -> str:
    """What became of a budget, in the words of the report."""
    if not figure.whole:
        return "on fewer texts: not judged"
    found = budget.verdict(figure.ratio)
    return MISSED if found == "missed" else found


def quartiles(figure: Figure) -> str:
    """The spread of a figure; empty if it was measured once."""
    return between(Spread(figure.ratio, figure.low, figure.high)) if figure.pairs > 1 else ""


def between(spread: Spread) -> str:
    """The quartiles of a spread."""
    return f"{number(spread.low)} – {number(spread.high)}"


def number(ratio: float) -> str:
    """A ratio with three significant digits or two decimals.

    >>> number(0.0512), number(3.14159), number(26.53), number(312.7)
    ('0.05', '3.14', '26.5', '313')
    """
    return f"{ratio:.2f}" if ratio < 10 else f"{ratio:.1f}" if ratio < 100 else f"{ratio:.0f}"
