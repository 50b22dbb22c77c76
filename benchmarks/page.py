"""Write docs/benchmarks.md, its plots and the table of README.md from benchmarks/results.json.

    python -m benchmarks.page [--from build/bench.json]

--from first copies the results of a run into benchmarks/results.json. `pages` returns the files without writing
them, so that a test can compare.
"""

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from string import Template

from benchmarks import results
from benchmarks.figure import Budget, Figure, budgets
from benchmarks.plot import Bar, Dots, bars, dots
from benchmarks.programs import ROOT
from benchmarks.results import STORED, Results
from benchmarks.table import MISSED, between, number, quartiles, verdict
from benchmarks.workers import peers

_TEMPLATE = Path(__file__).parent / "page.md"
_PAGE, _PLOTS, _README = "docs/benchmarks.md", "docs/benchmarks", "README.md"
_README_HEAD = "| | today | must | aim |"
# The figures of README.md, in words for people who have not read the page.
_IN_README = {
    "parse PATH -t json / python -c pass": "time of `newsparse parse PATH`, over that of an empty Python program",
    "peak memory of parse PATH -t json / bare Python": "its peak memory, over that of the empty program",
    "many articles / reading floor": "time of many articles, over that of reading, hashing and splitting them",
    "whole pages / reading floor": "the same for whole web pages dumped as text",
    "many articles: newsparse / markdown-it-py": "time of many articles, over that of markdown-it-py",
    "many articles: newsparse faster than trafilatura": "times as fast as trafilatura on the same articles in HTML",
    "check of 2,000 articles: newsparse faster than markdownlint-cli2": "`check`, times as fast as markdownlint-cli2",
    "check of 2,000 articles: newsparse faster than proselint": "`check`, times as fast as proselint",
    "batch of 20,000 files: -j 2 faster than -j 1": "`batch` with two processes, times as fast as with one",
}
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
_BUDGETS_HEAD = ("figure", "must", "aim", "today", "quartiles", "by the clock", "")
_DRAWN = ("subhead_f1", "paragraph_f1", "title")


def main() -> int:
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n", 1)[0])
    parser.add_argument(
        "--from", dest="run", type=Path, help="copy the results of this run into the project first"
    )
    options = parser.parse_args()
    if options.run:
        results.save(results.load(options.run), STORED)
    for name, content in pages().items():
        path = ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8", newline="")
        print(f"wrote {name}")
    return 0


def pages() -> dict[str, str]:
    """The page, its plots and README.md, by path."""
    kept = results.load(STORED)
    plots = {
        "one-article.svg": bars(
            "One article, whole program: processor time as a multiple of newsparse's", _one(kept)
        ),
        "many-articles.svg": bars(
            "Many articles in one process: processor time as a multiple of newsparse's", _many(kept)
        ),
        "checking.svg": bars(
            "Checking 2,000 articles: processor time as a multiple of newsparse's", _checked(kept)
        ),
        "memory.svg": bars("Peak memory of reading one article, as a multiple of newsparse's", _memory(kept)),
        "accuracy.svg": dots("Share that is right", [_SHARES[name] for name in _DRAWN], _accuracy(kept)),
    }
    readme = with_table((ROOT / _README).read_text("utf-8"), kept.named())
    return {_PAGE: _page(kept), _README: readme, **{f"{_PLOTS}/{name}": plot for name, plot in plots.items()}}


def with_table(readme: str, figures: Mapping[str, Figure]) -> str:
    """README.md with the table of today's figures. Raises ValueError if it has no such table."""
    head, found, rest = readme.partition(_README_HEAD + "\n")
    if not found:
        raise ValueError(f"{_README} has no table with the head {_README_HEAD}")
    below = rest.splitlines(keepends=True)
    while below and below[0].startswith("|"):
        below.pop(0)
    rows = (_in_readme(what, budgets()[name], figures.get(name)) for name, what in _IN_README.items())
    return head + _table(("", "today", "must", "aim"), rows).replace("|  |", "| |", 1) + "\n" + "".join(below)


def _in_readme(what: str, budget: Budget, figure: Figure | None) -> Sequence[str]:
    return what, number(figure.ratio) if figure else "not measured", *budget.bounds()


def _page(kept: Results) -> str:
    values = {
        "machine": _listed(kept.machine | _other_days(kept)),
        "versions": _listed(kept.versions),
        "budgets": _table(_BUDGETS_HEAD, _budgets(kept)),
        "startup": _figures(kept, "startup"),
        "tools": _table(("tool", "called as", "input", *_GIVES), _tools()),
        "many": _figures(kept, "floor", "markdown", "readers"),
        "accuracy": _table(("tool", *_SHARES.values()), _shares(kept, "mean")),
        "by_set": "\n".join(_sets(kept)),
        "scored": _table(("tool", "how its result is scored"), _scored()),
        "checker": _figures(kept, "checker"),
        "editor": _figures(kept, "editor"),
        "memory": _figures(kept, "memory"),
        "batch": _figures(kept, "batch"),
        "growth": _figures(kept, "growth"),
        "skipped": "\n".join(f"* {skip.name}: {skip.why}" for skip in kept.skipped()) or "Nothing.",
    }
    return Template(_TEMPLATE.read_text("utf-8")).substitute(values)


# Tables


def _budgets(kept: Results) -> Iterable[Sequence[str]]:
    measured = kept.named()
    for name, budget in budgets().items():
        figure = measured.get(name)
        if not figure:
            yield name, *budget.bounds(), "", "", "", "**not measured**"
            continue
        shown = verdict(figure, budget)
        shown = f"**{shown}**" if shown == MISSED else shown
        yield name, *budget.bounds(), *_ratios(figure), shown


def _figures(kept: Results, *questions: str) -> str:
    rows = [
        (figure.name, *_ratios(figure), str(figure.pairs), figure.note)
        for question in questions
        for figure in kept.figures(question)
    ]
    if not rows:
        return "Not measured yet."
    return _table(("figure", "ratio", "quartiles", "by the clock", "pairs", "note"), rows)


def _ratios(figure: Figure) -> tuple[str, str, str]:
    """The ratio, its spread, and both by the clock."""
    clock = f"{number(figure.clock.median)} ({between(figure.clock)})" if figure.clock else ""
    return number(figure.ratio), quartiles(figure), clock


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


def _other_days(kept: Results) -> dict[str, str]:
    """The parts that were measured before the last run, which `--only` keeps."""
    last = kept.machine.get("date", "")
    days = [f"{name} ({part['date']})" for name, part in kept.questions.items() if part["date"] != last]
    return {"parts of other days": ", ".join(days)} if days else {}


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
    named = [one for one in named if "first pass" not in one.name]
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
