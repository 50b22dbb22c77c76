"""The limits of a page's features: distances to repeated lines, to the running text and to the headline."""

import pytest

from newsparse.label.describe import describe
from newsparse.label.feature_names import names_of
from newsparse.label.page_features import PageView
from newsparse.label.steps import Prepared, prepare
from newsparse.text.blocks import find

STORY = [
    f"The ferry to the islands was late on {day}, and nobody on the quay was told why or when it would sail."
    for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
]
LINK = "Home"
MENU = ["News", "Sport", "Money", "Travel", "Weather", "Games", "Letters", "Shop", "About", "Jobs"]


def prepared(*above: str) -> Prepared:
    """A page with its running text below these blocks."""
    found = prepare(describe(find("\n\n".join([*above, *STORY, *MENU, *MENU])).blocks))
    assert (found.around.page, found.around.core[0]) == (True, len(above))
    return found


def names(index: int, *above: str, headlines: tuple[int, ...] = ()) -> list[str]:
    page = prepared(*above)
    found = PageView(page.facts, page.around, headlines).features(index, [])
    return list(names_of(found))


@pytest.mark.parametrize(
    ("before", "after", "which"),
    [
        (45, 45, "middle"),
        (45, 75, "last"),
        (75, 45, "first"),
        (75, 75, "far"),
    ],
)
def test_a_repetition_is_nearby_within_sixty_blocks(before: int, after: int, which: str) -> None:
    line = "Ferry late"
    above = [line, *[LINK] * (before - 1), line, *[LINK] * (after - 1), line]
    assert f"page:repeated above {which}" in names(before, *above)


def test_lines_are_compared_with_the_running_text_up_to_forty_blocks_above_it() -> None:
    def compared(distance: int) -> bool:
        found = names(0, "Ferry to the islands late", *[LINK] * (distance - 1))
        return any(name.startswith("page:core words") for name in found)

    assert (compared(30), compared(50)) == (True, False)


def test_lines_below_the_running_text_are_not_compared_with_it() -> None:
    last = len(STORY) - 1
    assert any(name.startswith("page:core words") for name in names(last))
    assert not any(name.startswith("page:core words") for name in names(last + 1))


def test_a_name_is_near_the_headline_within_eight_blocks_below_it() -> None:
    def side(distance: int) -> str:
        page = prepared("Ferry late", *[LINK] * 29)
        return names_of(PageView(page.facts, page.around, [0]).name(distance))[1].split()[-1]

    assert [side(distance) for distance in (6, 8, 10, 16)] == ["near", "near", "far", "far"]


def test_indentation_makes_no_difference_beyond_six_columns() -> None:
    def set_off(blanks: int) -> list[str]:
        page = prepare(
            describe(find("\n\n".join([*STORY, " " * blanks + "A quay", *STORY, *MENU * 2])).blocks)
        )
        found = PageView(page.facts, page.around, ()).features(len(STORY), [])
        return [name for name in names_of(found) if "set off" in name]

    assert set_off(5) == ["page:set off in S", "page:set off 5 in"]
    assert set_off(8) == set_off(30) == ["page:set off in S", "page:set off 6 in"]


def test_the_density_of_running_text_is_taken_within_two_and_six_blocks() -> None:
    def density(links: int) -> list[str]:
        return [name for name in names(0, *[LINK] * links) if "density" in name]

    assert density(2)[:2] == ["page:density 1", "page:wide density 2"]
    assert density(3)[:2] == ["page:density 0", "page:wide density 2"]
    assert density(5)[:2] == ["page:density 0", "page:wide density 1"]
    assert density(8)[:2] == ["page:density 0", "page:wide density 0"]
