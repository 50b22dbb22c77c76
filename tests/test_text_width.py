"""Terminal columns: wide characters take two, marks on other characters none."""

import pytest

from newsparse.base.text_width import is_narrow, width


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("ab", 2),
        ("ab市场", 6),
        ("abé", 3),
        ("abe\u0301", 3),  # a combining accent
        ("ａ．", 4),  # full-width forms
        ("ｱ｡", 2),  # half-width forms
        ("한글", 4),
        ("पुल", 2),  # a vowel sign below the first letter
        ("a\u200bb", 2),  # a zero-width space
        ("", 0),
    ],
)
def test_width_counts_columns(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(
    "text", ["ab", "abé “c”", "ab市", "abe\u0301", "a\u00adb", "ａ", "a\u200bb", "\ud800", ""]
)
def test_a_text_is_narrow_if_no_character_takes_more_or_less_than_one_column(text: str) -> None:
    assert is_narrow(text) == all(width(character) == 1 for character in text)
