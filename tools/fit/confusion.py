"""Compares the labeller's states with the lessons', block by block: figures by role, confusions, margins."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tools.fit.corpora import Corpus
from tools.fit.folds import fold
from tools.fit.lesson import lessons

from newsparse.model.options import Options
from newsparse.pipeline import run as pipeline
from newsparse.text.source import Source

_MARGINS = (0.5, 1.0, 2.0, 3.0, 5.0)  # natural logarithms of odds
_CONFUSIONS = 16  # the most frequent ones


class Judged(NamedTuple):
    """A block with the state that it should get and the one it got."""

    corpus: str
    id: str
    wanted: str
    given: str
    margin: float
    text: str
    features: tuple[tuple[str, float], ...]


def judged(corpora: Sequence[Corpus], weights: Sequence[Path]) -> Iterator[Judged]:
    """Every block of the corpora whose blocks count; `weights` holds a file for each fold."""
    for corpus in corpora:
        for lesson in lessons(corpus) if corpus.confusion else ():
            options = Options(weights=str(weights[fold(lesson.publisher)]), split=False)
            ((_, reasons),) = pipeline.explained(Source(lesson.raw), options)
            for wanted, reason in zip(lesson.states, reasons, strict=True):
                yield Judged(
                    corpus.name,
                    lesson.id,
                    wanted,
                    reason.state,
                    reason.margin,
                    reason.block.text,
                    reason.features,
                )


def report(blocks: Sequence[Judged]) -> Iterator[str]:
    """The lines of all three tables."""
    yield from by_role(blocks)
    yield from _confusions(blocks)
    yield from _by_margin(blocks)


def by_role(blocks: Sequence[Judged]) -> Iterator[str]:
    """Precision, recall and F1 of each role that the lessons have."""
    wanted = Counter(_role(one.wanted) for one in blocks)
    given = Counter(_role(one.given) for one in blocks)
    right = Counter(_role(one.given) for one in blocks if _role(one.given) == _role(one.wanted))
    yield "\nrole          blocks      P      R     F1"
    for role, count in sorted(wanted.items(), key=lambda pair: (-pair[1], pair[0])):
        precision = right[role] / max(1, given[role])
        f1 = 2 * right[role] / (count + given[role])
        yield f"{role:12} {count:7} {precision:6.3f} {right[role] / count:6.3f} {f1:6.3f}"


def _confusions(blocks: Sequence[Judged]) -> Iterator[str]:
    pairs = Counter((_role(one.wanted), _role(one.given)) for one in blocks)
    wrong = [(pair, count) for pair, count in pairs.most_common() if pair[0] != pair[1]]
    yield "\nblocks with the wrong role"
    for (wanted, given), count in wrong[:_CONFUSIONS]:
        yield f"{count:6} {wanted} labelled {given}"


def _by_margin(blocks: Sequence[Judged]) -> Iterator[str]:
    """The share of wrong roles by margin; it should fall as the margin grows."""
    total: Counter[int] = Counter()
    wrong: Counter[int] = Counter()
    for one in blocks:
        level = sum(one.margin >= limit for limit in _MARGINS)
        total[level] += 1
        wrong[level] += _role(one.wanted) != _role(one.given)
    yield "\nmargin        blocks  wrong"
    for level in range(len(_MARGINS) + 1):
        name = f"from {_MARGINS[level - 1]}" if level else f"below {_MARGINS[0]}"
        yield f"{name:12} {total[level]:7} {wrong[level] / max(1, total[level]):6.1%}"


def _role(state: str) -> str:
    return state.rpartition(".")[2]
