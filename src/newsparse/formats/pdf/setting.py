"""The text of pages as it is set: a line each, and a blank line where a paragraph ends."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from newsparse.base.characters import SENTENCE_CLOSERS, SENTENCE_STOPS
from newsparse.formats.pdf.pages import PageLine

_WIDER = 1.3  # times the usual distance of lines: a paragraph begins
_LARGER = 1.12  # times the size of the line above, or its inverse: a heading, or what is below one
_INDENT = 0.8  # times the height of a line: the first line of a paragraph
_SHORT = 0.8  # of the width of the widest line of a column: a line that ends a paragraph


def text_of(pages: Sequence[Sequence[PageLine]]) -> str:
    """The text of the pages; a paragraph goes on over the edge of a page or a column unless a sentence ends there."""
    distance = _usual_distance(pages)
    lines: list[str] = []
    above: PageLine | None = None
    for page in pages:
        for line, widest in _measured(page):
            if above and _begins(above, line, distance, widest):
                lines.append("")
            lines.append(line.text)
            above = line
    return "\n".join(lines) + "\n"


def _usual_distance(pages: Sequence[Sequence[PageLine]]) -> float:
    distances = [
        one.bottom - other.bottom
        for page in pages
        for one, other in pairwise(page)
        if 0 < one.bottom - other.bottom < 3 * one.height
    ]
    return median(distances) if distances else 0.0


def _measured(page: Sequence[PageLine]) -> Iterator[tuple[PageLine, PageLine]]:
    """The lines of a page, each with the edges of its column."""
    column: list[PageLine] = []
    columns = [column]
    for line in page:
        if column and line.bottom > column[-1].bottom:
            column = []
            columns.append(column)
        column.append(line)
    for lines in columns:
        if not lines:
            continue
        left = min(line.left for line in lines)
        right = max(line.right for line in lines)
        for line in lines:
            yield line, line._replace(left=left, right=right)


def _begins(above: PageLine, line: PageLine, distance: float, column: PageLine) -> bool:
    """Whether a paragraph begins with a line."""
    if not 1 / _LARGER < line.height / max(above.height, 0.1) < _LARGER:
        return True
    if line.bottom >= above.bottom:  # the next column or page
        return above.text.rstrip(SENTENCE_CLOSERS)[-1:] in SENTENCE_STOPS
    if distance and above.bottom - line.bottom > _WIDER * distance:
        return True
    ends = above.text.rstrip(SENTENCE_CLOSERS)[-1:] in SENTENCE_STOPS
    is_indented = line.left - column.left > _INDENT * line.height > above.left - column.left
    is_short = above.right - column.left < _SHORT * (column.right - column.left)
    return ends and (is_indented or is_short)
