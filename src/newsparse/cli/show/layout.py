"""How a file sets its paragraphs, in words for a person."""

from newsparse.text.blocks import Blocks


def in_words(found: Blocks) -> str:
    """The layout of a text.

    >>> from newsparse.text.blocks import find
    >>> in_words(find("Rain\\nIt rains.\\n"))
    'one paragraph a line'
    """
    layout = found.layout
    spaced = sum(block.gap > 0 for block in found.blocks[1:])
    blank = 2 * spaced > len(found.blocks) - 1 > 0
    if not layout.width:
        return "blank lines between paragraphs" if blank else "one paragraph a line"
    words = f"wrapped at {layout.width} columns"
    if layout.base is not None:
        words += ", paragraphs indented"
    return words + (", blank lines between them" if blank else "")


def evidence(found: Blocks) -> str:
    """The counts that the layout was read from."""
    layout = found.layout
    if not layout.pairs:
        return "no two short lines stand next to each other"
    return (
        f"of {layout.pairs} lines short enough to be wrapped {layout.full} are full, "
        f"and {layout.open} of those stop inside a sentence"
    )
