"""The tables of forms: every form reads its own example and leaves its near miss, and no form lacks either."""

import re
from collections.abc import Iterator
from types import ModuleType
from typing import Any, get_args

import pytest

from newsparse.base.lazy_pattern import lazy_pattern
from newsparse.dates import clock, find, published, signed, timestamp, timestamp_words, tokens, values

DATE_FORMS = [*find.FORMS, find.DAY_FORM]
MODULES = (find, tokens, values, clock, timestamp, timestamp_words, published, signed)

# Every other pattern of the family: what it takes whole, and what it does not take at its beginning.
PATTERNS: dict[str, tuple[list[str], list[str]]] = {
    "find._CLOSED": (["Feb 27 - ", "5. Juli 2024 (dpa)"], ["May 5, he", "Feb 27-"]),
    "find._CANDIDATE": (["21", "März"], ["-", " May"]),
    "tokens._WORD": (["März", "अक्टूबर"], ["4", "’87"]),
    "tokens._NUMBER": (["21", "２９", "۲۵"], ["½", "May"]),
    "tokens._ORDINAL": (["st", "º", "-го", ":a", "°"], [". May", "Octo"]),
    "tokens._SPACE": ([" ", "\n\t", "\u00a0"], ["\u200c", "a"]),
    "clock._HALF": ([" pm", " p.m.", " p. m.", " مساءً"], [" – 3", "   pm"]),
    "clock._ZONE": ([" GMT", " (CET)", " GMT+2", " UTC -05:30", "Z"], ["Comments", " gmt"]),
    "clock._OFFSET": (["+01:00", "-0100"], ["+1:00", "+01:005"]),
    "timestamp._YEAR": (["2024"], ["12", "20245"]),
    "timestamp._SHORT_DATE": (["12/31", "18.05."], ["18.05.2020", "1/2/3"]),
    "timestamp._COUNT": (["3 ", "20"], ["3.5", "2024"]),
    "published._NUMBER": (["5", "2026"], ["May", "٥"]),
    "published._LABEL": ([" Contact:", " Media contact :"], [": Ferry late", " Contact Nora Velt"]),
    "signed._CHUNK": (["Ruiz", "ana@example.org"], ["| May", " Ana"]),
    "timestamp._SOURCE_ENDS": (["|", "5", " - ", "  "], ["-", "a b"]),
    "tokens.DIGIT": (["5"], ["May"]),
    "timestamp_words.WORD": (["o'clock", "Uhr"], ["14"]),
}


def kinds(text: str) -> str:
    return "".join(token.kind for token in tokens.read(text, 0, len(text)))


@pytest.mark.parametrize("form", DATE_FORMS, ids=lambda form: form.name)
def test_a_date_form_reads_its_example(form: find.DateForm) -> None:
    assert form.pattern.fullmatch(kinds(form.example))
    found = find.match(form.example, 0, day_only=True)
    assert found and found.end == len(form.example)


@pytest.mark.parametrize("form", DATE_FORMS, ids=lambda form: form.name)
def test_a_date_form_leaves_its_near_miss(form: find.DateForm) -> None:
    assert form.near_miss
    assert not form.pattern.fullmatch(kinds(form.near_miss))
    missed = find.match(form.near_miss, 0, day_only=True)
    assert missed is None or missed.end < len(form.near_miss)


@pytest.mark.parametrize("form", DATE_FORMS, ids=lambda form: form.name)
def test_the_short_cuts_of_a_date_form_agree_with_its_pattern(form: find.DateForm) -> None:
    row = kinds(form.example)
    assert row[0] in form.opens
    assert set(row) & set(form.needs)


def test_every_part_of_a_date_has_a_name_that_the_code_knows() -> None:
    groups = {group for form in DATE_FORMS for group in pattern_of(form.pattern).groupindex}
    assert groups == set(get_args(values.DatePart))


@pytest.mark.parametrize("form", clock.FORMS, ids=lambda form: form.name)
def test_a_clock_form_reads_its_example_and_leaves_its_near_miss(form: clock.ClockForm) -> None:
    assert times(form.example) == [form.name]
    assert form.name not in times(form.near_miss)


def times(text: str) -> list[str]:
    """The form of the time that the first digits of a text are, alone or behind a word."""
    at = next(at for at, character in enumerate(text) if character.isdigit())
    if not clock.match(text, at, announced=at > 0):
        return []
    return [next(form.name for form in clock.FORMS if form.pattern.match(text, at))]


def test_no_two_forms_share_a_name() -> None:
    for forms in (DATE_FORMS, clock.FORMS):
        names = [form.name for form in forms]
        assert len(set(names)) == len(names)


# ---- the other patterns ----------------------------------------------------------------


def pattern_of(value: Any) -> re.Pattern[str]:
    """A pattern, compiled."""
    return value if isinstance(value, re.Pattern) else re.compile(value._source, value._flags)


def patterns(module: ModuleType) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns that a module itself holds under a name."""
    lazy = type(lazy_pattern(""))
    for name, value in vars(module).items():
        if isinstance(value, lazy | re.Pattern):
            yield f"{module.__name__.rpartition('.')[2]}.{name}", pattern_of(value)


def test_every_pattern_of_the_family_has_its_examples_here() -> None:
    assert {name for module in MODULES for name, _ in patterns(module)} == set(PATTERNS)
    assert all(taken and left for taken, left in PATTERNS.values())


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_takes_its_examples_and_leaves_its_near_misses(name: str) -> None:
    pattern = next(found for module in MODULES for key, found in patterns(module) if key == name)
    taken, left = PATTERNS[name]
    assert [text for text in taken if not pattern.fullmatch(text)] == []
    assert [text for text in left if pattern.match(text)] == []
