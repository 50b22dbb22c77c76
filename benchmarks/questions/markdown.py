"""How fast is newsparse, compared with Markdown parsers?"""

from benchmarks.figure import Figure, Skip
from benchmarks.pairs import faster, slower
from benchmarks.programs import newsparse, timing
from benchmarks.run import Answers, Run
from benchmarks.workers import MissingPeerError, peers

_PAIRS = 7
_FIRST_PASSES = 5
_TOOLS = ("markdown_it_py", "mistune")


def ask(run: Run) -> Answers:
    with run.worker("newsparse") as ours:
        each = ours.timing(run.shelf.txt)
        for tool in _TOOLS:
            package = peers()[tool].package
            name, first = (f"many articles{one}: newsparse / {package}" for one in ("", ", first pass"))
            if run.leaves_out(tool):
                yield Skip(name, run.LEFT_OUT)
                continue
            try:
                with run.worker(tool) as theirs:
                    yield slower(name, each, theirs.timing(run.shelf.txt), run.pairs(_PAIRS))
                passes = run.first_pass("newsparse", run.shelf.txt), run.first_pass(tool, run.shelf.txt)
                yield slower(first, *passes, run.pairs(_FIRST_PASSES))
            except MissingPeerError as error:
                yield Skip(name, str(error))
    yield _pandoc(run)


def _pandoc(run: Run) -> Figure | Skip:
    """Whole programs, each run once for all files, because pandoc is not a Python library."""
    name = "many articles: newsparse faster than pandoc, whole programs"
    try:
        command = [run.program("pandoc"), "--file-scope", "-f", "markdown", "-t", "json"]
    except MissingPeerError as error:
        return Skip(name, str(error))
    ours = [*newsparse(), "parse", "-t", "jsonl", *run.shelf.txt]
    return faster(name, timing(ours), timing([*command, *run.shelf.txt]), run.pairs(_PAIRS))
