"""Write docs/benchmarks.md and its plots from benchmarks/results.json.

    python -m benchmarks.page [--from build/bench.json]

--from first copies the results of a run into benchmarks/results.json. `pages` returns the files without writing
them, so that a test can compare.
"""

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from string import Template

from benchmarks import results
from benchmarks.figure import Budget, Figure, budgets
from benchmarks.plot import Bar, Dots, bars, dots
from benchmarks.programs import ROOT
from benchmarks.results import Results
from benchmarks.table import number
from benchmarks.workers import peers

_KEPT = ROOT / "benchmarks" / "results.json"
_TEMPLATE = Path(__file__).parent / "page.md"
_PAGE, _PLOTS = "docs/benchmarks.md", "docs/benchmarks"
_FASTER, _OVER = "newsparse faster than ", "newsparse / "
_GIVES = ("title", "summary", "subheads", "paragraphs", "byline", "dateline", "language", "lines")
_SHARES = {
    "title": "title",
    "subhead_f1": "subhead F1",
    "paragraph_f1": "paragraph F1",
    "byline_f1": "byline F1",
    "dateline_f1": "dateline F1",
    "summary_f1": "summary F1",
}
_DRAWN = ("subhead_f1", "paragraph_f1", "title")


def main() -> int:
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n", 1)[0])
    parser.add_argument(
        "--from", dest="run", type=Path, help="copy the results of this run into the project first"
    )
    options = parser.parse_args()
    if options.run:
        results.save(results.load(options.run), _KEPT)
    for name, content in pages().items():
        path = ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8", newline="")
        print(f"wrote {name}")
    return 0


def pages() -> dict[str, str]:
    """The page and its plots, by path."""
    kept = results.load(_KEPT)
    plots = {
        "one-article.svg": bars("One article, whole program: time as a multiple of newsparse's", _one(kept)),
        "many-articles.svg": bars(
            "Many articles in one process: time as a multiple of newsparse's", _many(kept)
        ),
        "checking.svg": bars("Checking 2,000 articles: time as a multiple of newsparse's", _checked(kept)),
        "memory.svg": bars("Peak memory of reading one article, as a multiple of newsparse's", _memory(kept)),
        "accuracy.svg": dots("Share that is right", [_SHARES[name] for name in _DRAWN], _accuracy(kept)),
    }
    return {_PAGE: _page(kept), **{f"{_PLOTS}/{name}": plot for name, plot in plots.items()}}


def _page(kept: Results) -> str:
    values = {
        "machine": _listed(kept.machine),
        "versions": _listed(kept.versions),
        "budgets": _table(("figure", "ratio", "quartiles", "must", "aim", ""), _budgets(kept)),
        "startup": _figures(kept, "startup"),
        "tools": _table(("tool", "called as", "input", *_GIVES), _tools()),
        "many": _figures(kept, "floor", "markdown", "readers"),
        "accuracy": _table(("tool", *_SHARES.values()), _shares(kept, "mean")),
        "by_set": "\n".join(_sets(kept)),
        "scored": _table(("tool", "how its result is scored"), _scored()),
        "checker": _figures(kept, "checker"),
        "memory": _figures(kept, "memory"),
        "batch": _figures(kept, "batch"),
        "growth": _figures(kept, "growth"),
        "skipped": "\n".join(f"* {skip.name}: {skip.why}" for skip in kept.skipped()) or "Nothing.",
    }
    return Template(_TEMPLATE.read_text("utf-8")).substitute(values)


# Tables


def _budgets(kept: Results) -> Iterable[Sequence[str]]:
    measured = {figure.name: figure for question in kept.questions for figure in kept.figures(question)}
    for name, budget in budgets().items():
        figure = measured.get(name)
        verdict = budget.verdict(figure.ratio) if figure else "not measured"
        verdict = f"**{verdict}**" if verdict in ("missed", "not measured") else verdict
        yield name, *(_ratios(figure) if figure else ("", "")), *_bounds(budget), verdict


def _bounds(budget: Budget) -> tuple[str, str]:
    sign = "≥" if budget.more else "≤"
    return f"{sign} {budget.must:g}", f"{sign} {budget.aim:g}" if budget.aim is not None else ""


def _figures(kept: Results, *questions: str) -> str:
    rows = [
        (figure.name, *_ratios(figure), str(figure.pairs), figure.note)
        for question in questions
        for figure in kept.figures(question)
    ]
    if not rows:
        return "Not measured yet."
    return _table(("figure", "ratio", "quartiles", "pairs", "note"), rows)


def _ratios(figure: Figure) -> tuple[str, str]:
    spread = f"{number(figure.low)} – {number(figure.high)}" if figure.pairs > 1 else ""
    return number(figure.ratio), spread


def _tools() -> Iterable[Sequence[str]]:
    kinds = {"txt": "text", "html": "minimal HTML", "md": "text as .md"}
    for name, peer in peers().items():
        gives = ("✓" if what in peer.gives else "" for what in _GIVES)
        yield peer.package or _plain(name), f"`{peer.use}`", kinds[peer.input], *gives


def _scored() -> Iterable[Sequence[str]]:
    return ((peer.package or _plain(name), peer.scored or "not scored") for name, peer in peers().items())


def _sets(kept: Results) -> Iterable[str]:
    for name, count in kept.record("accuracy").get("items", {}).items():
        yield f"\n`{name}`, {count} texts:\n"
        yield _table(("tool", *_SHARES.values()), _shares(kept, name))


def _shares(kept: Results, of: str) -> Iterable[Sequence[str]]:
    for tool, sets in kept.record("accuracy").get("tools", {}).items():
        if of in sets:
            values = (sets[of][name] for name in _SHARES)
            label = peers()[tool].package or _plain(tool)
            yield label, *("" if value is None else f"{value:.2f}" for value in values)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def _listed(values: dict[str, str]) -> str:
    return "\n".join(f"* {name}: {value}" for name, value in values.items() if value) or "* none"


def _plain(name: str) -> str:
    return name.replace("_", " ")


# Plots


def _one(kept: Results) -> list[Bar]:
    floor = [_bar(one, "python -c pass") for one in kept.figures("startup")[:1]]
    return _ordered([*floor, *_others(kept.figures("startup"))])


def _many(kept: Results) -> list[Bar]:
    floor = [_bar(one, "read and split only") for one in kept.figures("floor")[:1]]
    named = [*kept.figures("markdown"), *kept.figures("readers")]
    return _ordered([*floor, *_others(named)])


def _checked(kept: Results) -> list[Bar]:
    cached = [
        _inverse(Bar("newsparse, cached", one.ratio, one.low, one.high, own=True))
        for one in kept.figures("checker")
        if "cached" in one.name
    ]
    return _ordered([*cached, *_others(kept.figures("checker"))])


def _memory(kept: Results) -> list[Bar]:
    peaks = [one for one in kept.figures("memory") if one.name.endswith(" / newsparse")]
    bare = [_bar(one, "bare Python") for one in kept.figures("memory")[:1]]
    labelled = [
        Bar(one.name.split(": ")[1].removesuffix(" / newsparse"), one.ratio, one.low, one.high)
        for one in peaks
    ]
    return _ordered([*bare, *labelled])


def _accuracy(kept: Results) -> list[Dots]:
    found = kept.record("accuracy").get("tools", {})
    return [
        Dots(
            peers()[tool].package or _plain(tool),
            [sets["mean"][name] for name in _DRAWN],
            tool == "newsparse",
        )
        for tool, sets in found.items()
    ]


def _others(figures: Iterable[Figure]) -> Iterable[Bar]:
    """The times of other tools, as multiples of newsparse's."""
    for one in figures:
        if _FASTER in one.name:
            label = one.name.partition(_FASTER)[2].partition(",")[0]
            yield Bar(_plain(label), one.ratio, one.low, one.high)
        elif _OVER in one.name:
            yield _bar(one, one.name.partition(_OVER)[2])


def _bar(figure: Figure, label: str) -> Bar:
    """The bar of the other tool in a figure that divides newsparse by it."""
    return _inverse(Bar(label, figure.ratio, figure.low, figure.high))


def _inverse(bar: Bar) -> Bar:
    return bar._replace(value=1 / bar.value, low=1 / bar.high, high=1 / bar.low)


def _ordered(found: Iterable[Bar]) -> list[Bar]:
    return sorted([Bar("newsparse", 1, 1, 1, own=True), *found], key=lambda bar: bar.value)


if __name__ == "__main__":
    sys.exit(main())
