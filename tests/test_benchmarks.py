"""The benchmark alternates its measurements, reports what is missing, and its page matches its results."""

import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from benchmarks import __main__ as program
from benchmarks import page, programs, results, texts
from benchmarks.figure import CLOCK, MEMORY, SHARE, Budget, Figure, Skip, Spread, budgets, figure
from benchmarks.pairs import Spent, faster, slower, spent
from benchmarks.plot import Bar, Dots, bars, dots
from benchmarks.questions import LONG, MODULES, answers, floor, growth, readers
from benchmarks.regressions import regressions
from benchmarks.results import STORED, Results, load, save
from benchmarks.run import Run
from benchmarks.table import row, verdicts
from benchmarks.workers import MissingPeerError, Worker, peers

from tests.conftest import ROOT

STORY = "Bridge Reopens\nThe bridge reopened on Sunday, the port said.\nA Winter of Detours\nIt held.\n"
SVG = "{http://www.w3.org/2000/svg}"


def taking(*seconds: float) -> Callable[[], Spent]:
    """A timing that takes these seconds of processor time, one after the other, and always one by the clock."""
    left = iter(seconds)
    return lambda: Spent(next(left), 1.0)


def python(program: str) -> list[str]:
    """The command line of a program of this Python."""
    return [sys.executable, "-c", program]


def measured(name: str, ratio: float, low: float, high: float, *, whole: bool = True) -> Figure:
    return Figure(name, ratio, low, high, 5, whole=whole)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """A run without peers on two short texts."""
    made = Run(tmp_path, quick=True, most_pairs=1)
    made.__dict__["shelf"] = texts.shelf(made.folder("texts"), [STORY, STORY])
    return made


def test_a_figure_is_the_median_of_ratios_within_pairs() -> None:
    found = slower("x", taking(2, 30, 2, 2, 4), taking(1, 10, 1, 1, 1), pairs=5)
    assert (found.ratio, found.low, found.high) == (2, 2, 3)


def test_faster_is_the_inverse() -> None:
    assert faster("x", taking(1, 1, 1), taking(8, 8, 8), pairs=3).ratio == 8


def test_a_figure_shows_the_clock_beside_processor_time_and_says_which_one_counts() -> None:
    ours, other = (lambda: Spent(6.0, 2.0)), (lambda: Spent(3.0, 4.0))
    by_processor = slower("x", ours, other, pairs=3)
    assert (by_processor.ratio, by_processor.clock) == (2, Spread(0.5, 0.5, 0.5))
    assert slower("x", ours, other, pairs=3, by=CLOCK).ratio == 0.5


def test_waiting_takes_no_processor_time() -> None:
    waited = spent(lambda: time.sleep(0.2))
    assert waited.processor < 0.1 <= waited.clock
    waited = programs.run(python("import time; time.sleep(0.5)"))
    assert waited.processor < 0.4 < waited.clock


def test_the_processor_time_of_a_program_includes_its_children() -> None:
    work = "import time\nwhile time.process_time() < 0.4: pass"
    alone = programs.run(python(work))
    parent = programs.run(python(f"import subprocess, sys; subprocess.run([sys.executable, '-c', {work!r}])"))
    assert alone.processor >= 0.4
    assert parent.processor >= 0.4


def test_a_program_that_fails_says_why_and_how() -> None:
    with pytest.raises(RuntimeError, match="exited with status 3: no such thing"):
        programs.run(python("import sys; print('no such thing', file=sys.stderr); sys.exit(3)"))
    with pytest.raises(RuntimeError, match="exited with status 3: no such thing"):
        programs.peak(python("import sys; print('no such thing', file=sys.stderr); sys.exit(3)"))


def test_the_peak_of_a_program_is_its_own_and_not_that_of_what_starts_it() -> None:
    ballast = bytearray(150_000_000)
    kib = programs.peak(python("pass"))
    inside = "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    assert kib * 1024 < len(ballast) / 2
    if Path("/proc/self/status").exists():
        own = float(subprocess.run(python(inside), capture_output=True, check=True).stdout)
        assert own == pytest.approx(kib, rel=0.1)
    assert programs.peak(python("kept = b'x' * 60_000_000")) - kib == pytest.approx(
        60_000_000 / 1024, rel=0.1
    )


def test_the_order_within_pairs_alternates() -> None:
    order: list[str] = []

    def work(name: str) -> Callable[[], Spent]:
        def done() -> Spent:
            order.append(name)
            return Spent(1.0, 1.0)

        return done

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


def test_a_row_shows_the_ratio_its_spread_and_the_clock() -> None:
    shown = row(Figure("x", 250.3, 240, 260, 5, "80 texts", clock=Spread(25.25, 20, 30)))
    assert shown.split() == ["x", "250", "240", "–", "260", "25.2", "80", "texts"]
    assert row(Skip("pandoc", "not installed")) == "pandoc: skipped, not installed"


def test_the_budgets_are_shown_with_must_aim_today_and_what_became_of_them() -> None:
    name = "many articles: newsparse faster than trafilatura"
    found = [measured(name, *ratios) for ratios in ((11, 10, 12), (7, 6, 8), (3, 2, 4))]
    shown = [
        line.removeprefix(name).split(maxsplit=5) for line in verdicts([*found, measured("other", 1, 1, 1)])
    ]
    assert shown == [
        ["≥", "5", "≥", "10", "11.0", "aim met"],
        ["≥", "5", "≥", "10", "7.00", "met"],
        ["≥", "5", "≥", "10", "3.00", "missed: an aim, not a promise"],
    ]
    (line,) = verdicts([measured(name, 3, 2, 4, whole=False)])
    assert line.endswith("on fewer texts: not judged")


@pytest.mark.parametrize(
    "before, now, is_one",
    [
        ((4, 3.9, 4.1), (5, 4.8, 5.2), True),
        ((4, 3.9, 4.1), (4.4, 4.2, 4.8), False),  # still met
        ((4, 3.9, 4.1), (4.6, 4.4, 4.8), False),  # within its spread
        ((7, 6.9, 7.1), (9, 8.9, 9.1), False),  # was missed before
    ],
)
def test_a_limit_that_was_met_and_is_broken_beyond_the_spread_is_a_regression(
    before: tuple[float, float, float], now: tuple[float, float, float], *, is_one: bool
) -> None:
    kept = {"less": measured("less", *before)}
    found = regressions({"less": Budget(4.5, 3)}, kept, [measured("less", *now)])
    assert found == (["less: must be ≤ 4.5, was 4.00, is 5.00 (4.80 – 5.20)"] if is_one else [])
    # The same where more is better.
    upside = {"more": measured("more", *(100 / ratio for ratio in (before[0], before[2], before[1])))}
    more = measured("more", *(100 / ratio for ratio in (now[0], now[2], now[1])))
    assert bool(regressions({"more": Budget(100 / 4.5, more=True)}, upside, [more])) is is_one


def test_figures_of_a_quick_run_new_ones_and_those_without_a_budget_are_no_regressions() -> None:
    kept = {"x": measured("x", 1, 1, 1)}
    broken = measured("x", 9, 9, 9)
    assert regressions({"x": Budget(2)}, kept, [broken])
    assert regressions({"x": Budget(2)}, kept, [measured("x", 9, 9, 9, whole=False)]) == []
    assert regressions({"x": Budget(2)}, {"x": measured("x", 1, 1, 1, whole=False)}, [broken]) == []
    assert regressions({"x": Budget(2)}, {}, [broken]) == []
    assert regressions({}, kept, [broken]) == []


@pytest.mark.parametrize("stored, status", [(1.0, 1), (5.0, 0)])
def test_the_program_fails_if_a_budget_that_was_met_is_broken(
    stored: float,
    status: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    name = "growth: articles, 4 × the text / 4"
    kept = Results()
    kept.keep("growth", "2026-01-01", [figure(name, [stored], of=SHARE)])
    save(kept, tmp_path / "results.json")
    monkeypatch.setattr(results, "STORED", tmp_path / "results.json")
    monkeypatch.setattr(growth, "ask", lambda _run: iter([figure(name, [3.0, 3.1, 3.2], of=SHARE)]))
    new = tmp_path / "new.json"
    monkeypatch.setattr(sys, "argv", ["benchmarks", "--only", "growth", "--json", str(new)])
    assert program.main() == status
    shown = capsys.readouterr()
    assert "missed: an aim, not a promise" in shown.out
    assert (f"{name}: must be ≤ 1.5, was 1.00, is 3.10" in shown.err) is bool(status)
    assert load(new).figures("growth")[0].ratio == 3.1


def test_a_quick_run_leaves_out_long_parts_unless_they_are_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answered(name: str, _run: Run) -> Iterator[Skip]:
        asked.append(name)
        return iter(())

    monkeypatch.setattr(program, "answers", answered)
    monkeypatch.setattr(sys, "argv", ["benchmarks", "--quick", "--json", str(tmp_path / "a.json")])
    program.main()
    assert set(MODULES) - set(asked) == LONG
    monkeypatch.setattr(sys, "argv", [*sys.argv, "--only", "growth"])
    asked.clear()
    program.main()
    assert asked == ["growth"]


def test_pairs_are_fewer_in_a_quick_run_and_as_few_as_asked_for(tmp_path: Path) -> None:
    assert [
        Run(tmp_path).pairs(21),
        Run(tmp_path, quick=True).pairs(21),
        Run(tmp_path, most_pairs=2).pairs(21),
    ] == [*(21, 7, 2)]
    assert [Run(tmp_path, quick=True).pairs(5), Run(tmp_path, most_pairs=9).pairs(5)] == [3, 5]


def test_the_page_says_which_parts_are_of_other_days() -> None:
    kept = Results({"date": "2026-01-02"})
    kept.keep("floor", "2026-01-02", [])
    assert page._other_days(kept) == {}
    kept.keep("growth", "2026-01-01", [])
    assert page._other_days(kept) == {"parts of other days": "growth (2026-01-01)"}


def test_peers_that_are_not_installed_are_skipped_with_a_message(run: Run) -> None:
    found = list(readers.ask(run))
    skipped = [answer for answer in found if isinstance(answer, Skip)]
    assert len(skipped) == len(readers._TEXTS)
    left_out = [skip.why for skip in skipped if run.leaves_out(skip.name.rpartition(" ")[2])]
    assert set(left_out) == {run.LEFT_OUT}
    assert [skip.why for skip in skipped if skip.why not in left_out] == [
        "not installed; make bench installs it"
    ]
    (script,) = [answer for answer in found if isinstance(answer, Figure)]
    assert script.ratio > 0


def test_articles_and_pages_are_measured_warm_and_cold_against_the_floor(run: Run) -> None:
    run.__dict__["pages"] = run.shelf
    found = [answer for answer in floor.ask(run) if isinstance(answer, Figure)]
    names = ("many articles", "many articles, first pass", "whole pages", "whole pages, first pass")
    assert [answer.name for answer in found[:4]] == [f"{name} / reading floor" for name in names]
    warm, cold = found[:2]
    assert warm.ratio < cold.ratio  # what is loaded on first use is a part of the first pass
    assert [answer.whole for answer in found[:4]] == [True, True, False, False]  # a quick run has fewer pages


def test_pages_that_are_not_there_are_skipped(run: Run) -> None:
    run.__dict__["pages"] = None
    assert Skip("whole pages / reading floor", "../shared/eval/dev does not exist") in list(floor.ask(run))


def test_a_question_without_a_module_is_skipped(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MODULES, "new", "benchmarks.no_such_question")
    assert list(answers("new", run)) == [Skip("new", "benchmarks.no_such_question does not exist")]


def test_a_failing_question_does_not_end_the_run_and_names_no_folder(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_run: Run) -> Iterator[Figure]:
        yield figure("one", [1.0], of=SHARE)
        raise RuntimeError("/opt/x/newsparse exited with status 1: /tmp/y/00001.txt: no text")

    monkeypatch.setattr(growth, "ask", fail)
    skip = Skip("growth", "newsparse exited with status 1: 00001.txt: no text")
    assert list(answers("growth", run)) == [figure("one", [1.0], of=SHARE), skip]


def test_a_tool_that_cannot_be_loaded_says_why() -> None:
    with pytest.raises(MissingPeerError, match="No module named 'newspaper'"):
        Worker(sys.executable, "newspaper4k")


def test_a_loaded_tool_returns_seconds_outlines_and_memory(run: Run) -> None:
    with run.worker("rule_of_thumb") as script:
        (found, missing) = script.outlines([run.shelf.txt[0], "no such file"])
        assert all(seconds > 0 for seconds in script.spent(run.shelf.txt))
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
    kept.keep("floor", "2026-01-01", [figure("a", [1 / 3], of=SHARE)])
    clocked = slower("b", taking(2, 2, 2), taking(1, 1, 1), pairs=3)
    kept.keep("markdown", "2026-01-01", [clocked, Skip("c", "not there")], {"items": {"x": 1}})
    kept.keep("floor", "2026-01-02", [figure("a", [0.5, 0.5], of=MEMORY)], seconds=3.4)
    save(kept, path)
    again = load(path)
    assert again.figures("floor") == [Figure("a", 0.5, 0.5, 0.5, 2, of=MEMORY)]
    assert again.figures("markdown") == [clocked]
    assert list(again.named()) == ["a", "b"]
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


def test_the_readme_shows_the_figures_of_the_results_and_their_budgets() -> None:
    name = "many articles / reading floor"
    readme = f"# x\n\n{page._README_HEAD}\n|---|---|---|---|\n| old | 1 | 2 | 3 |\n\nBelow.\n"
    shown = page.with_table(readme, {name: measured(name, 61.25, 60, 62)})
    assert f"| {page._IN_README[name]} | 61.2 | ≤ 65 | ≤ 25 |" in shown
    assert "old" not in shown and shown.endswith("|\n\nBelow.\n")
    with pytest.raises(ValueError, match="has no table with the head"):
        page.with_table("# x\n", {})


def test_the_speed_that_engines_are_reckoned_with_agrees_with_itself() -> None:
    shown = (ROOT / "docs" / "at-scale.md").read_text("utf-8")
    (each,) = re.findall(r"\| time \| ([\d.]+) ms, or", shown)
    rates = [int(rate) for rate in re.findall(r"(\d+) (?:articles )?per second", shown)]
    assert len(rates) == 3 and len(set(rates)) == 1
    assert rates[0] * float(each) == pytest.approx(1_000, rel=0.05)


def test_every_figure_of_the_readme_has_a_budget() -> None:
    assert set(page._IN_README) <= set(budgets())


def test_every_budget_is_one_that_a_run_can_judge() -> None:
    """A figure that was renamed would lose its budget in silence."""
    kept = load(STORED)
    named = {*kept.named(), *(skip.name for skip in kept.skipped())}
    assert [name for name in budgets() if name not in named] == []


def test_the_page_has_a_line_for_each_budget() -> None:
    shown = page.pages()["docs/benchmarks.md"]
    assert [name for name in budgets() if f"| {name} |" not in shown] == []


def test_the_results_name_no_folder_of_the_machine() -> None:
    kept = (ROOT / "benchmarks" / "results.json").read_text("utf-8")
    assert not any(place in kept for place in (str(ROOT), str(Path.home()), "/tmp/"))
