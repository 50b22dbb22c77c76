"""Every form reads its example and does not read its near miss."""

import pytest

from newsparse.dateline import attempts, match, match_named
from newsparse.dateline.east_asian import match as east_asian
from newsparse.dateline.east_asian.unspaced import UnspacedForm
from newsparse.dateline.evidence import FACTS
from newsparse.dateline.forms import FORMS, DatelineForm, by_pattern, by_pattern_alone

AnyForm = DatelineForm | UnspacedForm
EVERY: list[AnyForm] = [*FORMS, *east_asian.FORMS]


@pytest.mark.parametrize("form", EVERY, ids=lambda form: form.name)
def test_the_example_of_a_form_is_read_by_it(form: AnyForm) -> None:
    found = match(form.example)
    assert found and found.form == form.name, attempts(form.example)


@pytest.mark.parametrize("form", EVERY, ids=lambda form: form.name)
def test_the_near_miss_of_a_form_is_not_read_by_it(form: AnyForm) -> None:
    found = match(form.near_miss)
    assert found is None or found.form != form.name


def test_no_two_forms_share_a_name() -> None:
    assert len({form.name for form in EVERY}) == len(EVERY)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_no_form_is_hidden_behind_an_earlier_one(form: DatelineForm) -> None:
    assert form in (by_pattern_alone() if form.alone else by_pattern()).values()


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_proof_names_known_facts(form: DatelineForm) -> None:
    facts = [fact for way in form.proof.split("|") for fact in way.strip().split("+")]
    assert facts and set(facts) <= set(FACTS)


@pytest.mark.parametrize(
    ("text", "names", "place"),
    [
        ("BHAKKAR: Two bridges reopened.", "Bridges at Bhakkar reopen", "BHAKKAR"),
        ("MILDEN –", "Neue Brücke in Milden", "MILDEN"),
        ("MİLDEN –", "Milden'deki yeni köprü", "MİLDEN"),
        ("Milden.", "Neue Brücke in Milden", "Milden"),
        ("Milden. Two bridges reopened.", "Bridges at Milden reopen", "Milden"),
        ("Betzdorf. Zwei Brücken sind offen.", "Neue Brücken", "Betzdorf"),
        ("WHO: Mayor Lena Brandt", "Who was late?", None),
        ("NOTE: The bridge is closed.", "Bridges at Milden reopen", None),
        ("Milden – Cray was the match of the year.", "Milden beats Cray", None),
        ("Endlich. Zwei Brücken sind offen.", "Neue Brücken", None),
    ],
)
def test_a_place_that_no_list_holds_is_known_by_the_headline_or_its_ending(
    text: str, names: str, place: str | None
) -> None:
    found = match_named(text, names, ("dorf",))
    assert (found and text[slice(*found.place)] if found and found.place else None) == place


@pytest.mark.parametrize("dash", ['"', "?", "\ufffd"])
def test_a_dash_that_a_wrong_encoding_broke_closes_a_dateline(dash: str) -> None:
    found = match(f"VENICE, Italy (AP) {dash} Two bridges reopened.")
    assert found and found.end == len("VENICE, Italy (AP) -")
    whole = match('VENICE, Italy (AP) "Two bridges" reopened.')
    assert whole and whole.end == len("VENICE, Italy (AP)")
