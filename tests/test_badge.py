"""The badge says what is worst, in a colour of its own, and a browser shows it with nothing fetched."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from newsparse.checks import reporters
from newsparse.checks.finding import Severity
from newsparse.checks.problem import Problem
from tests.browser import pixels
from tests.reports import problem, summary

SVG = "{http://www.w3.org/2000/svg}"
TEXT = "A headline\n"
ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def badge(*severities: Severity) -> str:
    found: list[Problem] = [problem(TEXT, (0, 1), severity=severity) for severity in severities]
    return reporters.get("badge").report(found, summary(TEXT))


def texts(drawn: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(drawn).iter(f"{SVG}text")]


def title(drawn: str) -> str:
    return ElementTree.fromstring(drawn).findtext(f"{SVG}title") or ""


def fills(drawn: str) -> list[str]:
    return [
        found.attrib["fill"]
        for found in ElementTree.fromstring(drawn).iter(f"{SVG}rect")
        if "fill" in found.attrib
    ]


@pytest.mark.parametrize(
    ("severities", "words"),
    [
        ((), "no findings"),
        ((INFO, INFO), "2 info"),
        ((WARNING,), "1 warning"),
        ((INFO, WARNING, WARNING), "2 warnings"),
        ((WARNING, ERROR, INFO), "1 error"),
    ],
)
def test_it_says_what_is_worst_and_the_title_says_everything(
    severities: tuple[Severity, ...], words: str
) -> None:
    drawn = badge(*severities)
    assert texts(drawn) == ["newsparse", words]
    assert title(drawn).startswith("newsparse check: ")
    assert not severities or f"{len(severities)} finding" in title(drawn)


def test_each_outcome_has_a_colour_that_white_can_be_read_on() -> None:
    colors = [fills(badge(*severities)) for severities in ((), (INFO,), (WARNING,), (ERROR,))]
    assert len({right for _, right in colors}) == 4
    for color in {color for pair in colors for color in pair}:
        assert 1.05 / (_luminance(color) + 0.05) >= 4.5  # WCAG 2.2, 1.4.3


def _luminance(color: str) -> float:
    """The relative luminance of `#rrggbb` or `#rgb`, as WCAG defines it."""
    digits = color[1:] if len(color) == 7 else "".join(2 * digit for digit in color[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_it_refers_to_nothing_outside() -> None:
    assert re.findall(r"(?:href|src|url\()[^#]*", badge(ERROR)) == ["url("]
    assert re.findall(r"https?://[^\s\"]+", badge(ERROR)) == [SVG.strip("{}")]


def test_a_browser_shows_it_from_a_page(tmp_path: Path) -> None:
    (tmp_path / "badge.svg").write_text(badge(WARNING), encoding="utf-8")
    page = tmp_path / "page.html"
    page.write_text(
        '<!doctype html><body style="margin:0;background:#fff"><img src="badge.svg">', encoding="utf-8"
    )
    rows = pixels(page, tmp_path)
    width = int(ElementTree.fromstring(badge(WARNING)).attrib["width"])
    shown = {row[x] for row in rows[:20] for x in range(width)}
    wanted = [
        tuple(int(color[at : at + 2], 16) for at in (1, 3, 5))
        for color in ("#444444", fills(badge(WARNING))[1])
    ]
    assert all(color in shown for color in wanted)
    assert (255, 255, 255) in {row[x] for row in rows[6:14] for x in range(8, width - 8)}, (
        "no letter is white"
    )
    assert all(row[width + 2] == (255, 255, 255) for row in rows[:20])
