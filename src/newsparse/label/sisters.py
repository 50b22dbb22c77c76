"""Lines of an article that are known by their sisters: labels over its sections, and amounts of ingredients."""

from collections.abc import Callable, Iterator, Sequence

from newsparse.label.describe import BlockFacts
from newsparse.label.shape import RUNNING, SENTENCE_END, LastCharacter, Shape

_FEWEST_SISTERS = 3
_LONGEST_LABEL = (
    40  # size units of `Video and photos:`; `The mayor said in a statement:` leads to a quotation
)
_SHORTEST_SECTION = 150  # size units of the text below a label
_MOST_WORDS = 2  # of a label with a full stop: `Yesterday.`
_LONGEST_AMOUNT = 60  # size units of `250 g of butter, softened`
_OPEN_STATES = ("paragraph", "subhead", "list_item", "boilerplate")


def settle_sections(path: list[str], facts: Sequence[BlockFacts]) -> None:
    """Make headings of the labels that each stand over a section of text, if several do."""
    for is_label in (_is_label, _is_word):
        labels = [index for index in range(1, len(path) - 1) if is_label(facts[index])]
        over = [index for index in labels if _stands_over_text(path, facts, index)]
        if len(over) < _FEWEST_SISTERS or len(over) < len(labels):
            continue
        if is_label is _is_label or any(path[index] == "subhead" for index in over):
            for index in over:
                path[index] = "subhead"


def _is_label(m: BlockFacts) -> bool:
    plain = not m.formulas or m.formulas == ("follow=",)
    return m.last is LastCharacter.COLON and m.size <= _LONGEST_LABEL and m.first == "letter" and plain


def _is_word(m: BlockFacts) -> bool:
    return m.shape is Shape.SHORT_SENTENCE and m.words <= _MOST_WORDS and not m.formulas


def _stands_over_text(path: Sequence[str], facts: Sequence[BlockFacts], index: int) -> bool:
    above, below = facts[index - 1], facts[index + 1]
    closed = above.last in SENTENCE_END or path[index - 1] == "subhead"
    text = path[index + 1] == "paragraph" and below.shape in RUNNING and below.size >= _SHORTEST_SECTION
    return path[index] in _OPEN_STATES and closed and text


def settle_amounts(path: list[str], facts: Sequence[BlockFacts]) -> None:
    """Make paragraphs, or list items, of amounts of one list that were taken for headings."""
    for run in _runs(path, facts, _is_amount):
        items = [index for index in run if facts[index].block.text[0].isdigit()]
        if len(items) < _FEWEST_SISTERS:
            continue
        listed = sum(path[index] == "list_item" for index in items)
        role = "list_item" if 2 * listed > len(items) else "paragraph"
        for index in items:
            path[index] = role if path[index] == "subhead" else path[index]


def _is_amount(m: BlockFacts) -> bool:
    return m.size <= _LONGEST_AMOUNT and m.last not in SENTENCE_END and m.timestamp is None


def _runs(
    path: Sequence[str], facts: Sequence[BlockFacts], belongs: Callable[[BlockFacts], bool]
) -> Iterator[list[int]]:
    run: list[int] = []
    for index, m in enumerate(facts):
        if path[index] in _OPEN_STATES and belongs(m):
            run.append(index)
        elif run:
            yield run
            run = []
    yield run
