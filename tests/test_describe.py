"""Formulas of one line: what is a picture's credit or a time by its form, and what only looks like one."""

import pytest

from newsparse.label.describe import describe
from newsparse.text.blocks import find


def formulas(line: str) -> tuple[str, ...]:
    (block,) = find(line).blocks
    return describe([block])[0].formulas


@pytest.mark.parametrize(
    "line",
    [
        "Ana Ruiz/Example Images",
        "Die Brücke in Lyon nach dem Sturm. Uli Muster/dpa",
        "The mayor and her deputy at the bridge (AP Photo/Ana Ruiz)",
    ],
)
def test_a_photographer_and_an_agency_end_a_caption(line: str) -> None:
    assert "ends credited" in formulas(line)


@pytest.mark.parametrize(
    "line",
    [
        "Der Streit in der CDU/CSU",
        "Mehr Geld und/oder mehr Zeit",
        "Ein Unfall in Frankfurt/Main",
        "Die Saison 2024/25",
        "Winds of 120 km/h",
        "Mehr Lohn für Lehrer/innen",
    ],
)
def test_other_slashes_are_no_credits(line: str) -> None:
    assert "ends credited" not in formulas(line)


def test_a_time_can_stand_right_before_a_name() -> None:
    assert "clock" in formulas("20:11Ana Ruiz")
    assert "clock" not in formulas("Won 20:112 on points")
