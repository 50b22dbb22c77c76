"""How accurate is newsparse, compared with other tools on the same texts?

The texts and their scorer are not part of the project; without them the question is skipped. newsparse labels each
text with weights fitted without its publisher (see tools/fit), because the shipped weights have seen all the texts.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from types import ModuleType
from typing import Any

from benchmarks.figure import SHARE, Figure, Skip, figure
from benchmarks.run import Answers, Run
from benchmarks.texts import EVAL, items, shelf
from benchmarks.workers import MissingPeerError, Peer, peers

_SETS = {
    "fundus-plain": 1,
    "fundus-wrapped": 2,
    "newsroom-plain": 1,
    "reuters-wire": 4,
}  # take every n-th text
# The element that a figure measures, by its name in peers.toml.
_FIGURES = {
    "title": "title",
    "byline_f1": "byline",
    "dateline_f1": "dateline",
    "summary_f1": "summary",
    "subhead_f1": "subheads",
    "paragraph_f1": "paragraphs",
}
_SHOWN = ("title", "subhead_f1", "paragraph_f1")
# trafilatura helped to select the pages of that set, according to its README.
_UNFAIR = {("trafilatura", "newsroom-plain")}

Item = dict[str, Any]
Predicted = Sequence[dict[str, Any] | None]


def ask(run: Run) -> Answers:
    if not EVAL.is_dir():
        yield Skip("accuracy", "../shared/eval/dev does not exist")
        return
    scorer = _scorer()
    found: dict[str, dict[str, dict[str, float | None]]] = {}
    for tool, peer in peers().items():
        if not peer.scored:
            continue
        try:
            found[tool] = {
                name: _scored(scorer, peer, given, out) for name, given, out in _all(run, tool, peer)
            }
        except MissingPeerError as error:
            yield Skip(f"accuracy of {peer.package or tool}", str(error))
            continue
        macro = scorer.macro([{**dict.fromkeys(scorer.FIGURES), **row} for row in found[tool].values()])
        found[tool]["mean"] = {name: macro[name] for name in _FIGURES}
        yield from _means(peer.package or tool, macro)
    run.records["accuracy"] = {"items": {name: len(_items(run, name)) for name in _SETS}, "tools": found}


def _means(tool: str, macro: dict[str, float | None]) -> Iterator[Figure]:
    """The figures of the report: means over the sets."""
    for name in _SHOWN:
        value = macro[name]
        if value is not None:
            yield figure(f"accuracy of {tool}: {name}", [value], of=SHARE)


def _all(run: Run, tool: str, peer: Peer) -> Iterator[tuple[str, list[Item], Predicted]]:
    """The documents of a tool for each set."""
    if tool == "newsparse":
        yield from _newsparse(run)
        return
    with run.worker(tool) as worker:
        for name in _SETS:
            if (tool, name) in _UNFAIR:
                continue
            given = _items(run, name)
            files = shelf(run.folder(f"accuracy-{name}"), [item["raw"] for item in given])
            yield name, given, worker.outlines(files.paths(peer.input))


def _newsparse(run: Run) -> Iterator[tuple[str, list[Item], Predicted]]:
    if not find_spec("pycrfsuite"):
        raise MissingPeerError("fitting weights needs the development packages; run make setup")
    from tools.fit import corpora, folds

    from newsparse.model.article import to_dict
    from newsparse.model.options import Options
    from newsparse.pipeline import run as pipeline
    from newsparse.text.source import Source

    table = corpora.load()
    weights = folds.cross_validated(folds.Settings(table))
    for corpus in table.corpora:
        if corpus.name not in _SETS:
            continue
        given = _items(run, corpus.name)
        options = [Options(weights=str(weights[folds.fold(corpus.publisher(item))])) for item in given]
        yield (
            corpus.name,
            given,
            [
                to_dict(pipeline.articles(Source(item["raw"]), one)[0])
                for item, one in zip(given, options, strict=True)
            ],
        )


def _items(run: Run, name: str) -> list[Item]:
    return items(name)[:: _SETS[name] * (5 if run.quick else 1)]


def _scored(
    scorer: ModuleType, peer: Peer, given: Sequence[Item], predicted: Predicted
) -> dict[str, float | None]:
    """The figures of one set; None for elements that the tool does not return."""
    total: Counter[str] = Counter()
    for item, prediction in zip(given, predicted, strict=True):
        total.update(scorer.score_item(item["gold"], prediction))
    figures = scorer.figures(total)
    return {name: figures[name] if what in peer.gives else None for name, what in _FIGURES.items()}


def _scorer() -> ModuleType:
    """The scorer that comes with the texts."""
    spec = spec_from_file_location("score", EVAL.parent / "score.py")
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
