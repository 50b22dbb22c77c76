"""Wrapped lines become one line, and a hyphenated word is closed up only if that is certain."""

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
def test_lines_are_joined_according_to_their_script(lines: list[str], joined: str) -> None:
    assert unwrap(lines, never) == joined


def test_a_word_that_occurs_elsewhere_is_closed_up() -> None:
    assert unwrap(["the parlia-", "ment met"], "parliament".__contains__) == "the parliament met"


def test_a_compound_that_occurs_elsewhere_keeps_its_hyphen() -> None:
    assert unwrap(["a long-", "term plan"], {"long-term"}.__contains__) == "a long-term plan"


def test_an_uncertain_hyphenation_stays_visible() -> None:
    assert unwrap(["the parlia-", "ment met"], never) == "the parlia- ment met"


def test_a_name_after_a_hyphen_is_not_closed_up() -> None:
    assert unwrap(["the Rhine-", "Main area"], {"RhineMain"}.__contains__) == "the Rhine- Main area"


def test_a_word_is_looked_up_alike_before_and_after_the_words_are_collected() -> None:
    text = "The parlia-\nment met. The non-resident parliamentarian left."
    beginnings = ["parliam", "ment", "resident", "non-res", "arlia", "senate", "n", ""] * 3
    collected = Words(text)
    assert collected.occur("The")
    asked = Words(text)
    found = [asked.occur(beginning) for beginning in beginnings]
    assert found == [collected.occur(beginning) for beginning in beginnings]
    assert found[:6] == [True, True, False, True, False, False]
    assert [Words(text).occur(beginning) for beginning in beginnings] == found


def test_a_word_is_closed_up_after_a_soft_hyphen() -> None:
    assert unwrap(["the parlia\xad", "ment met"], never) == "the parliament met"


def test_a_dash_between_words_is_not_a_hyphen() -> None:
    assert unwrap(["the bridge –", "closed since May"], never) == "the bridge – closed since May"


def test_the_beginning_of_a_word_counts_as_an_occurrence() -> None:
    words = Words("The parliamentary group met long-term planners.")
    assert words.occur("parliament")
    assert words.occur("long-term")
    assert not words.occur("term")
    assert not words.occur("zebra")
