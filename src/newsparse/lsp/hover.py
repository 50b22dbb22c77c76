"""Why is this block what it is? The answer to a hover: its role, how sure it is, and the reasons of `explain`."""

from collections.abc import Iterator, Sequence

from lsprotocol.types import Hover, MarkupContent, MarkupKind, Position, Range

from newsparse.dateline import as_dateline
from newsparse.label.feature_words import in_words, strongest
from newsparse.label.labeller import Reasons
from newsparse.lsp.analysis import Analysis
from newsparse.lsp.markdown import plain
from newsparse.model.role import Role
from newsparse.model.span import Span
from newsparse.pipeline.left_out import DOUBT
from newsparse.pipeline.tree import Tree

_MOST_REASONS = 6  # as in `newsparse explain`


def hover(analysis: Analysis, position: Position, *, markdown: bool) -> Hover | None:
    """What is known of the block at a place; None between blocks. Without `markdown`, as plain text."""
    at, _ = analysis.extent(Range(position, position))
    for tree, reasons in analysis.reasons:
        if not tree.share.start <= at <= tree.share.end:
            continue
        for span in tree.spans:
            if span.start <= at < span.end or at == span.end == _end(tree):
                if span.role is Role.BREAK:
                    break
                lines = _lines(tree, span, _reasons_for(span, reasons))
                return Hover(_content(lines, markdown=markdown), analysis.range(span.start, span.end))
    return None


def _end(tree: Tree) -> int:
    return tree.spans[-1].end if tree.spans else 0


def _reasons_for(span: Span, reasons: Sequence[Reasons]) -> Reasons | None:
    """The reasons for the block that a span is, or is part of, as a dateline is."""
    return next((one for one in reasons if one.block.start <= span.start < one.block.end), None)


# A line of the answer: what is in bold, and what follows it.
_Line = tuple[str, str]


def _lines(tree: Tree, span: Span, reasons: Reasons | None) -> Iterator[_Line]:
    role = span.role.value.replace("_", " ")
    if reasons is None:
        yield role, ""
        return
    runner_up = reasons.runner_up.value.replace("_", " ")
    if reasons.runner_up is reasons.role:
        yield role, "certain: its own text or its place alone decides"
    elif reasons.margin < DOUBT:
        yield role, f"uncertain, perhaps {runner_up} (margin {reasons.margin:.2f})"
    else:
        yield role, f"margin {reasons.margin:.2f} over {runner_up}"
    if span.role is Role.DATELINE and tree.match:
        yield from _dateline(tree)
    weights = strongest((in_words(name), weight) for name, weight in reasons.features)
    for words, weight in weights[:_MOST_REASONS]:
        yield f"{weight:+.2f}", words
    if len(weights) > _MOST_REASONS:
        yield "", f"and {len(weights) - _MOST_REASONS} more; newsparse explain -v lists them"


def _dateline(tree: Tree) -> Iterator[_Line]:
    assert tree.match is not None
    found = as_dateline(tree.source.text, tree.match)
    for name, value in (("place", found.place), ("agency", found.agency), ("date", found.date)):
        if value:
            yield name, value


def _content(lines: Iterator[_Line], *, markdown: bool) -> MarkupContent:
    if not markdown:
        text = "\n".join(f"{bold} {rest}".strip() for bold, rest in lines)
        return MarkupContent(MarkupKind.PlainText, text)
    first, *others = (f"{f'**{plain(bold)}**' if bold else ''} {plain(rest)}".strip() for bold, rest in lines)
    items = "".join(f"\n- {line}" for line in others)
    return MarkupContent(MarkupKind.Markdown, f"{first}\n{items}" if items else first)
