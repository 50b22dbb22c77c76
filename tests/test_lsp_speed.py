"""A keystroke costs what a check costs, and little more: counted, not timed, so that a busy machine fails nothing."""

from benchmarks.questions.editor import article
from lsprotocol.types import Position, Range, TextDocumentContentChangePartial

from newsparse.checks import run as checking
from newsparse.checks.config.configuration import Configurations, Overrides
from newsparse.lsp.analysis import Analysis
from newsparse.lsp.findings import diagnostics
from newsparse.lsp.folding import foldings
from newsparse.lsp.outline import outline
from newsparse.lsp.project import Project
from newsparse.lsp.reading import read
from newsparse.lsp.snapshot import Snapshot
from newsparse.text.source import Source
from tests.work import lines_run

PROJECT = Project(Configurations(Overrides(isolated=True)).of_folder("/"), "/")
KEY = TextDocumentContentChangePartial(Range(Position(4, 9), Position(4, 9)), "x")
MOST = 1.2  # of the lines that the check runs
TWICE = 2.3  # for twice the text, as in test_work.py


def analysed(text: str) -> Analysis:
    """The analysis after a keystroke."""
    after = Snapshot("untitled:a", 1, text).edited([KEY], 2)
    return Analysis(after, PROJECT.job(None), read(after.text, None, None, None))


def findings(text: str) -> None:
    """What the server does between a keystroke and its answer."""
    assert list(diagnostics(analysed(text)))


def check(text: str) -> None:
    checking.check(Source(text, encoding="utf-8"), PROJECT.configuration.settings)


def test_a_keystroke_costs_little_more_than_a_check() -> None:
    text = article(1_000)
    findings(text)  # what is loaded and compiled once
    check(text)
    ours, theirs = lines_run(lambda: findings(text)), lines_run(lambda: check(text))
    assert 10_000 < theirs < ours < MOST * theirs


def test_outline_and_folds_cost_no_second_parse() -> None:
    analysis = analysed(article(1_000))
    first = lines_run(lambda: analysis.problems)
    assert lines_run(lambda: (outline(analysis), foldings(analysis))) < first / 10


def test_twice_the_text_takes_twice_the_work() -> None:
    texts = article(1_000), article(2_000)
    findings(texts[0])
    once, twice = (lines_run(lambda text=text: findings(text)) for text in texts)  # type: ignore[misc]
    assert twice < TWICE * once


def test_a_long_line_with_many_findings_is_not_measured_for_each() -> None:
    """Offsets become columns in steps, not from the start of the line."""
    line = "The ferry sailed 😀 again , it said ; and it docked . "
    texts = ["Ferry back\n\n" + line * count + "\n" for count in (200, 400)]
    findings(texts[0])
    once, twice = (lines_run(lambda text=text: findings(text)) for text in texts)  # type: ignore[misc]
    assert twice < TWICE * once
