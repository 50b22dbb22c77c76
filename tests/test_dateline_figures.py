"""The least accuracy of datelines, on evaluation data that are not part of the project."""

from pathlib import Path

import pytest
from tools import evaluate_datelines as evaluate

EVAL = Path(__file__).parent.parent.parent / "shared" / "eval"
pytestmark = pytest.mark.skipif(not EVAL.exists(), reason="the evaluation data are not beside the project")


@pytest.fixture(scope="module")
def lines() -> list[evaluate.Record]:
    return evaluate.records(EVAL / "datelines" / "dev.jsonl")


CATALOGUE = {
    "precision": 0.99,
    "recall": 0.99,
    "place": 0.97,
    "region": 0.95,
    "agency": 0.97,
    "date": 0.98,
    "byline": 0.95,
    "end": 0.96,
}
WIRE = {"f1": 0.998, "place": 0.99, "date": 0.99, "agency": 0.99}


def test_the_lines_of_the_catalogue_are_read(lines: list[evaluate.Record]) -> None:
    figures = evaluate.catalogue_figures(lines)
    assert {name: value for name, value in figures.items() if value < CATALOGUE[name]} == {}


def test_no_look_alike_of_the_catalogue_is_taken(lines: list[evaluate.Record]) -> None:
    assert evaluate.catalogue_figures(lines)["precision"] == 1


def test_wire_stories_are_read() -> None:
    figures = evaluate.wire_figures(evaluate.records(EVAL / "dev" / "reuters-wire.jsonl"))
    assert {name: value for name, value in figures.items() if value < WIRE[name]} == {}


@pytest.mark.parametrize(("name", "most"), [("fundus-plain", 0), ("newsroom-plain", 1), ("reuters-wire", 1)])
def test_hardly_any_other_block_is_taken(name: str, most: int) -> None:
    counts, taken = evaluate.false_alarms(evaluate.records(EVAL / "dev" / f"{name}.jsonl"))
    assert len(taken) <= most, taken
    assert sum(counts.values()) > 3000


def test_an_agency_that_is_not_listed_is_mostly_read_by_shape(lines: list[evaluate.Record]) -> None:
    recalls = evaluate.leave_one_out(lines)
    assert len(recalls) > 70
    assert sum(recalls.values()) / len(recalls) >= 0.95


def test_with_no_agency_of_the_catalogue_listed_no_look_alike_is_taken(lines: list[evaluate.Record]) -> None:
    figures = evaluate.without_all(lines)
    assert figures["recall"] >= 0.94
    assert figures["look-alikes taken"] == 0
