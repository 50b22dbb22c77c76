"""The benchmark alternates its measurements, reports what is missing, and its page matches its results."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from benchmarks import page, texts
from benchmarks.figure import Budget, Figure, Skip, budgets, figure
from benchmarks.pairs import faster, slower
from benchmarks.plot import Bar, Dots, bars, dots
from benchmarks.questions import MODULES, answers, growth, readers
from benchmarks.results import Results, load, save
from benchmarks.run import Run
from benchmarks.table import row
from benchmarks.workers import MissingPeerError, Worker, peers

from tests.conftest import ROOT

STORY = "Bridge Reopens\nThe bridge reopened on Sunday, the port said.\nA Winter of Detours\nIt held.\n"
SVG = "{http://www.w3.org/2000/svg}"


def taking(*seconds: float) -> Callable[[], float]:
    """A timing that returns these seconds, one after the other."""
    left = iter(seconds)
    return lambda: next(left)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """A run without peers on two short texts."""
    made = Run(tmp_path, quick=True)
    made.__dict__["shelf"] = texts.shelf(made.folder("texts"), [STORY, STORY])
    return made


def test_a_figure_is_the_median_of_ratios_within_pairs() -> None:
    found = slower("x", taking(2, 30, 2, 2, 4), taking(1, 10, 1, 1, 1), pairs=5)
    assert (found.ratio, found.low, found.high) == (2, 2, 3)


def test_faster_is_the_inverse() -> None:
    assert faster("x", taking(1, 1, 1), taking(8, 8, 8), pairs=3).ratio == 8


def test_the_order_within_pairs_alternates() -> None:
    order: list[str] = []

    def work(name: str) -> Callable[[], float]:
        return lambda: float(len(order.append(name) or name))  # type: ignore[func-returns-value]

    slower("x", work("a"), work("b"), pairs=4)
    assert "".join(order) == "abbaabba"


@pytest.mark.parametrize(
    "budget, ratio, verdict",
    [
        (Budget(6, 3), 2.9, "aim met"),
        (Budget(6, 3), 3.1, "met"),
        (Budget(6, 3), 6.1, "missed"),
        (Budget(8, 15, more=True), 15, "aim met"),
        (Budget(8, 15, more=True), 8, "met"),
        (Budget(8, more=True), 7.9, "missed"),
    ],
)
def test_a_budget_is_met_or_missed(budget: Budget, ratio: float, verdict: str) -> None:
    assert budget.verdict(ratio) == verdict


def test_shapes_of_growth_and_their_budgets_match() -> None:
    named = {f"growth: {shape}, 4 × the text / 4" for shape in growth._SHAPES}
    assert named == {name for name in budgets() if name.startswith("growth")}


def test_a_row_shows_the_budget_and_its_verdict() -> None:
    name = "many articles: newsparse faster than unstructured"
    shown = row(Figure(name, 250.3, 240, 260, 5, "80 texts"))
    assert shown.split() == [
        *name.split(),
        *["250", "240", "–", "260", "≥", "100", "≥", "300", "MET", "80", "texts"],
    ]
    assert row(Skip("pandoc", "not installed")) == "pandoc: skipped, not installed"


def test_peers_that_are_not_installed_are_skipped_with_a_message(run: Run) -> None:
    found = list(readers.ask(run))
    skipped = [answer for answer in found if isinstance(answer, Skip)]
    assert len(skipped) == len(readers._TEXTS)
    assert all("make bench installs it" in skip.why for skip in skipped)
    (script,) = [answer for answer in found if isinstance(answer, Figure)]
    assert script.ratio > 0


def test_a_question_without_a_module_is_skipped(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MODULES, "new", "benchmarks.no_such_question")
    assert list(answers("new", run)) == [Skip("new", "benchmarks.no_such_question does not exist")]


def test_a_failing_question_does_not_end_the_run_and_names_no_folder(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_run: Run) -> Iterator[Figure]:
        yield figure("one", [1.0])
        raise RuntimeError("/opt/x/newsparse exited with status 1: /tmp/y/00001.txt: no text")

    monkeypatch.setattr(growth, "ask", fail)
    skip = Skip("growth", "newsparse exited with status 1: 00001.txt: no text")
    assert list(answers("growth", run)) == [figure("one", [1.0]), skip]


def test_a_tool_that_cannot_be_loaded_says_why() -> None:
    with pytest.raises(MissingPeerError, match="No module named 'newspaper'"):
        Worker(sys.executable, "newspaper4k")


def test_a_loaded_tool_returns_seconds_outlines_and_memory(run: Run) -> None:
    with run.worker("rule_of_thumb") as script:
        (found, missing) = script.outlines([run.shelf.txt[0], "no such file"])
        assert script.seconds(run.shelf.txt) > 0
        assert script.peak() > 1_000
    assert found and found["title"] == "Bridge Reopens"
    assert [block["type"] for block in found["body"]] == ["paragraph", "subhead", "paragraph"]
    assert missing is None


def test_every_peer_has_a_file() -> None:
    files = {path.stem for path in (ROOT / "benchmarks" / "peers").glob("*.py")}
    assert set(peers()) <= files
    assert all(set(peer.gives) <= set(page._GIVES) for peer in peers().values())


def test_minimal_html_adds_nothing_to_the_text() -> None:
    body = texts.as_html("A <b>\r\n& C\n").partition("<article>")[2]
    assert body == "<p>A &lt;b&gt;</p>\n<p>&amp; C</p></article></body></html>\n"


@pytest.mark.parametrize(
    "text, parts",
    [
        ("Title\nLead one.\nAnd two.\n", ["Title", "Lead one.", "And two."]),
        ("Title\n\nLead one\ngoes on.\n \nAnd two.\n", ["Title", "Lead one goes on.", "And two."]),
    ],
)
def test_texts_are_split_at_blank_lines_if_they_have_any(text: str, parts: list[str]) -> None:
    assert texts.parts(text) == parts


def test_checked_articles_are_all_different(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "_all", lambda: [STORY, STORY[::-1]])
    contents = {Path(path).read_text("utf-8") for path in texts.checked(tmp_path, 7)}
    assert len(contents) == 7


def test_results_are_stored_by_question_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    kept = Results()
    kept.keep("floor", "2026-01-01", [figure("a", [1 / 3])])
    kept.keep("markdown", "2026-01-01", [figure("b", [2.0]), Skip("c", "not there")], {"items": {"x": 1}})
    kept.keep("floor", "2026-01-02", [figure("a", [0.5, 0.5])])
    save(kept, path)
    again = load(path)
    assert [(one.name, one.ratio) for one in again.figures("floor")] == [("a", 0.5)]
    assert again.skipped() == [Skip("c", "not there")]
    assert again.record("markdown") == {"items": {"x": 1}}


@pytest.mark.parametrize(
    "plot",
    [
        bars("Time <of> all", [Bar("newsparse", 1, 1, 1, own=True), Bar("a & b", 0.02, 0.01, 300)]),
        bars("Equal", [Bar("newsparse", 1, 1, 1, own=True)]),
        dots("Right", ["title"], [Dots("newsparse", [0.5]), Dots("none", [None])]),
    ],
)
def test_a_plot_suits_light_and_dark_pages(plot: str) -> None:
    root = ElementTree.fromstring(plot)
    width = float(root.attrib["width"])
    across = [
        float(value) for one in root.iter() for key, value in one.items() if key in ("x", "x1", "x2", "cx")
    ]
    assert root.tag == f"{SVG}svg"
    assert "prefers-color-scheme: dark" in plot
    assert min(across) >= 0 and max(across) <= width


def test_the_page_and_its_plots_match_the_results() -> None:
    written = {name: (ROOT / name).read_text("utf-8") for name in page.pages()}
    stale = [name for name, content in page.pages().items() if written[name] != content]
    assert stale == [], "run make bench-page"


def test_the_page_has_a_line_for_each_budget() -> None:
    shown = page.pages()["docs/benchmarks.md"]
    assert [name for name in budgets() if f"| {name} |" not in shown] == []


def test_the_results_name_no_folder_of_the_machine() -> None:
    kept = (ROOT / "benchmarks" / "results.json").read_text("utf-8")
    assert not any(place in kept for place in (str(ROOT), str(Path.home()), "/tmp/"))
