"""How fast is `newsparse check`, compared with linters of Markdown and of prose?

Each linter gets the same files on its command line and runs with its defaults; textlint has no rules by default and
gets three sets of English ones. Slow linters get every fourth file, and newsparse the same in that comparison.
"""

import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

from benchmarks import programs
from benchmarks.figure import Figure, Skip
from benchmarks.pairs import Spent, Timing, faster
from benchmarks.programs import newsparse, timing
from benchmarks.run import Answers, Run
from benchmarks.workers import MissingPeerError

_PAIRS = 5
_EVERY = 4  # slow linters get every fourth file
_FOUND = (0, 1)  # statuses: nothing found, something found
_TEXTLINT_RULES = Path(__file__).parent.parent / "textlintrc.json"
_CHECK = [*newsparse(), "check", "--isolated", "--quiet"]

Command = Callable[[Run, list[str]], list[str]]


def ask(run: Run) -> Answers:
    cached = str(run.scratch / "cache")
    again = [*_CHECK, "--cache-dir", cached, *run.articles]
    programs.run(again, statuses=_FOUND)
    name = "check of 2,000 articles: cached faster than cold"
    cold = _cold(run, run.articles)
    yield faster(name, timing(again, statuses=_FOUND), cold, run.pairs(_PAIRS), whole=not run.quick)
    for name, command, every in _LINTERS:
        yield _against(run, name, command, run.articles[::every])


def _against(run: Run, name: str, command: Command, paths: list[str]) -> Figure | Skip:
    what = f"check of 2,000 articles: newsparse faster than {name}"
    if run.leaves_out(name):
        return Skip(what, run.LEFT_OUT)
    try:
        theirs = command(run, paths)
        programs.run(
            theirs, statuses=_FOUND, cwd=Path(paths[0]).parent
        )  # what it keeps for later runs is there
        other = timing(theirs, statuses=_FOUND, cwd=Path(paths[0]).parent)
        note = f"{len(paths):,} files"
        return faster(what, _cold(run, paths), other, run.pairs(_PAIRS), note, whole=not run.quick)
    except (MissingPeerError, RuntimeError) as error:
        return Skip(what, str(error))


def _cold(run: Run, paths: list[str]) -> Timing:
    """A timing of runs with an empty cache."""
    numbers = count()

    def cold() -> Spent:
        cache = run.scratch / f"cold-{next(numbers)}"
        taken = programs.run([*_CHECK, "--cache-dir", str(cache), *paths], statuses=_FOUND)
        shutil.rmtree(cache, ignore_errors=True)
        return taken

    return cold


def _markdownlint(run: Run, paths: list[str]) -> list[str]:
    return [run.program("markdownlint-cli2"), *(Path(path).name for path in paths)]


def _proselint(run: Run, paths: list[str]) -> list[str]:
    return [run.program("proselint"), "check", *paths]


def _textlint(run: Run, paths: list[str]) -> list[str]:
    program = run.program("textlint")
    # textlint looks for rules next to its configuration.
    rules = shutil.copy(_TEXTLINT_RULES, Path(program).parents[2] / ".textlintrc.json")
    return [program, "--config", str(rules), *paths]


_LINTERS: tuple[tuple[str, Command, int], ...] = (
    ("markdownlint-cli2", _markdownlint, 1),
    ("proselint", _proselint, _EVERY),
    ("textlint", _textlint, _EVERY),
)
