"""Where does an article end, if the caller says which lines end one?"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from newsparse.label.describe import BlockFacts
from newsparse.model.errors import ConfigurationError
from newsparse.text.blocks import Block
from newsparse.text.lines import raw
from newsparse.text.unwrap import Words, unwrap


def divided(text: str, blocks: Sequence[Block], pattern: str) -> list[Block]:
    """The blocks, in which each line that matches is a block of its own.

    Raises ConfigurationError for what is not a regular expression.
    """
    words = Words(text)
    found: list[Block] = []
    for block in blocks:
        if block.lines > 1:
            found += _pieces(text, block, pattern, words)
        else:
            found.append(block)
    return found


def _pieces(text: str, block: Block, pattern: str, words: Words) -> Iterator[Block]:
    """The block, cut before and after its lines that match."""
    groups: list[list[tuple[int, str, int]]] = []
    separate = True
    for number, (start, line) in enumerate(raw(text[block.start : block.end])):
        if not line.strip():
            continue
        alone = is_separator(line.strip(), pattern)
        if alone or separate:
            groups.append([])
        groups[-1].append((start, line, number))
        separate = alone
    if len(groups) == 1:
        yield block
        return
    for group in groups:
        (first, opening, number), (last, closing, _) = group[0], group[-1]
        start = block.start + first + len(opening) - len(opening.lstrip())
        yield Block(
            start=start,
            end=block.start + last + len(closing.rstrip()),
            text=unwrap([line.strip() for _, line, _ in group], words.occur, words.hyphenates),
            line=block.line + number,
            lines=group[-1][2] - number + 1,
            indent=block.indent,
            gap=block.gap if group is groups[0] else 0,
        )


def cut(facts: Sequence[BlockFacts], pattern: str) -> list[tuple[int, int]]:
    """The articles as half-open ranges of blocks; a separator ends the one above, as do several in a row."""
    ranges: list[tuple[int, int]] = []
    start = 0
    for index, (one, below) in enumerate(zip(facts, [*facts[1:], None], strict=True), 1):
        if not below or not is_separator(one.block.text, pattern) or is_separator(below.block.text, pattern):
            continue
        if any(not is_separator(other.block.text, pattern) for other in facts[start:index]):
            ranges.append((start, index))
            start = index
    return [*ranges, (start, len(facts))]


def without_separators(
    facts: Sequence[BlockFacts], pattern: str
) -> tuple[list[BlockFacts], list[BlockFacts]]:
    """The blocks of an article, and its separators."""
    own = [one for one in facts if not is_separator(one.block.text, pattern)]
    return own, [one for one in facts if is_separator(one.block.text, pattern)]


def is_separator(line: str, pattern: str) -> bool:
    """Whether a line, without the white space around it, matches somewhere."""
    return _compiled(pattern).search(line) is not None


@lru_cache(maxsize=8)
def _compiled(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise ConfigurationError(f"{pattern!r} is not a regular expression: {error}") from error
