"""Which corrections earn their keep: what each changes on publishers that the weights have not seen."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from json import loads
from pathlib import Path
from typing import NamedTuple

from tools.fit.corpora import Corpus
from tools.fit.folds import fold
from tools.fit.lesson import Lesson, lessons

from newsparse.label.chain import Chain, chain_of
from newsparse.label.corrections import CORRECTIONS, Correction
from newsparse.label.describe import describe
from newsparse.label.steps import Observed, correct, observe, prepare
from newsparse.words.language import identify


class Change(NamedTuple):
    """A block that a correction decides: the role it should get, and those it gets with and without."""

    correction: str
    corpus: str
    wanted: str
    given: str
    without: str
    text: str


def changes(corpora: Sequence[Corpus], weights: Sequence[Path]) -> Iterator[Change]:
    """Every block that one of the corrections decides; `weights` holds a file for each fold."""
    for corpus in corpora:
        for lesson in lessons(corpus) if corpus.confusion else ():
            yield from _in_lesson(corpus.name, lesson, _chain(weights[fold(lesson.publisher)]))


def report(found: Sequence[Change]) -> Iterator[str]:
    """A line for each correction: how many blocks it puts right, how many wrong, how many it changes otherwise."""
    yield "correction          right  wrong  other"
    counts = Counter((one.correction, _verdict(one)) for one in found)
    for correction in CORRECTIONS:
        name = correction.__name__
        yield f"{name:18}" + "".join(f"{counts[name, verdict]:7}" for verdict in ("right", "wrong", "other"))


def _verdict(change: Change) -> str:
    if change.given == change.wanted:
        return "right"
    return "wrong" if change.without == change.wanted else "other"


def _in_lesson(corpus: str, lesson: Lesson, chain: Chain) -> Iterator[Change]:
    if not lesson.blocks:
        return
    prepared = prepare(describe(lesson.blocks))
    observed = observe(prepared, identify(lesson.raw), chain.scales)
    best = chain.best(observed.features, observed.headlines)
    given = _roles(best, observed, CORRECTIONS)
    for left_out in CORRECTIONS:
        without = _roles(best, observed, [one for one in CORRECTIONS if one is not left_out])
        for at, index in enumerate(prepared.kept):
            if given[at] != without[at]:
                wanted, text = _role(lesson.states[index]), lesson.blocks[index].text
                yield Change(left_out.__name__, corpus, wanted, given[at], without[at], text)


def _roles(best: Sequence[int], observed: Observed, corrections: Sequence[Correction]) -> list[str]:
    return [_role(state) for state in correct(best, observed, corrections)]


def _role(state: str) -> str:
    return state.rpartition(".")[2]


@cache
def _chain(path: Path) -> Chain:
    return chain_of(loads(path.read_text("utf-8")))
