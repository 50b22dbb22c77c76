"""How fast is newsparse, compared with tools that extract structure from articles?"""

from benchmarks.figure import Skip
from benchmarks.pairs import faster, slower
from benchmarks.run import Answers, Run
from benchmarks.workers import MissingPeerError, Worker, peers

_PAIRS = 7
_FIRST_PASSES = 5
_FEWER = 3  # pairs, for a tool that takes ten seconds
_SLOW = ("unstructured",)
# The number of texts for each tool; newsparse gets the same. unstructured caches the last 128 paragraphs, so the
# texts must have more than that.
_TEXTS = {"unstructured": 80, "docling": 150, "trafilatura": 150, "newspaper4k": 150, "markitdown": 150}


def ask(run: Run) -> Answers:
    with run.worker("newsparse") as ours:
        for tool, most in _TEXTS.items():
            yield from _against(run, ours, tool, most)
        yield from _script(run, ours)


def _against(run: Run, ours: Worker, tool: str, most: int) -> Answers:
    package = peers()[tool].package
    name, first = (f"many articles{one}: newsparse faster than {package}" for one in ("", ", first pass"))
    if run.leaves_out(tool):
        yield Skip(name, run.LEFT_OUT)
        return
    own, other = run.shelf.paths("txt", most), run.shelf.paths(peers()[tool].input, most)
    pairs = (_FEWER, _FEWER) if tool in _SLOW else (_PAIRS, _FIRST_PASSES)
    try:
        with run.worker(tool) as theirs:
            yield faster(name, ours.timing(own), theirs.timing(other), run.pairs(pairs[0]))
        passes = run.first_pass("newsparse", own), run.first_pass(tool, other)
        yield faster(first, *passes, run.pairs(pairs[1]))
    except MissingPeerError as error:
        yield Skip(name, str(error))


def _script(run: Run, ours: Worker) -> Answers:
    with run.worker("rule_of_thumb") as script:
        name = "many articles: newsparse / a script of ten lines"
        own, other = ours.timing(run.shelf.txt), script.timing(run.shelf.txt)
        yield slower(name, own, other, run.pairs(_PAIRS))
