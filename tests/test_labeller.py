"""The reasons for a role: its margin, and the features that decide."""

import pytest

from newsparse.label.chain import Chain, shipped
from newsparse.label.describe import describe
from newsparse.label.labeller import Reasons, explain
from newsparse.label.states import STATES
from newsparse.text.blocks import find

TITLE = STATES.index("title")


def reasons(weights: dict[str, float]) -> Reasons:
    """The reasons why a line is a title, given the weights of its features for that state."""
    rows = {name: f"{TITLE} {round(1000 * weight)}" for name, weight in weights.items()}
    facts = describe(find("Ferry late again").blocks)
    return explain(facts, "en", Chain(rows, shipped().steps, shipped().scales))[1][0]


def test_features_with_little_weight_are_not_reported() -> None:
    found = reasons({"block 0 S": 20.0, "first letter": 0.08, "words 3": 0.04})
    assert found.features == (("block 0 S", 20.0), ("first letter", 0.08))


def test_a_margin_is_finite_even_for_a_certain_role() -> None:
    assert reasons({"block 0 S": 300.0}).margin == pytest.approx(20.7, abs=0.1)
