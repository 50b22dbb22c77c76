"""`explain` says in words what the weights stand on; every name has words, and the legend lists every form."""

import re

import pytest

from newsparse.base.tables import load
from newsparse.label.feature_words import FORMS, Form, in_words
from tests.conftest import ROOT

LEGEND = (ROOT / "docs" / "explain.md").read_text("utf-8")


def test_every_feature_that_has_a_weight_has_words() -> None:
    names = load("weights")["features"]
    assert len(names) > 1_000
    assert [name for name in names if in_words(name) == name] == []


def test_a_name_that_no_form_knows_stays_as_it_is() -> None:
    assert in_words("last z 1") == "last z 1"


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.example)
def test_the_example_of_a_form_is_said_by_that_form(form: Form) -> None:
    first = next(other for other in FORMS if other.pattern.fullmatch(form.example))
    assert first is form


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.example)
def test_words_show_no_letter_codes(form: Form) -> None:
    assert not re.search(r"(?<!')\b[b-zB-Z]\b|[<>]", in_words(form.example).replace("starts with >", ""))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.example)
def test_the_legend_lists_every_form(form: Form) -> None:
    row = f"| `{form.example}` | {in_words(form.example)} |"
    assert row in LEGEND.splitlines()
