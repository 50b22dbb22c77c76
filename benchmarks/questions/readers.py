"""How fast is newsparse, compared with tools that extract structure from articles?"""

from benchmarks.figure import Skip
from benchmarks.pairs import faster, slower
from benchmarks.run import Answers, Run
from benchmarks.workers import MissingPeerError, Worker, peers

_PAIRS = 7
# The number of texts for each tool; newsparse gets the same. unstructured caches the last 128 paragraphs, so the
# texts must have more than that.
_TEXTS = {"unstructured": 80, "docling": 150, "trafilatura": 150, "newspaper4k": 150, "markitdown": 150}


def ask(run: Run) -> Answers:
    with run.worker("newsparse") as ours:
        for tool, most in _TEXTS.items():
            name = f"many articles: newsparse faster than {peers()[tool].package}"
            try:
                with run.worker(tool) as theirs:
                    own = ours.timing(run.shelf.paths("txt", most))
                    other = theirs.timing(run.shelf.paths(peers()[tool].input, most))
                    yield faster(name, own, other, run.pairs(_PAIRS))
            except MissingPeerError as error:
                yield Skip(name, str(error))
        yield from _script(run, ours)


def _script(run: Run, ours: Worker) -> Answers:
    with run.worker("rule_of_thumb") as script:
        name = "many articles: newsparse / a script of ten lines"
        own, other = ours.timing(run.shelf.txt), script.timing(run.shelf.txt)
        yield slower(name, own, other, run.pairs(_PAIRS))
