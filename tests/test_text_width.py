"""Terminal columns: wide characters take two, marks on other characters none."""

import pytest

from newsparse.base.text_width import width


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
