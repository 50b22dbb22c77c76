"""How much memory does newsparse use for one article, and for many?"""

from benchmarks.figure import Figure, Skip, figure
from benchmarks.programs import peak, peak_of_newsparse
from benchmarks.run import Answers, Run
from benchmarks.texts import SEED, checked
from benchmarks.workers import MissingPeerError, peers

_FEW = 1_000
_TIMES = 4


def ask(run: Run) -> Answers:
    empty, ours = peak(""), peak_of_newsparse("parse", "-t", "json", str(SEED))
    yield _over("peak memory of parsing one article / bare Python", ours, empty)
    yield _over("peak memory of import click / bare Python", peak("import click"), empty)
    yield _many(run)
    for tool, peer in peers().items():
        if peer.package:
            yield _peer(run, tool, peer.package, ours)


def _over(name: str, kib: float, other: float) -> Figure:
    return figure(name, [kib / other], f"{kib / 1024:.1f} MB against {other / 1024:.1f} MB")


def _many(run: Run) -> Figure:
    """Whether memory grows with the number of files; the larger folder repeats the files of the smaller."""
    few, many = run.folder("few"), run.folder("many")
    few_count = _FEW // 4 if run.quick else _FEW
    checked(few, few_count)
    for number in range(_TIMES):
        share = many / str(number)
        share.mkdir(exist_ok=True)
        checked(share, few_count)
    peaks = [peak_of_newsparse("parse", "-t", "jsonl", str(folder)) for folder in (many, few)]
    return _over("peak memory: 4,000 articles / 1,000 articles", *peaks)


def _peer(run: Run, tool: str, package: str, ours: float) -> Figure | Skip:
    """The peak memory of a tool that has read one article."""
    name = f"peak memory: {package} / newsparse"
    try:
        with run.worker(tool) as worker:
            worker.seconds(run.shelf.paths(peers()[tool].input, 1))
            return _over(name, worker.peak(), ours)
    except MissingPeerError as error:
        return Skip(name, str(error))
