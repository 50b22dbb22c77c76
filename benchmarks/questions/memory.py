"""How much memory does newsparse use for one article, and for many?"""

import sys
from collections.abc import Sequence

from benchmarks.figure import MEMORY, Figure, Skip, figure
from benchmarks.programs import newsparse, peak
from benchmarks.run import Answers, Run
from benchmarks.texts import SEED, checked
from benchmarks.workers import MissingPeerError, peers

_PAIRS = 5
_FEW = 1_000
_TIMES = 4


def ask(run: Run) -> Answers:
    ours = [*newsparse(), "parse", str(SEED), "-t", "json"]
    empty = [sys.executable, "-c", "pass"]
    peak(ours)  # byte-compile
    pairs = run.pairs(_PAIRS)
    yield _over("peak memory of parse PATH -t json / bare Python", ours, empty, pairs)
    click = [sys.executable, "-c", "import click"]
    yield _over("peak memory of import click / bare Python", click, empty, pairs)
    yield _many(run)
    for tool, peer in peers().items():
        if peer.package:
            yield _peer(run, tool, peer.package, peak(ours))


def _over(name: str, command: Sequence[str], other: Sequence[str], pairs: int) -> Figure:
    """The peak memory of a program over that of another."""
    peaks = [(peak(command), peak(other)) for _ in range(pairs)]
    return figure(name, [ours / theirs for ours, theirs in peaks], _note(*peaks[0]), of=MEMORY)


def _note(kib: float, other: float) -> str:
    return f"{kib / 1024:.1f} MB against {other / 1024:.1f} MB"


def _many(run: Run) -> Figure:
    """Whether memory grows with the number of files; the larger folder repeats the files of the smaller."""
    few, many = run.folder("few"), run.folder("many")
    few_count = _FEW // 4 if run.quick else _FEW
    checked(few, few_count)
    for number in range(_TIMES):
        share = many / str(number)
        share.mkdir(exist_ok=True)
        checked(share, few_count)
    large, small = (peak([*newsparse(), "parse", "-t", "jsonl", str(folder)]) for folder in (many, few))
    name = "peak memory: 4,000 articles / 1,000 articles"
    return figure(name, [large / small], _note(large, small), of=MEMORY, whole=not run.quick)


def _peer(run: Run, tool: str, package: str, ours: float) -> Figure | Skip:
    """The peak memory of a tool that has read one article."""
    name = f"peak memory: {package} / newsparse"
    if run.leaves_out(tool):
        return Skip(name, run.LEFT_OUT)
    try:
        with run.worker(tool) as worker:
            worker.spent(run.shelf.paths(peers()[tool].input, 1))
            theirs = worker.peak()
            return figure(name, [theirs / ours], _note(theirs, ours), of=MEMORY)
    except MissingPeerError as error:
        return Skip(name, str(error))
