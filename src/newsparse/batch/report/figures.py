"""Numbers in words for people, the same on the terminal and on the report page."""

from collections.abc import Mapping

from newsparse.model.role import Role

_SIZES = ("bytes", "kB", "MB", "GB", "TB")


def short(number: float) -> str:
    """A number with two significant digits, and no decimals from ten on.

    >>> short(0.42), short(5.0), short(5.04), short(37.4), short(1234.5)
    ('0.42', '5', '5', '37', '1,234')
    """
    return f"{number:,.0f}" if number >= 9.95 else f"{number:.2g}"


def size(number: float) -> str:
    """A number of bytes, in units of a thousand.

    >>> size(1), size(980), size(20_000), size(1_530_000)
    ('1 byte', '980 bytes', '20 kB', '1.5 MB')
    """
    if number == 1:
        return "1 byte"
    power = 0
    while number >= 999.5 and power < len(_SIZES) - 1:
        number, power = number / 1000, power + 1
    return f"{short(number)} {_SIZES[power]}"


def duration(seconds: float) -> str:
    """A time, in two significant digits or two units.

    >>> duration(0.00042), duration(0.05), duration(7.21), duration(83), duration(3 * 3600 + 720)
    ('0.42 ms', '50 ms', '7.2 s', '1 min 23 s', '3 h 12 min')
    """
    if seconds < 0.9995:
        return f"{short(seconds * 1000)} ms"
    if seconds < 59.5:
        return f"{short(seconds)} s"
    whole = round(seconds)
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    minutes = round(seconds / 60)
    if minutes < 48 * 60:
        return f"{minutes // 60} h {minutes % 60} min"
    return f"{minutes // 1440} days {minutes % 1440 // 60} h"


def rate(per_second: float) -> str:
    """A number per second, or per minute if that is clearer.

    >>> rate(1234.6), rate(4.2), rate(0.05)
    ('1,235 a second', '4.2 a second', '3 a minute')
    """
    if per_second >= 1:
        return f"{short(per_second)} a second"
    return f"{short(per_second * 60)} a minute"


def ranked(numbers: Mapping[str, int]) -> list[tuple[str, int]]:
    """Names with their numbers, highest number first, then by name; zeros are left out."""
    return sorted(((name, number) for name, number in numbers.items() if number), key=_rank)


def by_role(numbers: Mapping[str, int]) -> list[tuple[str, int]]:
    """Roles with their numbers, in the order of a well-made article; zeros are left out.

    >>> by_role({"paragraph": 9, "title": 1, "note": 0})
    [('title', 1), ('paragraph', 9)]
    """
    return [(role.value, numbers[role.value]) for role in Role if numbers.get(role.value)]


def _rank(entry: tuple[str, int]) -> tuple[int, str]:
    return -entry[1], entry[0]
