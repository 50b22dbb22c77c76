"""The limits of datelines, each from both sides: what is still one, and what is too much for one."""

import re
from importlib import import_module
from typing import Any

import pytest

from newsparse.base import tables
from newsparse.dateline import as_dateline, attempts, lexicon, match, pieces, reporter
from newsparse.dateline.east_asian import match as east_asian

matching: Any = import_module("newsparse.dateline.match")
parser: Any = import_module("re._parser")

STORY = "The bridge is open again."


def form(text: str) -> str | None:
    found = match(text)
    return found.form if found else None


def first_look(text: str) -> str:
    """Why a text was rejected by its first words; empty if it was not."""
    tried = attempts(text)[0]
    return tried.reason if tried.form == "first look" else ""


# ---- the first words -------------------------------------------------------------------


def test_a_separator_must_be_near_the_start() -> None:
    head = "SANTA CRUZ DE LA SIERRA, República Dominicana, martes, 15 de diciembre 2026 (ABI) - "
    near = head + "El puente reabrió el lunes para todos los vecinos"
    assert form(near) == "place (agency) dash"
    assert first_look("PARIS" + " " * 140 + "(AFP) - Le pont") == "no separator is near the start"
    words = (
        "San Juan de los Morros, Estado de Guarico, Venezuela, Oslo, Bonn, Lima, Bari, Graz, Linz (ABI) - El"
    )
    assert first_look(words) == "no separator is near the start"


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Ana will sing here with them when they come over soon", "it begins like a sentence"),
        ("Num 5 with them when they come", "it begins like a sentence"),
        ("St. Paul is a city on a river, and Ana is its mayor now", "it begins like a sentence"),
        ("UN Oil is up by far now on all days of May and June", "it begins like a sentence"),
        ("大桥" * 23 + "电", "no bracket or verb closes it"),
    ],
)
def test_a_lead_is_rejected_by_its_first_words(sentence: str, reason: str) -> None:
    assert first_look(sentence) == reason


def test_east_asian_forms_are_loaded_as_far_as_they_reach() -> None:
    pattern: Any = east_asian._EAST_ASIAN
    assert parser.parse(pattern._source).getwidth()[1] == matching._EAST_ASIAN_REACH
    assert form("【泽塔哈罗林登奥斯新闻网北京12月25日综合外电报道】大桥重新开放。") is None
    assert form("新华社华盛顿2026年12月25日综合外电 大桥重新开放。") == "outlet place day verb"


def test_a_city_alone_in_capitals_is_one_of_the_table() -> None:
    words = [len(name.split()) for name in tables.load("places")["stand_alone"]]
    assert max(words) == matching._MOST_WORDS_ALONE
    assert form("SALT LAKE CITY Oil prices climbed on Monday.") == "place alone in capitals"
    assert form("PARIS Oil prices climbed on Monday.") == "place alone in capitals"


# ---- pieces and parts ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dateline", "too_much"),
    [
        ("SANTA CRUZ DE LA SIERRA (AFP) - ", "SAN JUAN DE LOS MORROS Y ALREDEDORES (AFP) - "),
        ("LINDEN, Ohio (Zeta News Wire of Harrow) — ", "LINDEN, Ohio (Ana Ruiz Li Wei Jane Doe John Roe) — "),
        ("LINDEN, Ohio (zetan) — ", "LINDEN, Ohio (pictured) — "),
        ("LINDEN - INDEPENDENT - ", "LINDEN - CONSTITUTIONAL - "),
        ("AUGSFELD - ", "FELD - "),
        ("Tehran, ZRNA - ", "Tehran, PRESIDENTIAL - "),
        ("HARROWGATE, Zeta Harrow County — ", "HARROWGATE, Zeta Harrow Linden County Seat — "),
        (
            "Por Ana Ruiz e Li Wei e João Silva MADRI (Reuters) - ",
            "Por " + "Ana Ruiz " * 9 + "MADRI (Reuters) - ",
        ),
    ],
)
def test_a_dateline_has_its_limits(dateline: str, too_much: str) -> None:
    assert form(dateline + STORY)
    assert form(too_much + STORY) is None


def test_an_agency_in_a_script_without_capitals_has_two_words() -> None:
    assert form("بيروت - وكالة زيتا - الجسر مفتوح من جديد.") == "place dash agency dash"
    assert form("بيروت - الجسر مفتوح اليوم - قال رئيس البلدية.") == "place dash"


def test_a_dateline_ends_within_its_greatest_length() -> None:
    long = "SAN PEDRO DE MACORIS, Dominican Republic, December 5, 2026 (Zeta International Newswire of Harrow) — "
    assert form(long + STORY) == "place (agency) dash"
    assert form("PARIS (AFP)" + " " * 170 + "- Le pont est ouvert.") == "place (agency)"


def test_a_long_run_of_words_is_not_cut_out() -> None:
    run = "Ana Ruiz Li Wei Jane Doe John Roe Max (AFP) - " + STORY
    assert attempts(run)[-1].reason == "no form has this order of parts"
    assert "is not written like a place" in attempts(run.replace(" John", ""))[-1].reason


def test_an_agency_behind_a_dash_ends_soon() -> None:
    assert (
        form("LISBOA – Zeta International Harrowgate Linden Newswire – O rio subiu.")
        == "place dash agency dash"
    )
    assert form("LISBOA – Zeta" + " " * 70 + "News – O rio subiu na segunda-feira.") == "place dash"


def test_a_reporter_has_two_names() -> None:
    text = "Por Ruiz MADRID (EFE) - El puente reabrió."
    found = match(text)
    assert found and as_dateline(text, found).place is None


def test_the_limits_of_words_are_those_of_the_tables() -> None:
    words = tables.load("datelines")
    assert max(map(len, words["particles"])) == pieces.LONGEST_PARTICLE
    assert max(map(len, words["openers"])) == reporter._LONGEST_OPENER
    names = [
        start + found[1]
        for shelf in ("han_kana", "hangul")
        for title in ("agencies", "places", "regions")
        for start, bucket in tables.load(f"names/{title}/{shelf}")["names"].items()
        for found in re.finditer(r"\|([^|=]*)=", bucket.replace("|", "||"))
    ]
    assert max(map(len, names)) == lexicon._LONGEST_UNSPACED_NAME


# ---- Chinese and Korean ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "too_much"),
    [
        ("泽塔哈罗日报4月24日讯 大桥重新开放。", "泽塔哈罗林登奥斯日报4月24日讯 大桥重新开放。"),
        (
            "【泽塔哈罗网】（记者 王小美）大桥重新开放。",
            "【泽塔哈罗林登奥斯新闻网】（记者 王小美）大桥重新开放。",
        ),
    ],
)
def test_an_outlet_that_is_not_listed_is_short(text: str, too_much: str) -> None:
    assert form(text)
    assert form(too_much) is None


def test_a_chinese_name_has_three_characters_where_no_list_knows_the_place() -> None:
    text = "（中央社記者王小美澤塔5日電）橋已重開。"
    found = match(text)
    assert found
    dateline = as_dateline(text, found)
    assert (dateline.byline, dateline.place) == ("王小美", "澤塔")


def test_a_long_korean_word_before_the_title_is_an_outlet() -> None:
    text = "(부산=뉴스1) 김하나 제타인포맥스 기자 = 다리가 다시 열렸다."
    found = match(text)
    assert found and as_dateline(text, found).byline == "김하나"


def test_a_word_of_letters_alone_closes_no_dateline() -> None:
    assert not [mark for mark in (*matching._MARKS, *matching._LAST_MARKS) if mark.isalpha()]
