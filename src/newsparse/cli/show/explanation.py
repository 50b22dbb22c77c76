"""The reasons for the role of each block, as JSON values."""

from collections.abc import Sequence
from functools import lru_cache

from newsparse.cli.show import layout
from newsparse.cli.show.grammar import Facts, dateline_facts
from newsparse.cli.show.picture import DOUBT
from newsparse.label.feature_words import in_words
from newsparse.label.labeller import Reasons
from newsparse.model.role import Role
from newsparse.pipeline.tree import Tree
from newsparse.text.blocks import Blocks, find


def explanation(
    tree: Tree, reasons: Sequence[Reasons], line: int | None = None, layout_option: str = "auto"
) -> Facts:
    """The explanation of one article; with `line` (1-based), only of the block that contains it."""
    found = _layout_of(tree.source.text, layout_option)
    wanted = [reason for reason in reasons if line is None or _holds(reason, line)]
    lead = _lead(tree, reasons)
    return {
        "source": {"path": tree.source.path, "article": tree.share.article, "of": tree.share.of},
        "language": tree.language,
        "layout": found,
        "blocks": [_block(tree, reason, is_lead=reason is lead) for reason in wanted],
    }


@lru_cache(maxsize=1)  # the articles of a file share its text
def _layout_of(text: str, option: str) -> Facts:
    return _layout(find(text, option))


def _holds(reason: Reasons, line: int) -> bool:
    first = reason.block.line + 1
    return first <= line < first + reason.block.lines


def _lead(tree: Tree, reasons: Sequence[Reasons]) -> Reasons | None:
    """The block that opens with the dateline, or else the one where it was expected."""
    if tree.match:
        return next((reason for reason in reasons if reason.block.start == tree.match.start), None)
    for role in (Role.DATELINE, Role.PARAGRAPH, Role.SUMMARY):
        for reason in reasons:
            if reason.role is role:
                return reason
    return None


def _layout(found: Blocks) -> Facts:
    described = found.layout
    return {
        "description": layout.in_words(found),
        "evidence": layout.evidence(found),
        "width": described.width,
        "short_lines": described.pairs,
        "full": described.full,
        "open": described.open,
        "confidence": round(described.confidence, 2),
        "base_indent": described.base,
    }


def _block(tree: Tree, reason: Reasons, *, is_lead: bool) -> Facts:
    """The explanation of one block; `grammar` is the analysis of its dateline, for the lead only."""
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
        "features": [
            {"name": name, "words": in_words(name), "weight": weight} for name, weight in reason.features
        ],
        "grammar": dateline_facts(tree.source.text, block.start, block.end) if is_lead else None,
    }
