"""Date expressions: where they are, which day they name, and what only looks like one."""

import json
from pathlib import Path

import pytest

from newsparse.base import tables
from newsparse.dates import find as dates

EVAL = Path(__file__).parent.parent.parent / "shared" / "eval"

# language, expression, its EDTF value
DATES = [
    ("en", "Oct 21", "XXXX-10-21"),
    ("en", "Oct. 21, 2021", "2021-10-21"),
    ("en", "SEPTEMBER 06, 2004", "2004-09-06"),
    ("en", "2nd of March 2020", "2020-03-02"),
    ("en", "12 MAR 87", "1987-03-12"),
    ("en", "Sat., Nov. 21, ’26", "2026-11-21"),
    ("en", "12-Mar-2020", "2020-03-12"),
    ("en", "Tuesday, November 3rd, 2020", "2020-11-03"),
    ("de", "den 21. Oktober", "XXXX-10-21"),
    ("de", "Montag, 15. Jänner 2023", "2023-01-15"),
    ("de", "Mo., 15.03.", "XXXX-03-15"),
    ("fr", "1er mai", "XXXX-05-01"),
    ("fr", "le 10 AOUT 2020", "2020-08-10"),
    ("es", "21 de octubre del 2020", "2020-10-21"),
    ("es", "10 abr", "XXXX-04-10"),
    ("pt", "terça-feira, 8 de dezembro de 2022", "2022-12-08"),
    ("pt", "1º de maio", "XXXX-05-01"),
    ("it", "03 GIU", "XXXX-06-03"),
    ("ca", "21 d’octubre de 2020", "2020-10-21"),
    ("nl", "dinsdag 3 maart", "XXXX-03-03"),
    ("sv", "lördag den 3 maj 2020", "2020-05-03"),
    ("nb", "3. desember 2021", "2021-12-03"),
    ("da", "3. marts 2021", "2021-03-03"),
    ("fi", "21. lokakuuta 2020", "2020-10-21"),
    ("et", "21. oktoober 2020", "2020-10-21"),
    ("lv", "2020. gada 3. martā", "2020-03-03"),
    ("lt", "2020 m. kovo 21 d.", "2020-03-21"),
    ("pl", "5 maja 2020 r.", "2020-05-05"),
    ("cs", "14. července", "XXXX-07-14"),
    ("cs", "12. 8. 2025", "2025-08-12"),
    ("sk", "3. októbra 2020", "2020-10-03"),
    ("sl", "3. oktobra 2020", "2020-10-03"),
    ("hr", "utorak, 3. listopada 2020", "2020-10-03"),
    ("sr", "3. октобра 2020", "2020-10-03"),
    ("bg", "21 октомври 2020 г.", "2020-10-21"),
    ("ro", "3 octombrie 2020", "2020-10-03"),
    ("hu", "2020. március 2., hétfő", "2020-03-02"),
    ("hu", "március 2.", "XXXX-03-02"),
    ("el", "14 ΜΑΙΟΥ 2020", "2020-05-14"),
    ("tr", "21 EKİM 2020 Çarşamba", "2020-10-21"),
    ("ru", "30 июля", "XXXX-07-30"),
    ("ru", "3-го мая 2021 года", "2021-05-03"),
    ("uk", "3 листопада 2021 року", "2021-11-03"),
    ("he", "21 באוקטובר 2020", "2020-10-21"),
    ("ar", "21 أكتوبر/تشرين الأول 2020", "2020-10-21"),
    ("ar", "٣ كانون الثاني ٢٠٢٠", "2020-01-03"),
    ("fa", "۵ می ۲۰۲۰", "2020-05-05"),
    ("ur", "3 اکتوبر 2020", "2020-10-03"),
    ("hi", "२१ अक्तूबर २०२०", "2020-10-21"),
    ("bn", "২১ অক্টোবর ২০২০", "2020-10-21"),
    ("ta", "3 அக்டோபர் 2020", "2020-10-03"),
    ("th", "12 เมษายน 2565", "2022-04-12"),
    ("th", "2 มิ.ย. 2565", "2022-06-02"),
    ("vi", "ngày 21 tháng 4 năm 2020", "2020-04-21"),
    ("vi", "Thứ Hai, 21/4/2020", "2020-04-21"),
    ("id", "Senin, 3 Agustus 2020", "2020-08-03"),
    ("ms", "5 Sept", "XXXX-09-05"),
    ("sw", "3 Machi 2020", "2020-03-03"),
    ("eu", "2020 martxoaren 3", "2020-03-03"),
    ("zh", "2020年4月24日 星期五", "2020-04-24"),
    ("ja", "令和2年4月24日（金）", "2020-04-24"),
    ("ja", "４月２４日", "XXXX-04-24"),
    ("ko", "2020년 5월 3일", "2020-05-03"),
    ("en", "March 2020", "2020-03"),
    ("de", "15.03.2021", "2021-03-15"),
    ("en", "2021-03-15", "2021-03-15"),
    ("en", "2021/3/15", "2021-03-15"),
    ("en", "15/03/2021", "2021-03-15"),
    ("en", "03/03/2020", "2020-03-03"),
]


@pytest.mark.parametrize(("language", "text", "iso"), DATES, ids=[text for _, text, _ in DATES])
def test_a_date_is_matched_whole_and_named(language: str, text: str, iso: str) -> None:
    assert dates.match(f"XX — {text} (YY) — ", 5) == (5, 5 + len(text), iso)
    assert dates.match(text, 0, languages={language}) == (0, len(text), iso)


@pytest.mark.parametrize(
    "text",
    [
        "May told reporters",
        "March on Washington",
        "Mars 2020 rover",
        "may 12 people",
        "Sun reporters",
        "31 April",
        "29 Feb 2021",
        "31/02/2020",
        "Oct 21.5 million",
        "May 3,500",
        "21 people in May",
        "21km",
        "4-2-3-1",
        "the 9/11 attacks",
        "2020-13-01",
        "3 pro, 4 proti",
        "10:30",
        "",
    ],
)
def test_what_only_looks_like_a_date_is_not_matched(text: str) -> None:
    assert dates.match(text, 0) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Monday", "a weekday names no day"),
        ("03/04/2020", "two orders"),
        ("5 listopada 2020", "October in Croatian, November in Polish"),
        ("12 เม.ย. 65", "a Buddhist year without its century"),
        ("۳ خرداد", "a Persian month without a year"),
        ("15 رمضان 1442", "Islamic months begin when the moon is seen"),
    ],
)
def test_an_uncertain_date_has_its_extent_but_no_value(text: str, why: str) -> None:
    assert dates.match(text, 0) == (0, len(text), None), why


def test_languages_settle_what_a_name_or_an_order_means() -> None:
    assert dates.match("5 listopada 2020", 0, languages=["hr"]) == (0, 16, "2020-10-05")
    assert dates.match("5 listopada 2020", 0, languages=["pl"]) == (0, 16, "2020-11-05")
    assert dates.match("03/04/2020", 0, languages=["de"]) == (0, 10, "2020-04-03")
    assert dates.match("03/04/2020", 0, languages=["en"]) == (0, 10, None)
    assert dates.match("21 Oktober", 0, languages=["en"]) is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("۲۲ بهمن ۱۳۵۷", "1979-02-11"),
        ("۱ فروردین ۱۳۰۰", "1921-03-21"),
        ("۳۰ اسفند ۱۳۹۹", "2021-03-20"),
        ("۱ فروردین ۱۴۰۳", "2024-03-20"),
        ("۲۵ آبان ۱۴۰۱", "2022-11-16"),
    ],
)
def test_a_persian_date_becomes_its_gregorian_day(text: str, iso: str) -> None:
    assert dates.match(text, 0) == (0, len(text), iso)
    assert dates.match("۳۰ اسفند ۱۴۰۰", 0) is None, "1400 is no leap year"


def test_a_day_alone_counts_only_when_asked_for() -> None:
    assert dates.match("２９日", 0, day_only=True) == (0, 3, "XXXX-XX-29")
    assert dates.match("２９日", 0) is None
    assert dates.match("２９人", 0, day_only=True) is None


def test_the_stop_of_an_abbreviated_month_belongs_to_it_but_not_that_of_a_sentence() -> None:
    assert dates.match("6 May. (EFE)", 0) == (0, 6, "XXXX-05-06")
    assert dates.match("5 дек. В городе", 0) == (0, 5, "XXXX-12-05")
    assert dates.match("27 августа. /АБВ/", 0) == (0, 10, "XXXX-08-27")


def test_no_date_begins_or_ends_inside_a_number_or_a_word() -> None:
    assert dates.match("121 Oct", 1) is None
    assert dates.match("1.5 May", 2) is None
    assert dates.match("Maybe 5", 0) is None
    assert dates.match("5 Maybe", 0) is None
    assert dates.match("21 Oct", 0, 4) is None
    assert dates.match("中新网北京9月27日电", 5) == (5, 10, "XXXX-09-27")


def test_a_year_of_two_digits_is_not_a_number_of_people() -> None:
    assert dates.match("10 JAN 90 (EFE)", 0) == (0, 9, "1990-01-10")
    assert dates.match("5 May 20 people", 0) == (0, 5, "XXXX-05-05")


def test_white_space_inside_may_be_a_line_break() -> None:
    assert dates.match("Oct. 21,\n2021", 0) == (0, 13, "2021-10-21")
    assert dates.match("21\u00a0octobre", 0) == (0, 10, "XXXX-10-21")
    assert dates.match("21 . octobre", 0) is None


@pytest.mark.parametrize("before", ["", "PARIS, ", "12,", "Mc"])
@pytest.mark.parametrize(
    "behind", ["- The", "- 2020", "-- 5", "(AFP) -", "(Mon) people", "(5) Mon", "– d. 5"]
)
@pytest.mark.parametrize("date", ["Feb 27", "27. Feb.", "5 May", "May 2020", "Mars 20", "May 5, 2024"])
def test_a_date_before_a_dash_or_a_bracket_is_the_one_it_is_before_anything(
    before: str, date: str, behind: str
) -> None:
    """What is remembered of such a date is what reading it in its place finds; naming languages remembers nothing."""
    text, start = f"{before}{date} {behind}", len(before)
    assert dates.match(text, start) == dates.match(text, start, languages=["en", "fr", "de", "hu"])


def test_find_gives_the_first_date_of_the_stretch() -> None:
    text = "On 4 of 5 days in May it rained; 3 May 2020 and 4 May 2020 were dry"
    assert dates.find(text) == (33, 43, "2020-05-03")
    assert dates.find(text, 34) == (48, 58, "2020-05-04")
    assert dates.find(text, 0, 33) is None


def test_a_line_of_ten_megabytes_costs_no_more_than_its_length() -> None:
    assert dates.match("1" * 10_000_000, 0) is None
    assert dates.match("5" + " " * 10_000_000 + "May", 0) is None
    assert dates.find("Mon " * 20_000) is None


def test_the_calendar_has_forty_languages_with_all_their_months_and_weekdays() -> None:
    calendar = tables.load("calendar")
    months: dict[str, set[str]] = {}
    weekdays: dict[str, set[str]] = {}
    for table, numbers in (("months", months), ("months_short", months), ("weekdays", weekdays)):
        for row in calendar[table].values():
            for number, *spoken in map(str.split, row.split(";")):
                for language in spoken:
                    numbers.setdefault(language, set()).add(number)
    complete = {
        language
        for language in months
        if len(months[language]) == 12 and len(weekdays.get(language, ())) == 7
    }
    assert len(complete) >= 40
    assert {"en", "ar", "cs", "fa", "hi", "hr", "sr", "th", "tr", "uk"} <= complete


def test_every_date_of_the_real_datelines_is_matched_exactly() -> None:
    lines = EVAL / "datelines" / "dev.jsonl"
    if not lines.exists():
        pytest.skip("the evaluation texts (../shared/eval) are not here")
    missed = []
    for row in map(json.loads, lines.read_text("utf-8").splitlines()):
        dateline = row["dateline"]
        if dateline and dateline["date"]:
            at = dateline["text"].find(dateline["date"])
            found = dates.match(row["line"], at, day_only=True)
            if not found or found.end != at + len(dateline["date"]):
                missed.append((row["id"], dateline["date"], found))
    assert missed == []
