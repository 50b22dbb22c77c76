"""Times of day with their zones, and figures that are neither."""

import pytest

from newsparse.dates.clock import ClockTime, match


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("14:05 GMT+2", ClockTime(11, "14:05+02:00")),
        ("14:05 GMT+15", ClockTime(9, "14:05Z")),
        ("14:05:30+14:00", ClockTime(14, "14:05:30+14:00")),
        ("14:05:30+15:00", ClockTime(8, "14:05:30")),
        ("14:05:30+02:75", ClockTime(8, "14:05:30")),
    ],
)
def test_an_offset_that_no_clock_on_earth_has_is_left_out(text: str, found: ClockTime) -> None:
    assert match(text, 0) == found


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("14:05", "14:05"),
        ("9:05:30", "09:05:30"),
        ("12 noon", "12"),
        ("12:30 a.m.", "00:30"),
        ("14:05 GMT+5:30", "14:05+05:30"),
        ("14:05 GMT+0", "14:05Z"),
        ("14:05+0100", "14:05+01:00"),
        ("14:05 (CET)", "14:05+01:00"),
        ("14:05 BST", "14:05"),
        ("17u30", "17:30"),
        ("14시 5분", "14:05"),
    ],
)
def test_a_clock_time_is_read_with_its_zone_if_only_one_can_be_meant(text: str, time: str) -> None:
    assert match(text, 0) == (len(text), time)


@pytest.mark.parametrize("text", ["14.05", "24:10", "14:60", "3:2", "14", "1:05:30:12", "14 hogs"])
def test_other_figures_are_not_a_time_of_day(text: str) -> None:
    assert match(text, 0) is None


def test_a_full_stop_needs_a_word_or_a_date_to_make_a_clock_time() -> None:
    assert match("14.05", 0, announced=True) == (5, "14:05")
    assert match("14.05.2026", 0, announced=True) is None
    assert match("2:05", 0, half="pm") == (4, "14:05")


def test_a_span_of_hours_is_not_an_offset_from_utc() -> None:
    assert match("14:05-15:00", 0) == (5, "14:05")
    assert match("14:05:00-03:00", 0) == (14, "14:05:00-03:00")
