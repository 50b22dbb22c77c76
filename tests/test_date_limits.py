"""The limits of dates and timestamp lines, each from both sides: what is still one, and what is too much."""

import pytest

from newsparse.base import tables
from newsparse.dates import timestamp_words, tokens
from newsparse.dates.find import match
from newsparse.dates.published import timestamp, timestamp_line


def iso(text: str) -> str | None:
    found = match(text, 0)
    return found.iso if found and found.end == len(text) else None


def test_a_date_is_read_as_far_as_the_longest_ones_reach() -> None:
    assert iso("понедельник,  21  сентября  2020  года") == "2020-09-21"
    assert match("5" + " " * 64 + "May", 0) is None


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("5 May 900 people", 5),
        ("5 May 2200", 5),
        ("5 May 2900", 5),
        ("5 May 2149", 10),
        ("5 May 1200", 10),
        ("5 May 2699", 10),
        ("5 May 2400", 10),
    ],
)
def test_a_number_is_a_year_only_within_the_years_of_the_press(text: str, end: int) -> None:
    found = match(text, 0)
    assert found and found.end == end


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5 May 39", "2039-05-05"),
        ("5 May 40", None),
        ("5 May 59", None),
        ("5 May 60", "1960-05-05"),
        ("5 May 2400", "1857-05-05"),
        ("5 May 2149", "2149-05-05"),
        ("5 May 1500", "1500-05-05"),
        ("5 May 1499", None),
    ],
)
def test_a_year_has_a_century_and_a_calendar_only_where_one_is_certain(text: str, day: str | None) -> None:
    assert iso(text) == day


def test_a_persian_day_is_converted_only_within_the_years_of_the_rule() -> None:
    assert iso("۳ خرداد ۱۴۹۹") == "2120-05-24"
    assert match("۳ خرداد ۱۶۵۰", 0) is None


def test_an_abbreviation_has_one_letter_and_takes_its_stop() -> None:
    assert match("21 октомври 2020 г. (БТА)", 0) == (0, 19, "2020-10-21")
    assert match("5 травня 2020 рік. Міст", 0) == (0, 17, "2020-05-05")


def test_the_limits_of_names_are_those_of_the_calendar() -> None:
    calendar = tables.load("calendar")
    names = [
        name for table in (*tokens._MONTH_TABLES, "weekdays", "weekdays_short") for name in calendar[table]
    ]
    names += [word for marks in tokens._MARK_KINDS for word in calendar["marks"][marks]]
    unspaced = [name for name in names if tokens.unspaced(name[0])]
    assert max(map(len, unspaced)) == tokens._LONGEST_UNSPACED_NAME
    assert max(len(name.split()) for name in names) == tokens._MOST_NAME_WORDS


def test_the_limits_of_phrases_are_those_of_the_table() -> None:
    phrases = tables.load("timestamp_words")["kinds"]
    unspaced = [phrase for phrase in phrases if tokens.unspaced(phrase[0])]
    assert max(map(len, unspaced)) == timestamp_words._LONGEST_UNSPACED_PHRASE
    assert max(len(phrase.split()) for phrase in phrases) == timestamp_words._MOST_PHRASE_WORDS


@pytest.mark.parametrize(
    ("line", "too_long"),
    [
        (
            "Published: Monday, 22 November 2026, 14:05 GMT | Last updated: Tuesday, 23 November 2026, 09:30 GMT",
            " | ".join(["Published: Monday, 22 November 2026, 14:05 GMT"] * 4),
        ),
        ("il y a quelques minutes", "just now, just now, just now, just now"),
        (
            "Source: Harrow Evening Post, 5 March 2024",
            "Source: The Harrow and District Evening Post, 5 March 2024",
        ),
        ("วันที่เผยแพร่ 22 พ.ย. 2569", "วันที่เผยแพร่ข่าว 22 พ.ย. 2569"),
    ],
)
def test_a_timestamp_line_has_its_limits(line: str, too_long: str) -> None:
    assert timestamp_line(line)
    assert not timestamp_line(too_long)


def test_an_agency_may_be_before_a_date_in_few_digits() -> None:
    found = timestamp("Reuters | 1.1.24")
    assert found and found.iso == "2024-01-01"


def test_no_letter_before_those_of_the_days_in_words_folds_to_one_of_them() -> None:
    """A word of such letters alone is not looked up among them."""
    letters = {letter for word in tables.load("calendar")["marks"]["day_words"] for letter in word}
    earlier = map(chr, range(ord(min(letters))))
    assert [letter for letter in earlier if not letters.isdisjoint(tokens.fold(letter))] == []
    assert tokens.is_day("पांच")
    assert not tokens.is_day("пять")


@pytest.mark.parametrize("line", ["• Just now", "* Updated 3 hours ago", "» Vor einer Stunde"])
def test_a_bullet_opens_a_time_as_other_marks_do(line: str) -> None:
    assert timestamp_line(line)


@pytest.mark.parametrize("line", ["* Reuters", "Reuters", "• Reuters | yesterday", "* Home", "•"])
def test_without_a_figure_neither_an_agency_nor_an_entry_of_a_menu_is_a_time(line: str) -> None:
    assert timestamp_line(line) is None
