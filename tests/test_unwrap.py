"""Wrapped lines become one line, and nothing is closed up that might not be one word."""

import pytest

from newsparse.text.unwrap import Words, unwrap


def never(_: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["The first line", "and the second."], "The first line and the second."),
        (["  indented ", "\tlines"], "indented lines"),
        (["市は火曜日、橋を", "閉鎖した。"], "市は火曜日、橋を閉鎖した。"),
        (["ราคาน้ำมัน", "ปรับขึ้น"], "ราคาน้ำมันปรับขึ้น"),
        (["시는 화요일", "다리를 닫았다."], "시는 화요일 다리를 닫았다."),
        (["", "after an empty line"], "after an empty line"),
        (["one line"], "one line"),
    ],
)
def test_lines_are_joined_as_their_script_asks(lines: list[str], joined: str) -> None:
    assert unwrap(lines, never) == joined


def test_a_word_known_from_elsewhere_is_closed_up() -> None:
    assert unwrap(["the parlia-", "ment met"], "parliament".__contains__) == "the parliament met"


def test_a_compound_known_from_elsewhere_keeps_its_hyphen() -> None:
    assert unwrap(["a long-", "term plan"], {"long-term"}.__contains__) == "a long-term plan"


def test_a_cut_that_nothing_vouches_for_stays_visible() -> None:
    assert unwrap(["the parlia-", "ment met"], never) == "the parlia- ment met"


def test_a_name_after_a_hyphen_is_not_closed_up() -> None:
    assert unwrap(["the Rhine-", "Main area"], {"RhineMain"}.__contains__) == "the Rhine- Main area"


def test_a_soft_hyphen_says_that_the_word_goes_on() -> None:
    assert unwrap(["the parlia\xad", "ment met"], never) == "the parliament met"


def test_a_dash_between_words_is_no_hyphen() -> None:
    assert unwrap(["the bridge –", "closed since May"], never) == "the bridge – closed since May"


def test_a_word_occurs_where_one_begins_so() -> None:
    words = Words("The parliamentary group met long-term planners.")
    assert words.occur("parliament")
    assert words.occur("long-term")
    assert not words.occur("term")
    assert not words.occur("zebra")
