"""How long do many articles take in one process, compared with the least that any tool must do?"""

from time import perf_counter

from benchmarks.figure import Figure, figure
from benchmarks.pairs import seconds, slower
from benchmarks.run import Answers, Run

_PAIRS = 9
_SHARES = 5


def ask(run: Run) -> Answers:
    paths = run.shelf.txt
    with run.worker("newsparse") as ours, run.worker("floor") as floor:
        each = ours.timing(paths)
        spent = each()
        rate = f"{1e3 * spent / len(paths):.2f} ms each, {run.shelf.size / 1e6 / spent:.1f} MB/s"
        note = f"{len(paths)} texts, {run.shelf.size / 1e6:.1f} MB, {rate}"
        name = "many articles: read, label, JSON / read, hash, decode, split"
        yield slower(name, each, floor.timing(paths), run.pairs(_PAIRS), note)
    yield _datelines(paths)


def _datelines(paths: list[str]) -> Figure:
    """The share of the dateline matcher in parsing, the overhead of measuring included."""
    from newsparse import dateline
    from newsparse.pipeline import run as pipeline
    from newsparse.text import source

    spent = 0.0
    match = dateline.match

    def measured(*arguments: object, **named: object) -> object:
        nonlocal spent
        start = perf_counter()
        try:
            return match(*arguments, **named)  # type: ignore[arg-type]
        finally:
            spent += perf_counter() - start

    def parse() -> None:
        for path in paths:
            pipeline.articles(source.load(path))

    shares = []
    dateline.match = measured  # type: ignore[assignment]
    try:
        for _ in range(_SHARES):
            spent = 0.0
            whole = seconds(parse)
            shares.append(spent / whole)
    finally:
        dateline.match = match
    return figure("dateline matcher / parsing", shares)
