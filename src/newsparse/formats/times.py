"""The time of publication as other formats want it: the articles have it in ISO 8601, as exact as it was written."""

import re
from functools import lru_cache
from typing import NamedTuple

# "2026-11-22T10:30:00Z", "2026-11-22T10:30:00.5+05:30"; not "2026-11-22", not "2026-11-22T10:30".
_EXACT = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)", re.ASCII
)
# The beginning that XML Schema has types for: "2026", "2026-11", "2026-11-22"; not "2026-W47".
_TRUNCATED = re.compile(r"(?!0000)\d{4}(?:-(?:0[1-9]|1[0-2]))?", re.ASCII)
_LENGTH = 40  # code points of the longest time with a fraction; anything longer is none
_FULL = 10  # code points of a whole day


class Moment(NamedTuple):
    """A time in the forms that formats ask for."""

    date_time: str  # RFC 3339, with a zone: "2026-11-22T00:00:00Z" where only the day is known
    stated: str  # as exact as it was written: "2026-11-22"


def exact(published: str) -> Moment | None:
    """The moment of a time that is already as RFC 3339 and XML Schema want it."""
    found = moment(published)
    return found if found and found.date_time == published else None


@lru_cache(maxsize=256)
def moment(published: str) -> Moment | None:
    """The moment of a time in ISO 8601; None for anything else, and for a month or a year alone.

    >>> moment("2026-11-22")
    Moment(date_time='2026-11-22T00:00:00Z', stated='2026-11-22')
    >>> moment("2026-11-22T10:30+01:00").date_time, moment("yesterday")
    ('2026-11-22T10:30:00+01:00', None)
    """
    from datetime import UTC, datetime

    if len(published) > _LENGTH or not published.isascii():
        return None
    try:
        value = datetime.fromisoformat(published)
        if _EXACT.fullmatch(published):
            return Moment(published, published)
        if value.tzinfo is not None and not _EXACT.fullmatch(value.isoformat()):
            value = value.astimezone(UTC)  # a zone that only ISO 8601 has
        zoned = value if value.tzinfo else value.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
    is_day = len(published) <= _FULL
    return Moment(_text(zoned.isoformat()), value.date().isoformat() if is_day else _text(value.isoformat()))


def truncated(published: str) -> str | None:
    """The time in a type of XML Schema: a year, a month, a day or a moment; None for anything else.

    >>> truncated("2026-11"), truncated("2026-11-22"), truncated("autumn")
    ('2026-11', '2026-11-22', None)
    """
    found = moment(published)
    if found:
        return found.stated
    return published if _TRUNCATED.fullmatch(published) else None


def _text(iso: str) -> str:
    return iso.removesuffix("+00:00") + "Z" if iso.endswith("+00:00") else iso
