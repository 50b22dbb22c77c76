"""Lines end at CR LF, CR and LF, and tile the text."""

from hypothesis import given
from hypothesis import strategies as st

from newsparse.text.lines import Line, number_at, split

ODD = st.text(alphabet="ab \t\r\n\f\v\x1c\x85\u2028\u2029", max_size=60)


@given(ODD)
def test_lines_tile_the_text(text: str) -> None:
    at = 0
    for line in split(text):
        assert at == line.start <= line.end <= line.next
        assert text[line.end : line.next] in ("\r\n", "\r", "\n", "")
        assert not set("\r\n") & set(text[line.start : line.end])
        at = line.next
    assert at == len(text)


@given(ODD)
def test_every_offset_is_on_the_line_that_contains_it(text: str) -> None:
    lines = split(text)
    for offset in range(len(text)):
        line = lines[number_at(lines, offset) - 1]
        assert line.start <= offset < line.next


def test_a_carriage_return_ends_a_line_and_crlf_ends_only_one() -> None:
    assert split("a\rb\r\nc") == [Line(0, 1, 2), Line(2, 3, 5), Line(5, 6, 6)]


def test_other_separators_are_text() -> None:
    assert len(split("a\u2028b\x85c\x0bd\x0ce\x1cf")) == 1


def test_a_final_newline_does_not_begin_a_line() -> None:
    assert len(split("a\n")) == 1
    assert len(split("a\n\n")) == 2


def test_an_empty_text_has_no_lines() -> None:
    assert split("") == []
