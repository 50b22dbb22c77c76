"""Which lines are running heads and page feet: they stand at the edges of pages, and on most of them."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from statistics import median

from newsparse.base.characters import BARS, DASHES, in_class
from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.formats.pdf.pages import PageLine

_EDGE = 3  # lines at the top of a page, and as many at its bottom
_LEAST_SHARE = 0.5  # of the pages on which a running line stands
_LEAST_LINES = 5  # of a page whose edges are told from its text
_SMALLER = 0.95  # times the usual size of letters
_FAR = 1.5  # times the usual size of letters, from the text
_SAME_PLACE = 6.0  # points; lines of text that are repeated at an edge by chance stand elsewhere
_DIGITS = lazy_pattern(r"\d+")
_AROUND = in_class(DASHES + BARS)
# The number of a page alone: "3", "- 3 -", "Page 3 of 7", "Seite 3/7".
_NUMBER = lazy_pattern(
    rf"[{_AROUND}\s]*(?:[^\W\d]{{1,8}}\.?\s+)?\d{{1,4}}(?:\s*(?:/|[^\W\d]{{1,4}})\s*\d{{1,4}})?[{_AROUND}\s]*$"
)

_Pages = Sequence[Sequence[PageLine]]


def without_running(pages: _Pages) -> tuple[list[list[PageLine]], list[PageLine]]:
    """The pages without their running heads and feet, and these."""
    places: dict[str, list[float]] = defaultdict(list)
    for page in pages:
        for at in _edges(page):
            places[_key(page[at])].append(page[at].bottom)
    for heights in places.values():
        heights.sort()
    least = max(2, _LEAST_SHARE * sum(1 for page in pages if page))
    kept, gone = [], []
    for page in pages:
        edges = frozenset(_edges(page))
        running = {
            at for at in edges if _count(places[_key(page[at])], page[at].bottom) >= least
        } | _set_apart(page)
        running = running if len(running) < len(page) else set()
        kept.append([line for at, line in enumerate(page) if at not in running])
        gone += [page[at] for at in sorted(running)]
    return kept, gone


def _count(heights: Sequence[float], height: float) -> int:
    """How many of the heights, which are sorted, are the same as this one."""
    return bisect_right(heights, height + _SAME_PLACE) - bisect_left(heights, height - _SAME_PLACE)


def _set_apart(page: Sequence[PageLine]) -> set[int]:
    """The first and the last line where they are a page number, or small and far from the text."""
    if len(page) < _LEAST_LINES:
        return set()
    order = sorted(range(len(page)), key=lambda at: -page[at].top)
    usual = median(line.height for line in page)
    apart = set()
    for at, beside in ((order[0], order[1]), (order[-1], order[-2])):
        gap = max(page[at].bottom - page[beside].top, page[beside].bottom - page[at].top)
        is_small = page[at].height < _SMALLER * usual and gap > _FAR * usual
        if is_small or _NUMBER.match(page[at].text):
            apart.add(at)
    return apart


def _edges(page: Sequence[PageLine]) -> list[int]:
    """The lines at the top and the bottom of a page, by their places on it."""
    order = sorted(range(len(page)), key=lambda at: -page[at].top)
    return order if len(order) <= 2 * _EDGE else [*order[:_EDGE], *order[-_EDGE:]]


def _key(line: PageLine) -> str:
    """What is the same on all pages."""
    return _DIGITS.sub("#", line.text.casefold())
