"""What there is to say about the role of each block: plain values, for people and programs alike."""

from collections.abc import Sequence
from typing import Any

from newsparse.cli.grammar import seen
from newsparse.cli.show import layout
from newsparse.cli.show.picture import DOUBT
from newsparse.label.labeller import Reasons
from newsparse.model.role import Role
from newsparse.pipeline.tree import Tree
from newsparse.text.blocks import Blocks, find

Facts = dict[str, Any]


def explanation(tree: Tree, reasons: Sequence[Reasons], line: int | None = None) -> Facts:
    """The facts of one article; with `line` (1-based) only those of the block that holds it."""
    found = find(tree.source.text)
    wanted = [reason for reason in reasons if line is None or _holds(reason, line)]
    lead = _lead(tree, reasons)
    return {
        "source": {"path": tree.source.path, "article": tree.share.article, "of": tree.share.of},
        "language": tree.language,
        "layout": _layout(found),
        "blocks": [_block(tree, reason, is_lead=reason is lead) for reason in wanted],
    }


def _holds(reason: Reasons, line: int) -> bool:
    first = reason.block.line + 1
    return first <= line < first + reason.block.lines


def _lead(tree: Tree, reasons: Sequence[Reasons]) -> Reasons | None:
    """The block that the dateline opens, or the one that it was looked for in."""
    if tree.match:
        return next((reason for reason in reasons if reason.block.start == tree.match.start), None)
    for role in (Role.DATELINE, Role.PARAGRAPH, Role.SUMMARY):
        for reason in reasons:
            if reason.role is role:
                return reason
    return None


def _layout(found: Blocks) -> Facts:
    laid = found.layout
    return {
        "description": layout.in_words(found),
        "evidence": layout.evidence(found),
        "width": laid.width,
        "short_lines": laid.pairs,
        "full": laid.full,
        "open": laid.open,
        "base_indent": laid.base,
    }


def _block(tree: Tree, reason: Reasons, *, is_lead: bool) -> Facts:
    """`grammar` is what the dateline grammar sees in the block, for the lead only."""
    block = reason.block
    return {
        "line": block.line + 1,
        "lines": block.lines,
        "start": block.start,
        "end": block.end,
        "text": block.text,
        "role": reason.role.value,
        "state": reason.state,
        "probability": round(reason.probability, 4),
        "runner_up": reason.runner_up.value,
        "margin": reason.margin,
        "uncertain": reason.margin < DOUBT,
        "cues": [{"cue": cue, "weight": weight} for cue, weight in reason.features],
        "grammar": seen(tree.source.text, block.start, block.end) if is_lead else None,
    }
