"""The lossless cover of a text: every code point in exactly one span, in order."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from newsparse import dateline
from newsparse.model.role import Role
from newsparse.model.span import Span
from newsparse.text.blocks import Block
from newsparse.text.lines import Line, number_at, split
from newsparse.text.source import Source
from newsparse.text.unwrap import Words, origins, unquoted, unwrap

_LEADS = (Role.DATELINE, Role.PARAGRAPH, Role.SUMMARY)


@dataclass(slots=True)
class Tree:
    """One article's spans over its source.

    The spans tile code points `spans[0].start` to `spans[-1].end` of `source.text`: the whole of it, or this
    article's share of a file that holds several (it is number `article`, counted from 1, of `of`).
    `blocks` keeps what is known already of the spans' texts and lines, by where they start.
    """

    source: Source
    lines: Sequence[Line]
    language: str | None
    spans: list[Span]
    article: int = 1
    of: int = 1
    match: dateline.Match | None = None
    blocks: dict[int, Block] = field(default_factory=dict)

    def text(self, span: Span) -> str:
        """The span's text with its wrapped lines joined."""
        block = self.blocks.get(span.start)
        if block:
            return block.text
        whole = self.source.text
        raw = whole[span.start : span.end]
        if "\n" not in raw and "\r" not in raw:
            return raw
        # Not str.splitlines: form feeds and U+2028 are text.
        return unwrap([unquoted(raw[line.start : line.end]) for line in split(raw)], Words(whole).occur)

    def line(self, span: Span) -> int:
        """The 1-based number of the line on which the span starts."""
        block = self.blocks.get(span.start)
        return block.line + 1 if block else number_at(self.lines, span.start)


def grow(
    source: Source,
    lines: Sequence[Line],
    language: str | None,
    labelled: Sequence[tuple[Block, Role]],
    extent: tuple[int, int],
) -> Tree:
    """The tree of labelled blocks that lie inside `extent` (half-open code points)."""
    tree = Tree(source, lines, language, [])
    lead = _lead(source.text, labelled)
    at = extent[0]
    for index, (block, role) in enumerate(labelled):
        at = _break(tree, at, block.start)
        if lead and lead[0] == index:
            at = _dated(tree, block, role, lead[1])
        else:
            tree.spans.append(Span(role, block.start, block.end))
            tree.blocks[block.start] = block
            at = block.end
    _break(tree, at, extent[1])
    return tree


def _lead(text: str, labelled: Sequence[tuple[Block, Role]]) -> tuple[int, dateline.Match] | None:
    """The block that a dateline opens: the one on a line of its own, else the lead, else the summary."""
    first: dict[Role, int] = {}
    for index, (_, role) in enumerate(labelled):
        first.setdefault(role, index)
    for role in _LEADS:
        index = first.get(role, -1)
        if index >= 0:
            block = labelled[index][0]
            match = dateline.match(block.text)
            if match:
                return index, match.placed(origins(text, block.start, block.text[: match.end]))
    return None


def _dated(tree: Tree, block: Block, role: Role, match: dateline.Match) -> int:
    """The spans of a block that opens with a dateline."""
    tree.match = match
    tree.spans.append(Span(Role.DATELINE, match.start, match.end, match.parts()))
    text = tree.source.text
    rest = match.end
    while rest < block.end and text[rest].isspace():
        rest += 1
    _break(tree, match.end, rest)
    if rest < block.end:
        tree.spans.append(Span(role if role is not Role.DATELINE else Role.PARAGRAPH, rest, block.end))
    return block.end


def _break(tree: Tree, start: int, end: int) -> int:
    if start < end:
        tree.spans.append(Span(Role.BREAK, start, end))
    return end
