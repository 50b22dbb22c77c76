"""Which lines of an article are no part of it but of the page it came from, and how one is taken out."""

from collections.abc import Iterator

from newsparse.checks.context import Context
from newsparse.checks.finding import Edit, Finding
from newsparse.phrases import kinds
from newsparse.role import Role
from newsparse.span import Span

_LONGEST = 200


def lines(context: Context, wanted: frozenset[str]) -> Iterator[Span]:
    """The blocks that the parser takes for residue of a page and whose phrases are of a wanted kind."""
    for span in context.spans(Role.BOILERPLATE):
        if span.end - span.start <= _LONGEST and wanted & kinds_of(context, span):
            yield span


def kinds_of(context: Context, span: Span) -> frozenset[str]:
    """The kinds of phrases that a short block is or begins with."""
    folded = context.text[span.start : span.end].casefold().strip()
    return frozenset(kind.rstrip("=") for kind in kinds(folded))


def found(context: Context, wanted: frozenset[str], message: str) -> Iterator[Finding]:
    """A finding with its removal for each such line."""
    for span in lines(context, wanted):
        yield Finding(span.start, span.end, message, (removal(context, span),))


def removal(context: Context, span: Span) -> Edit:
    """The edit that takes out a block with the line ending, and the blank lines, after it."""
    following = next((other.start for other in context.blocks if other.start >= span.end), None)
    if following is not None:
        return Edit(span.start, following, "")
    before = max((other.end for other in context.blocks if other.end <= span.start), default=context.start)
    return Edit(before, span.end, "")
