"""The table of agencies: every row is read in its own form."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from newsparse.base import tables
from newsparse.dateline import attempts, match
from newsparse.dateline.forms import by_pattern
from newsparse.dateline.lexicon import Lexicon, default
from newsparse.dates.find import fold

TABLE = tomllib.loads((Path(tables.DATA) / "agencies.toml").read_text("utf-8"))
AGENCIES = TABLE["agencies"]

# A place and a day in the script of the agency's name, by the first letter that the script has.
SAMPLES = (
    ("\u0370", "\u03ff", "ΑΘΗΝΑ", "5 Δεκεμβρίου"),
    ("\u0400", "\u04ff", "МОСКВА", "5 декабря"),
    ("\u0530", "\u058f", "ԵՐԵՎԱՆ", "5 դեկտեմբերի"),
    ("\u0590", "\u06ff", "القاهرة", "5 ديسمبر"),
    ("\u0900", "\u097f", "नई दिल्ली", "5 दिसंबर"),
    ("\u0c00", "\u0c7f", "హైదరాబాద్", "5 డిసెంబర్"),
    ("\u0e00", "\u0e7f", "กรุงเทพฯ", "5 ธ.ค."),
)
LATIN_SAMPLE = ("LONDON", "Dec 5")
LEAD = {"МОСКВА": "Мост открыт для всех.", "القاهرة": "الجسر مفتوح من جديد.", "नई दिल्ली": "पुल फिर खुल गया है।"}
UNSPACED = {
    "zh": "{A}北京12月5日电 大桥重新开放。",
    "tw": "（{A}台北5日電）橋重開。",
    "ja": "【ソウル＝{A}】橋が再開した。",
    "ko": "(서울={A}) 김하나 기자 = 다리가 다시 열렸다.",
}


def line_of(row: dict[str, str], name: str) -> str:
    """A made-up lead in the row's form."""
    if row["form"] in UNSPACED:
        return UNSPACED[row["form"]].format(A=name)
    place, day = next((sample[2:] for sample in SAMPLES if sample[0] <= name[0] <= sample[1]), LATIN_SAMPLE)
    parts = {"P": place, "R": "Ohio", "D": day, "A": name, "(A)": f"({name})", "/A/": f"/{name}/", "-": "-"}
    head = ""
    for mark in row["form"].split():
        joint = "" if mark in ".:" or not head else ", " if mark in "PRDA" and head[-1] not in ".-" else " "
        head += joint + parts.get(mark, mark)
    return f"{head} {LEAD.get(place, 'The bridge is open again.')}"


@pytest.mark.parametrize("identity", AGENCIES)
def test_an_agency_is_read_in_its_own_form(identity: str) -> None:
    row = AGENCIES[identity]
    line = line_of(row, row["names"][0])
    if row["form"] in ("P D A", "P - A", "(A)", "P (A)"):
        line = line.split(" The bridge")[0] if row["form"] in ("P D A", "P - A") else line
    found = match(line)
    assert found, (line, attempts(line))
    assert found.agency_id == (identity if "A" in row["form"] or row["form"] in UNSPACED else None)


@pytest.mark.parametrize("identity", AGENCIES)
def test_an_agency_has_names_a_country_and_a_known_form(identity: str) -> None:
    row = AGENCIES[identity]
    assert row["names"]
    assert len(row["country"]) == 2 and row["country"].isupper()
    assert row["form"] in UNSPACED or row["form"].replace(" ", "") in by_pattern()


def test_no_name_belongs_to_two_rows() -> None:
    rows = [{fold(name) for name in row["names"]} for row in AGENCIES.values()]
    rows += [{fold(name)} for listed in TABLE["outlets"].values() for name in listed]
    assert [name for name, count in Counter(name for row in rows for name in row).items() if count > 1] == []


def test_the_world_has_many_agencies() -> None:
    assert len(AGENCIES) >= 250


def test_one_agency_has_one_id_in_every_script() -> None:
    names = ("TASS", "ТАСС", "タス通信", "타스")
    assert {default().agency(name) for name in names} == {"tass"}


def test_an_agency_left_out_is_found_by_shape_without_its_id() -> None:
    line = "MOSCOW, January 21. /TASS/. The bridge is open again."
    found = match(line, lexicon=Lexicon(without=["tass"]))
    assert found and found.agency_id is None
    assert found.agency and line[slice(*found.agency)] == "TASS"
