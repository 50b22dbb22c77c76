"""How long do many articles and whole pages take in one process, compared with the least that any tool must do?"""

from time import perf_counter

from benchmarks.figure import SHARE, Figure, Skip, figure
from benchmarks.pairs import slower, spent
from benchmarks.run import Answers, Run
from benchmarks.texts import Shelf
from benchmarks.workers import Worker

_PAIRS = 9
_PAIRS_OF_PAGES = 5  # they take longer
_SHARES = 5


def ask(run: Run) -> Answers:
    with run.worker("floor") as floor:
        yield from _over_floor(run, "many articles", run.shelf, floor, _PAIRS, whole=True)
        if run.pages:
            yield from _over_floor(run, "whole pages", run.pages, floor, _PAIRS_OF_PAGES, whole=not run.quick)
        else:
            yield Skip("whole pages / reading floor", "../shared/eval/dev does not exist")
    yield _datelines(run.shelf.txt, run.pairs(_SHARES))


def _over_floor(run: Run, what: str, shelf: Shelf, floor: Worker, pairs: int, *, whole: bool) -> Answers:
    """The second and later passes in one process, then the first passes in new ones.

    The floor keeps nothing between passes, so the same timing of it serves both.
    """
    paths, least = shelf.txt, floor.timing(shelf.txt)
    with run.worker("newsparse") as ours:
        warm = ours.timing(paths)
        each = warm().processor / len(paths)
        note = f"{len(paths)} texts, {shelf.size / 1e6:.1f} MB, {1e3 * each:.2f} ms of processor time each"
        yield slower(f"{what} / reading floor", warm, least, run.pairs(pairs), note, whole=whole)
    first = run.first_pass("newsparse", paths)
    yield slower(f"{what}, first pass / reading floor", first, least, run.pairs(_PAIRS_OF_PAGES), whole=whole)


def _datelines(paths: list[str], times: int) -> Figure:
    """The share of the dateline matcher in parsing by the clock, the overhead of measuring included."""
    from newsparse import dateline
    from newsparse.pipeline import run as pipeline
    from newsparse.text import source

    inside = 0.0
    match = dateline.match

    def measured(*arguments: object, **named: object) -> object:
        nonlocal inside
        start = perf_counter()
        try:
            return match(*arguments, **named)  # type: ignore[arg-type]
        finally:
            inside += perf_counter() - start

    def parse() -> None:
        for path in paths:
            pipeline.articles(source.load(path))

    shares = []
    dateline.match = measured  # type: ignore[assignment]
    try:
        for _ in range(times):
            inside = 0.0
            whole = spent(parse).clock
            shares.append(inside / whole)
    finally:
        dateline.match = match
    return figure("dateline matcher / parsing", shares, of=SHARE)
