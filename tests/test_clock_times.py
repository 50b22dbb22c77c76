"""Times of day with their zones: an offset that no place on earth has is none."""

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
def test_a_zone_counts_as_far_as_there_can_be_one(text: str, found: ClockTime) -> None:
    assert match(text, 0) == found
