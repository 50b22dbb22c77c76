"""Datelines: offsets, white space, lines of their own, several places, and leads that cost nothing."""

import time

import pytest

from newsparse.base import tables
from newsparse.dateline import Match, as_dateline, attempts, match
from newsparse.dateline.pieces import LONGEST_PARTICLE


def read(text: str) -> Match:
    found = match(text)
    assert found, attempts(text)
    return found


def test_white_space_behind_the_dateline_is_not_part_of_it() -> None:
    text = "LINDEN, Ohio (AP) —  The bridge is open again."
    assert text[: read(text).end] == "LINDEN, Ohio (AP) —"


def test_white_space_before_the_dateline_is_not_part_of_it() -> None:
    text = "\u3000 PARIS (AFP) - Le pont est rouvert."
    found = read(text)
    assert text[found.start : found.end] == "PARIS (AFP) -"


def test_a_hard_wrapped_dateline_is_one_dateline() -> None:
    text = "    WASHINGTON, D.C., Jan 12\n(Reuters) - Two bridges are\nopen again.\n"
    dateline = as_dateline(text, read(text))
    assert dateline.text == "WASHINGTON, D.C., Jan 12 (Reuters) -"
    assert (dateline.place, dateline.region, dateline.date) == ("WASHINGTON", "D.C.", "Jan 12")


def test_a_place_broken_over_two_lines_is_joined_by_one_space() -> None:
    text = "NEW\n    YORK, March 3 - Two bridges are open again."
    found = read(text)
    assert as_dateline(text, found).place == "NEW YORK"
    assert found.place and text[slice(*found.place)] == "NEW\n    YORK"


def test_a_space_that_does_not_break_is_a_space() -> None:
    text = "NEW\u00a0YORK\u00a0(AP)\u00a0— Two bridges are open again."
    assert as_dateline(text, read(text)).place == "NEW YORK"


def test_only_the_stretch_is_read() -> None:
    text = "By Ana Ruiz\nPARIS (AFP) - Le pont est rouvert.\nBERLIN (dpa) - Die Brücke."
    start, end = text.index("PARIS"), text.index("\nBERLIN")
    found = match(text, start, end)
    assert found and text[found.start : found.end] == "PARIS (AFP) -"
    assert match(text, start, start + 8) is None


def test_a_dateline_alone_on_its_line_is_the_whole_line() -> None:
    text = "STOCKHOLM, Aug 29, 2014 (AFP) - \n"
    assert text[read(text).end :].strip() == ""


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("MADRID", "MADRID"),
        ("Betzdorf.", "Betzdorf"),
        ("Valencia - \n", "Valencia"),
        ("HARROW —", "HARROW"),
        ("Harrow, Ohio, \n", "Harrow"),
        ("Petersburgh, May  10.", "Petersburgh"),
        ("Boston – February 24, 2031", "Boston"),
    ],
)
def test_a_dateline_may_stand_on_a_line_of_its_own(line: str, place: str) -> None:
    found = read(line)
    assert as_dateline(line, found).place == place
    assert found.end == len(line.rstrip())


@pytest.mark.parametrize(
    "line",
    [
        "HARROWTON – The bridge is open to all traffic again.",
        "COUNTYWIDE — Officer Ada Brandt opened the bridge on Monday.",
        "Kvalsund – Den nye broen er åpen igjen for alle.",
        "ROMA - lo stato ha il dovere di riaprire il ponte subito.",
        "Roma - lo stato ha il dovere di riaprire il ponte subito.",
    ],
)
def test_a_dash_and_a_sentence_make_a_dateline_of_a_name_that_no_list_holds(line: str) -> None:
    assert read(line).form == "place dash"


@pytest.mark.parametrize(
    "line",
    [
        "Germany – France: the bridge between them is open again.",
        "Germany – France 2-1 after extra time, and the crowd sang.",
        "Argentina - Brasil, a las 21.00 horas en el estadio nuevo.",
        "Arsenal - Chelsea 2:1",
        "Hamburg - Bremen (Samstag, 15.30 Uhr)",
        "London – Paris in two hours, says the railway on Monday.",
        "Police — three patrols of them — spent the night looking for a tuba.",
        "Paris – a city of bridges – opened another one on Monday.",
        "Москва — столица страны, и мостов в ней больше, чем в Уфе.",
        "INFLATION — The prices rose by two per cent in May, the office said.",
        "Ana Skogstad – The reporter lives in the old town by the river.",
        "AIDS — The illness has killed many, the office said on Monday.",
        "Ernährung – Die Ärztin sagt, was man im Alter essen soll.",
    ],
)
def test_a_fixture_an_aside_or_a_label_before_a_dash_is_no_dateline(line: str) -> None:
    assert match(line) is None


@pytest.mark.parametrize(
    ("line", "place", "agency"),
    [
        ("Reuters/PARIS The bridge is open again.", "PARIS", "Reuters"),
        ("LUSA, Lisboa, a ponte reabriu na segunda-feira.", "Lisboa", "LUSA"),
        ("dpa/Berlin Die Brücke ist wieder offen.", "Berlin", "dpa"),
        ("AFP / PARIS", "PARIS", "AFP"),
    ],
)
def test_an_agency_and_a_place_need_no_dash(line: str, place: str, agency: str) -> None:
    found = as_dateline(line, read(line))
    assert (found.place, found.agency) == (place, agency)


@pytest.mark.parametrize(
    "line",
    [
        "Reuters/Ipsos polls show that most people like bridges.",
        "AFP, Paris and Reuters all wrote about the bridge.",
        "Photo/Paris The bridge is open again.",
    ],
)
def test_an_agency_in_a_compound_or_a_list_opens_no_dateline(line: str) -> None:
    assert match(line) is None


def test_a_place_with_its_region_and_a_dash_may_be_alone_on_its_line() -> None:
    assert read("LINDEN, Ohio –\n").region


@pytest.mark.parametrize("line", ["BRUSSELS, Dec. 11", "OSLO, Norway, 7 March 2026\n", "LINDEN, Ohio, May 5"])
def test_a_place_in_capitals_with_its_day_may_be_alone_on_its_line(line: str) -> None:
    assert read(line).end == len(line.rstrip())
    assert match(f"{line.rstrip()} is a day of rest.") is None


@pytest.mark.parametrize(
    "line", ["Brussels, Dec. 11", "FERRIES, Dec. 11", "BRUSSELS, Dec. 2026", "BRUSSELS, Monday"]
)
def test_a_heading_with_a_date_is_not_a_dateline(line: str) -> None:
    assert match(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "LINDEN, Ohio",
        "Berlin",
        "Berlin:",
        "RESULTS",
        "Niemand.",
        "Arsenal -",
        "Dear Ana,",
        "BERLIN – Termine",
    ],
)
def test_a_place_alone_on_its_line_is_a_heading(line: str) -> None:
    assert match(line) is None


def test_the_parts_are_in_text_order_and_each_place_is_on_its_own() -> None:
    text = "(ANSA) - ROMA/PARIGI, 22 MAR - Il ponte è aperto."
    named = [(part.name, text[part.start : part.end]) for part in read(text).parts()]
    assert named == [("agency", "ANSA"), ("place", "ROMA"), ("place", "PARIGI"), ("date", "22 MAR")]


@pytest.mark.parametrize(
    ("line", "places"),
    [
        ("OSLO/THE HAGUE, March 7 (Reuters) - A bridge.", ("OSLO", "THE HAGUE")),
        ("NEW YORK, LONDON and BEIJING — Three bridges are open.", ("NEW YORK", "LONDON", "BEIJING")),
        ("Frankfurt/Main (dpa) - Eine Brücke.", ("Frankfurt/Main",)),
        ("OSLO & TEL AVIV, Israel--(BUSINESS WIRE)--A bridge.", ("OSLO", "TEL AVIV")),
        ("【北京、上海共同】橋が再開した。", ("北京", "上海")),
        ("BOSNIA AND HERZEGOVINA (AP) — A bridge.", ("BOSNIA AND HERZEGOVINA",)),
    ],
)
def test_each_of_several_places_is_found(line: str, places: tuple[str, ...]) -> None:
    assert as_dateline(line, read(line)).places == places


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("PARIS, Dec 5, 2022 (AFP) - A bridge.", "2022-12-05"),
        ("PARIS, Dec 5 (AFP) - A bridge.", "XXXX-12-05"),
        ("RAMALLAH, Monday (WAFA) – A bridge.", None),
        ("PARIS (AFP) - A bridge.", None),
        ("（中央社台北5日電）橋重開。", "XXXX-XX-05"),
    ],
)
def test_the_day_is_as_precise_as_the_dateline(line: str, iso: str | None) -> None:
    assert read(line).date_iso == iso


def test_an_unlisted_agency_has_no_id() -> None:
    found = read("LINDEN, Ohio (Zeta Wire) — A bridge is open again.")
    assert found.agency and found.agency_id is None


def test_an_accepted_attempt_ends_the_list() -> None:
    tried = attempts("PARIS (AFP) - Le pont est rouvert.")
    assert [attempt.accepted for attempt in tried][-1:] == [True]


def test_a_refused_form_says_which_facts_it_wants() -> None:
    reasons = [attempt.reason for attempt in attempts("Olaf Brandt (SPD) – der Minister kommt.")]
    assert any("none of these is known" in reason for reason in reasons)


def test_a_plain_sentence_is_refused_before_any_table_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_table(name: str) -> None:
        raise AssertionError(f"{name} was read")

    monkeypatch.setattr(tables, "load", no_table)
    assert (
        match("The bridge is open again, and nobody crosses it, not even on Sundays, when it is free.")
        is None
    )
    assert match("橋は再び開通したが誰も渡らない。") is None
    assert match("") is None and match(" \n ") is None


@pytest.mark.parametrize(
    "text",
    [
        "PARIS, " * 50_000,
        "(" * 300_000,
        "A" * 300_000 + " (AP) - x",
        "A-" * 150_000,
        "PARIS / " * 40_000,
        "【" + "ア" * 300_000,
        "新华社" + "北" * 300_000 + "电",
        "By " + "Ana " * 80_000,
        "(서울=" + "가 " * 150_000,
        "(서울=연합뉴스) 김" + " " * 300_000 + "기자",
        "[한빛경제" + " " * 300_000 + "김하나",
        "【" + " " * 300_000 + "ドーハ",
        "12. " * 80_000,
    ],
    ids=lambda text: text[:6],
)
def test_a_pathological_line_costs_little_time(text: str) -> None:
    begun = time.process_time()
    match(text)
    assert time.process_time() - begun < 1


def test_particles_do_not_begin_the_story() -> None:
    particles = tables.load("datelines")["particles"]
    assert max(map(len, particles)) <= LONGEST_PARTICLE
    assert read("ROMA - Agenzia della Stampa - Il ponte è aperto.").agency
    assert read("PARIS - Wednesday's bridges reopened - all of them.").form == "place dash"
