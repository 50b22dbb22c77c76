"""Which sentences of an article were taken for boilerplate: those that match no formula are its text."""

from collections.abc import Iterator, Sequence

from newsparse.label.measure import Measured
from newsparse.label.states import STATES, TAIL
from newsparse.label.surroundings import is_headlike

_FIRST_TAIL = STATES.index(TAIL[0])
_TAIL = STATES.index("tail.boilerplate")
_ABOVE = frozenset((STATES.index("head.boilerplate"), STATES.index("boilerplate")))
_PARAGRAPH, _SUBHEAD, _BETWEEN = map(STATES.index, ("paragraph", "subhead", "boilerplate"))
_FEWEST = 3  # words of a sentence
# Lines that stand between the paragraphs of many pages, and so need not end the text.
_INTERRUPTS = frozenset({"advertisement=", "share=", "read_more=", "related=", "newsletter="})


def give_back(path: list[int], measured: Sequence[Measured]) -> None:
    """Give the body the sentences that are its own, those at the head of the tail with what stands between them.

    For an article only: about that of a whole page stand other people's sentences.
    """
    for index, state in enumerate(path):
        if state in _ABOVE and _is_text(measured[index]):
            path[index] = _PARAGRAPH
    first = next((index for index, state in enumerate(path) if state >= _FIRST_TAIL), len(path))
    found = list(_inside(path, measured, first))
    while found and found[-1] != _PARAGRAPH:
        found.pop()
    path[first : first + len(found)] = found


def _inside(path: Sequence[int], measured: Sequence[Measured], first: int) -> Iterator[int]:
    """What the blocks from `first` on are if they are in the body, up to one that is surely not."""
    for state, m in zip(path[first:], measured[first:], strict=True):
        if state != _TAIL:
            return
        if not _INTERRUPTS.isdisjoint(m.formulas):
            yield _BETWEEN
        elif _is_text(m):
            yield _PARAGRAPH
        elif is_headlike(m) and not m.formulas:
            yield _SUBHEAD
        else:
            return


def _is_text(m: Measured) -> bool:
    """Whether the block reads like a sentence or several, and like nothing else."""
    return m.last in "t'" and m.shape in "LlMm" and m.words >= _FEWEST and not m.formulas
