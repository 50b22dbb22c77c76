"""The sections of an article: what is below each of its subheads."""

from collections.abc import Iterator
from typing import NamedTuple

from newsparse.model.role import Role
from newsparse.model.span import Span
from newsparse.pipeline.tree import Tree

# What follows an article's text and is in no section of it.
_AFTER = frozenset(
    {Role.END_MARKER, Role.NOTE, Role.CREDIT, Role.BOILERPLATE, Role.BREAK, Role.SLUG, Role.TIMESTAMP}
)


class Section(NamedTuple):
    """A subhead and the offset at which the last block below it ends."""

    subhead: Span
    end: int


def sections(tree: Tree) -> Iterator[Section]:
    """The sections of an article in order; boilerplate and notes at the end of the last one are not part of it."""
    subhead: Span | None = None
    end = 0
    for span in tree.spans:
        if span.role is Role.SUBHEAD:
            if subhead:
                yield Section(subhead, end)
            subhead, end = span, span.end
        elif span.role not in _AFTER:
            end = span.end
    if subhead:
        yield Section(subhead, end)


def extent_of(tree: Tree) -> tuple[int, int] | None:
    """The offsets of an article from its first block to its last, without the white space around it."""
    blocks = [span for span in tree.spans if span.role is not Role.BREAK]
    return (blocks[0].start, blocks[-1].end) if blocks else None
