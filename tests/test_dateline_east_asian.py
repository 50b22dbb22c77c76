"""Datelines of Japanese, Chinese and Korean newsrooms: what their brackets hold, and what only looks like one."""

import pytest

from newsparse.dateline import as_dateline, match


def read(text: str) -> tuple[str | None, str | None, str | None, str | None] | None:
    """Place, agency, date and reporter of the dateline that opens the text."""
    found = match(text)
    if found is None:
        return None
    dateline = as_dateline(text, found)
    return dateline.place, dateline.agency, dateline.date, dateline.byline


@pytest.mark.parametrize(
    ("head", "place", "agency", "date"),
    [
        ("【ドーハ時事】", "ドーハ", "時事", None),
        ("【ドーハ時事21日】", "ドーハ", "時事", "21日"),
        ("【時事ドーハ21日】", "ドーハ", "時事", "21日"),
        ("【パリ21日AFP時事】", "パリ", "AFP時事", "21日"),
        ("【パリ時事共同】", "パリ", "時事共同", None),
        ("[ロイター 21日] -", None, "ロイター", "21日"),
        ("[21日 ロイター] -", None, "ロイター", "21日"),
    ],
)
def test_a_japanese_bracket_holds_place_agency_and_day_in_any_order(
    head: str, place: str | None, agency: str, date: str | None
) -> None:
    assert read(f"{head} 橋が再開した。") == (place, agency, date, None)


def test_the_last_of_two_agencies_written_together_gives_the_id() -> None:
    text = "【パリ時事共同】橋が再開した。"
    found = match(text)
    assert found and found.agency_id == "kyodo"


@pytest.mark.parametrize(
    "text",
    [
        "【タス共同】橋が再開した。",
        "【橋21日】橋が再開した。",
        "【ドーハ＝ニセ通信】橋が再開した。",
        "(서울=)",
        "新华社电",
    ],
)
def test_a_bracket_or_a_credit_that_says_too_little_is_not_a_dateline(text: str) -> None:
    assert read(text) is None


def test_a_person_after_an_equals_sign_is_the_reporter() -> None:
    assert read("【ニューヨーク＝山田太郎】橋が再開した。") == ("ニューヨーク", None, None, "山田太郎")


def test_a_chinese_outlet_without_day_or_place_needs_to_be_set_off() -> None:
    assert read("新华社电 桥重新开放") == (None, "新华社", None, None)
    assert read("新华社电桥重新开放") is None


def test_the_credit_behind_a_chinese_dateline_is_the_reporters() -> None:
    assert read("新华社北京3月3日电（记者 李雷）桥重新开放") == ("北京", "新华社", "3月3日", "李雷")
