"""The position of a block among the blocks of content."""

from newsparse.label.describe import describe
from newsparse.label.position import Position, positions
from newsparse.text.blocks import find

TEXT = "The ferry to the islands was late again on Monday, and nobody on the quay was told why or when."


def placed(*blocks: str) -> list[Position]:
    return positions(describe(find("\n\n".join(blocks)).blocks))


def test_bylines_and_times_are_not_content() -> None:
    found = placed("Ferry late", "By Ana Ruiz", "12 March 2024", TEXT)
    assert [at.content_index for at in found] == [0, 1, 1, 1]
    assert [at.byline_below for at in found] == [True, False, False, False]


def test_a_position_includes_the_next_four_blocks_of_content() -> None:
    assert [len(at.below) for at in placed("Ferry late", *[TEXT] * 9)][:2] == [4, 4]


def test_only_the_first_five_blocks_know_the_blocks_below_them() -> None:
    found = placed("Ferry late", *[TEXT] * 14)
    assert [bool(at.below) for at in found] == [True] * 5 + [False] * 10
    assert [at.title is not None for at in found] == [False] + [True] * 4 + [False] * 10
