"""How long does a whole program take for one article, compared with an empty program and other tools?"""

import sys
from importlib.util import find_spec

from benchmarks import programs
from benchmarks.figure import Skip
from benchmarks.pairs import Timing, faster, slower
from benchmarks.programs import ROOT, newsparse, timing
from benchmarks.run import Answers, Run
from benchmarks.texts import SEED
from benchmarks.workers import MissingPeerError, peers

_OURS = (*newsparse(), "parse", "-t", "json", str(SEED))
_PAIRS = 21
_FEWER = 5  # pairs, for tools that take seconds


def ask(run: Run) -> Answers:
    empty = timing([sys.executable, "-c", "pass"])
    ours = timing(_OURS)
    for warm in (_OURS, [sys.executable, "-c", "import click, yaml"]):
        programs.run(warm)  # byte-compile and warm the disk cache
    pairs = run.pairs(_PAIRS)
    yield slower("parse of one article / python -c pass", ours, empty, pairs)
    module = timing([sys.executable, "-m", "newsparse", "parse", "-t", "json", str(SEED)])
    yield slower("parse of one article by python -m newsparse / python -c pass", module, empty, pairs)
    in_yaml = timing([*newsparse(), "parse", "-t", "yaml", str(SEED)])
    yield slower("parse of one article to YAML / python -c pass", in_yaml, empty, pairs)
    if find_spec("click"):
        click = timing([sys.executable, "-c", "import click"])
        yield slower("import click / python -c pass", click, empty, pairs)
    yield from _others(run, ours)


def _others(run: Run, ours: Timing) -> Answers:
    """Other tools, each in the shortest program that reads the article."""
    shelf = run.shelf
    for tool, peer in peers().items():
        if tool == "newsparse":
            continue
        name = f"one article: newsparse faster than {peer.package or tool}"
        path = shelf.paths(peer.input)[0]
        try:
            command = [run.python(tool), "-m", "benchmarks.peers", tool, path]
            seconds = programs.run(command, cwd=ROOT)
        except (MissingPeerError, RuntimeError) as error:
            yield Skip(name, str(error))
            continue
        pairs = _FEWER if seconds > 1 else run.pairs(_PAIRS) // 2
        yield faster(name, ours, timing(command, cwd=ROOT), pairs)
    name = "one article: newsparse faster than pandoc"
    try:
        command = [run.program("pandoc"), "-f", "markdown", "-t", "json", str(SEED)]
        yield faster(name, ours, timing(command), run.pairs(_PAIRS) // 2)
    except MissingPeerError as error:
        yield Skip(name, str(error))
