"""The layout of a file's paragraphs in words."""

from newsparse.text.blocks import Blocks

_FEW = 3  # pairs of short lines; fewer are not measured unless a sentence goes on between them


def in_words(found: Blocks) -> str:
    """The layout of a text in words.

    >>> from newsparse.text.blocks import find
    >>> in_words(find("Rain\\nIt rains.\\n"))
    'one paragraph per line'
    """
    layout = found.layout
    spaced = sum(block.gap > 0 for block in found.blocks[1:])
    blank = 2 * spaced > len(found.blocks) - 1 > 0
    if not layout.width:
        return "blank lines between paragraphs" if blank else "one paragraph per line"
    words = f"wrapped at {layout.width} columns"
    if layout.base is not None:
        words += ", paragraphs indented"
    return words + (", blank lines between them" if blank else "")


def evidence(found: Blocks) -> str:
    """The counts from which the layout was inferred."""
    layout = found.layout
    if not layout.pairs:
        return "no two short lines are adjacent"
    if layout.pairs < _FEW and not layout.full:
        return "hardly any short lines are adjacent"
    return (
        f"{layout.full} of {layout.pairs} lines that may be wrapped fill the width, "
        f"and {layout.open} of those end inside a sentence"
    )
