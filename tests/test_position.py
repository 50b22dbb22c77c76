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


def test_only_the_first_five_blocks_of_content_have_a_position() -> None:
    found = placed("Ferry late", *[TEXT] * 14)
    assert [at.content_index for at in found] == [0, 1, 2, 3, 4]
    assert [len(at.below) for at in found] == [4] * 5
    assert [at.title is not None for at in found] == [False] + [True] * 4


def test_all_blocks_above_the_fifth_of_content_have_a_position() -> None:
    found = placed("By Ana Ruiz", "Ferry late", *[TEXT] * 3, "By Ana Ruiz", "12 March 2024", *[TEXT] * 9)
    assert [at.content_index for at in found] == [0, 0, 1, 2, 3, 4, 4, 4]
    assert [at.byline_below for at in found] == [False] * 4 + [True] + [False] * 3
