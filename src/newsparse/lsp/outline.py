"""The outline of a text: its articles, and in each the title, byline, dateline and subheads."""

from collections.abc import Iterator, Sequence

from lsprotocol.types import DocumentSymbol, Location, SymbolInformation, SymbolKind

from newsparse.base.escaping import visible
from newsparse.lsp.analysis import Analysis
from newsparse.lsp.sections import Section, extent_of, sections
from newsparse.model.errors import clipped
from newsparse.model.role import Role
from newsparse.model.span import Span
from newsparse.pipeline.tree import Tree

_LONGEST = 120  # code points of a name; more does not fit beside a text

_SHOWN = {
    Role.KICKER: SymbolKind.String,
    Role.TITLE: SymbolKind.String,
    Role.BYLINE: SymbolKind.Field,
    Role.DATELINE: SymbolKind.Field,
}


def outline(analysis: Analysis) -> list[DocumentSymbol]:
    """A symbol for each article, with symbols for its parts inside it."""
    return [_article(tree, analysis) for tree in analysis.trees if extent_of(tree)]


def flat(
    symbols: Sequence[DocumentSymbol], uri: str, inside: str | None = None
) -> Iterator[SymbolInformation]:
    """The same symbols as a list, for an editor that cannot show one inside another."""
    for symbol in symbols:
        place = Location(uri, symbol.selection_range)
        yield SymbolInformation(location=place, name=symbol.name, kind=symbol.kind, container_name=inside)
        yield from flat(symbol.children or [], uri, symbol.name)


def _article(tree: Tree, analysis: Analysis) -> DocumentSymbol:
    start, end = extent_of(tree) or (0, 0)
    titles = [span for span in tree.spans if span.role is Role.TITLE]
    head = titles[0] if titles else None
    return DocumentSymbol(
        name=_name(" ".join(tree.text(span) for span in titles), f"article {tree.share.article}"),
        detail=_detail(tree),
        kind=SymbolKind.Module,
        range=analysis.range(start, end),
        selection_range=analysis.range(*((head.start, head.end) if head else (start, start))),
        children=list(_parts(tree, analysis)),
    )


def _detail(tree: Tree) -> str:
    numbered = f"article {tree.share.article} of {tree.share.of}" if tree.share.of > 1 else "article"
    return f"{numbered}, language {tree.language or 'unclear'}"


def _parts(tree: Tree, analysis: Analysis) -> Iterator[DocumentSymbol]:
    """The parts in the order of the text."""
    below = {section.subhead.start: section for section in sections(tree)}
    for span in tree.spans:
        if span.role in _SHOWN:
            yield _part(tree, span, analysis)
        elif span.start in below:
            yield _section(tree, below[span.start], analysis)


def _part(tree: Tree, span: Span, analysis: Analysis) -> DocumentSymbol:
    place = analysis.range(span.start, span.end)
    role = span.role.value
    return DocumentSymbol(_name(tree.text(span), role), _SHOWN[span.role], place, place, detail=role)


def _section(tree: Tree, section: Section, analysis: Analysis) -> DocumentSymbol:
    subhead = section.subhead
    return DocumentSymbol(
        name=_name(tree.text(subhead), subhead.role.value),
        detail=subhead.role.value,
        kind=SymbolKind.String,
        range=analysis.range(subhead.start, section.end),
        selection_range=analysis.range(subhead.start, subhead.end),
    )


def _name(text: str, otherwise: str) -> str:
    """The text on one line; a name must have something to see in it."""
    line = " ".join(text.split())
    return visible(clipped(line, _LONGEST)) if line else otherwise
