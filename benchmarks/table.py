"""Formats figures for the terminal."""

from benchmarks.figure import Figure, Skip, budgets

HEAD = f"{'':70}{'ratio':>8}  {'quartiles':^17}{'must':>7}{'aim':>7}"


def row(answer: Figure | Skip) -> str:
    """An answer as a line, with its note below it."""
    if isinstance(answer, Skip):
        return f"{answer.name}: skipped, {answer.why}"
    budget = budgets().get(answer.name)
    must, aim, verdict = "", "", ""
    if budget:
        sign = "≥" if budget.more else "≤"
        must, aim = f"{sign} {budget.must:g}", f"{sign} {budget.aim:g}" if budget.aim is not None else ""
        verdict = budget.verdict(answer.ratio).upper() if budget.must else ""
    spread = f"{number(answer.low)} – {number(answer.high)}" if answer.pairs > 1 else ""
    line = f"{answer.name:70}{number(answer.ratio):>8}  {spread:^17}{must:>7}{aim:>7}  {verdict}"
    return line.rstrip() + (f"\n    {answer.note}" if answer.note else "")


def number(ratio: float) -> str:
    """A ratio with three significant digits or two decimals.

    >>> number(0.0512), number(3.14159), number(26.53), number(312.7)
    ('0.05', '3.14', '26.5', '313')
    """
    return f"{ratio:.2f}" if ratio < 10 else f"{ratio:.1f}" if ratio < 100 else f"{ratio:.0f}"
