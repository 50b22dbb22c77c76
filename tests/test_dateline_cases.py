"""Invented datelines from around the world with their parts, and lines that only begin like one."""

from pathlib import Path

import pytest

from newsparse.dateline import as_dateline, attempts, match

CASES = Path(__file__).parent / "cases_dateline"
FIELDS = {
    "p": "place",
    "r": "region",
    "a": "agency",
    "d": "date",
    "b": "byline",
    "i": "agency_id",
}

# How a lead goes on, by the first script of which the dateline has a letter.
LEADS = (
    ("\uac00", "\ud7a3", " 다리가 다시 열렸다."),
    ("\u3041", "\u30ff", "橋が再開した。"),
    ("\u4e00", "\u9fff", "大桥重新开放。"),
    ("\u0400", "\u04ff", " Мост снова открыт для всех жителей города."),
    ("\u0590", "\u05ff", " הגשר פתוח שוב לכל תושבי העיר."),
    ("\u0600", "\u06ff", " الجسر مفتوح من جديد لجميع سكان المدينة."),
    ("\u0900", "\u097f", " पुल सोमवार से फिर सबके लिए खुल गया है।"),
    ("\u0980", "\u0dff", " পাল সোম থেকে আবার সবার জন্য খোলা আছে।"),
)
LATIN_LEAD = " The bridge reopened to all traffic on Monday, the mayor said."


def lead_for(dateline: str) -> str:
    for first, last, lead in LEADS:
        if any(first <= character <= last for character in dateline):
            return lead
    return LATIN_LEAD


def lines(name: str) -> list[str]:
    text = (CASES / name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def expected(parts: str) -> dict[str, str]:
    pairs = (part.split("=", 1) for part in parts.split(" | "))
    return {FIELDS[letter.strip()]: value.strip() for letter, value in pairs}


@pytest.mark.parametrize("case", lines("datelines.txt"))
def test_the_dateline_is_read_with_all_its_parts(case: str) -> None:
    dateline, _, parts = case.partition(" || ")
    text = dateline + lead_for(dateline)
    found = match(text)
    assert found, attempts(text)
    read = as_dateline(text, found)
    wanted = expected(parts)
    assert {
        name: getattr(read, name) for name in FIELDS.values() if name in wanted or name != "agency_id"
    } == {name: wanted.get(name) for name in FIELDS.values() if name in wanted or name != "agency_id"}
    assert text[: found.end] == dateline


@pytest.mark.parametrize("case", lines("datelines.txt"))
def test_the_lead_without_its_dateline_has_none(case: str) -> None:
    assert match(lead_for(case.partition(" || ")[0])) is None


@pytest.mark.parametrize("line", lines("look_alikes.txt"))
def test_a_look_alike_is_rejected_with_a_reason(line: str) -> None:
    tried = attempts(line)
    assert match(line) is None, tried
    assert tried and not any(attempt.accepted for attempt in tried)
    assert all(attempt.reason for attempt in tried)
