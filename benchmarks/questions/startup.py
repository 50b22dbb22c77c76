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

_PATH = "PATH"  # stands for the article
# What people type. The first is the one that other tools are compared with.
_COMMANDS = (
    "parse PATH -t json",
    "parse -t json PATH",
    "parse PATH",
    "parse PATH --to=json",
    "parse PATH -t yaml",
    "show PATH",
    "check --isolated --no-cache --exit-zero PATH",
)
_EMPTY = [sys.executable, "-c", "pass"]
_PAIRS = 21
_PAIRS_WITH_OTHERS = 9
_FEWER = 5  # pairs, for tools that take seconds


def ask(run: Run) -> Answers:
    empty = timing(_EMPTY)
    pairs = run.pairs(_PAIRS)
    for command in _COMMANDS:
        yield slower(f"{command} / python -c pass", _timing(*_typed(command)), empty, pairs)
    module = _timing(sys.executable, "-m", "newsparse", "parse", str(SEED))
    yield slower("python -m newsparse parse PATH / python -c pass", module, empty, pairs)
    if find_spec("click"):
        yield slower(
            "import click / python -c pass", _timing(sys.executable, "-c", "import click"), empty, pairs
        )
    yield from _others(run, timing(_typed(_COMMANDS[0])))


def _typed(command: str) -> list[str]:
    """The command line of `newsparse` for the article."""
    return [*newsparse(), *(str(SEED) if word == _PATH else word for word in command.split())]


def _timing(*command: str) -> Timing:
    """A timing of a program that has run before: it is byte-compiled, and in the disk cache."""
    programs.run(command)
    return timing(command)


def _others(run: Run, ours: Timing) -> Answers:
    """Other tools, each in the shortest program that reads the article."""
    for tool, peer in peers().items():
        if tool == "newsparse":
            continue
        name = f"one article: newsparse faster than {peer.package or tool}"
        if run.leaves_out(tool):
            yield Skip(name, run.LEFT_OUT)
            continue
        path = run.shelf.paths(peer.input)[0]
        try:
            command = [run.python(tool), "-m", "benchmarks.peers", tool, path]
            once = programs.run(command, cwd=ROOT)
        except (MissingPeerError, RuntimeError) as error:
            yield Skip(name, str(error))
            continue
        pairs = _FEWER if once.clock > 1 else run.pairs(_PAIRS_WITH_OTHERS)
        yield faster(name, ours, timing(command, cwd=ROOT), pairs)
    name = "one article: newsparse faster than pandoc"
    try:
        command = [run.program("pandoc"), "-f", "markdown", "-t", "json", str(SEED)]
        yield faster(name, ours, timing(command), run.pairs(_PAIRS_WITH_OTHERS))
    except MissingPeerError as error:
        yield Skip(name, str(error))
