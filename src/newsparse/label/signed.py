"""Which lines go on with the byline above them: employer, title, address."""

from collections.abc import Sequence

from newsparse import byline
from newsparse.label.measure import Measured

_LONGEST = 7  # words
_NO_PART = frozenset("dxeq")  # shapes of times, separators, ends and questions
_HEAD = 6  # blocks among which a bare name is an author's


def going_on(measured: Sequence[Measured]) -> list[int]:
    """The indices of the lines that belong to the byline above them: `AP Sports Writer` under `By Ana Ruiz`.

    A name without `By` that such a line shows to be a byline is measured as one from then on.
    """
    found = []
    start = 0
    for index in range(len(measured)):
        if index and _goes_on(measured, start, index):
            found.append(index)
            measured[start].become("byline", "b")
        else:
            start = index
    return found


def _goes_on(measured: Sequence[Measured], start: int, index: int) -> bool:
    """Whether block `index` goes on with the byline that blocks `start` and following are."""
    above, m = measured[start], measured[index]
    if not m.folded or m.words > _LONGEST or m.shape in _NO_PART:
        return False
    if "byline" not in above.formulas and not ("name" in above.formulas and 0 < start < _HEAD):
        return False
    return byline.continues_byline(
        ", ".join([other.block.text for other in measured[start:index]]), m.block.text
    )
