"""What an editor can fold away: articles, sections and runs of boilerplate."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from lsprotocol.types import FoldingRange, FoldingRangeKind

from newsparse.lsp.analysis import Analysis
from newsparse.lsp.sections import extent_of, sections
from newsparse.model.role import Role
from newsparse.model.span import Span
from newsparse.pipeline.tree import Tree


def foldings(analysis: Analysis, most: int | None = None) -> list[FoldingRange]:
    """The folds that are longer than a line, at most `most` of them: articles before sections before boilerplate."""
    found = [
        fold
        for kind in (_articles, _sections, _boilerplate)
        for fold in kind(analysis)
        if fold.end_line > fold.start_line
    ]
    kept = found if most is None else found[: max(most, 0)]
    return sorted(kept, key=lambda fold: (fold.start_line, -fold.end_line))


def _articles(analysis: Analysis) -> Iterator[FoldingRange]:
    """One article alone is the whole file, which nobody folds."""
    if len(analysis.trees) > 1:
        for tree in analysis.trees:
            if extent := extent_of(tree):
                yield _fold(analysis, *extent)


def _sections(analysis: Analysis) -> Iterator[FoldingRange]:
    for tree in analysis.trees:
        for section in sections(tree):
            yield _fold(analysis, section.subhead.start, section.end)


def _boilerplate(analysis: Analysis) -> Iterator[FoldingRange]:
    for tree in analysis.trees:
        for run in _runs(tree):
            yield _fold(analysis, run[0].start, run[-1].end, FoldingRangeKind.Comment)


def _runs(tree: Tree) -> Iterator[Sequence[Span]]:
    blocks = (span for span in tree.spans if span.role is not Role.BREAK)
    for role, run in groupby(blocks, key=lambda span: span.role):
        if role is Role.BOILERPLATE:
            yield list(run)


def _fold(analysis: Analysis, start: int, end: int, kind: FoldingRangeKind | None = None) -> FoldingRange:
    place = analysis.range(start, end)
    return FoldingRange(
        start_line=place.start.line,
        end_line=place.end.line,
        start_character=place.start.character,
        end_character=place.end.character,
        kind=kind,
    )
