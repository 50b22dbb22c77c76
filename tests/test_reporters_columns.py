"""Columns are right in each receiver's own unit, whatever stands before the finding in its line."""

import json
import re

import pytest

from newsparse.checks import reporters
from newsparse.checks.finding import Edit
from tests.reports import READERS, at, problem, read, summary

# Before the finding, how many code points that is, how many bytes of UTF-8, how many columns of a terminal.
BEFORE = [
    ("plain ", 6, 6, 6),
    ("café ", 5, 6, 5),
    ("they’re ", 8, 10, 8),
    ("😀 ", 2, 5, 3),
    ("👩‍👧 ", 4, 12, 5),
    ("cafe\u0301 ", 6, 7, 5),
    ("کتاب‌ها ", 8, 16, 7),
    ("日本語 ", 4, 10, 7),
    ("undecodable \udcff ", 14, 14, 17),
]
IN_CODE_POINTS = sorted(set(READERS) - {"rdjson", "gitlab"})
IDS = [ascii(before) for before, *_ in BEFORE]


def text_with(before: str) -> str:
    return f"A headline\n{before}target and more\n"


@pytest.mark.parametrize(("before", "points"), [row[:2] for row in BEFORE], ids=IDS)
@pytest.mark.parametrize("name", IN_CODE_POINTS)
def test_columns_are_code_points_from_one(name: str, before: str, points: int) -> None:
    text = text_with(before)
    (entry,) = read(name, reporters.get(name).report([at(text, "target")], summary(text)))
    assert (entry.line, entry.column) == (2, points + 1)


@pytest.mark.parametrize(("before", "points"), [row[:2] for row in BEFORE], ids=IDS)
@pytest.mark.parametrize("name", ["concise", "full", "grouped", "markdown"])
def test_people_read_code_points_from_one(name: str, before: str, points: int) -> None:
    text = text_with(before)
    shown = reporters.get(name).report([at(text, "target")], summary(text))
    assert re.search(rf"\b2:{points + 1}\b", shown)


@pytest.mark.parametrize(("before", "octets"), [(row[0], row[2]) for row in BEFORE], ids=IDS)
def test_rdjson_counts_bytes_of_utf8(before: str, octets: int) -> None:
    text = text_with(before)
    start = text.index("target")
    found = problem(text, (start, start + 6), edits=(Edit(start, start + 6, "aim"),))
    (entry,) = json.loads(reporters.get("rdjson").report([found], summary(text)))["diagnostics"]
    wanted = {"start": {"line": 2, "column": octets + 1}, "end": {"line": 2, "column": octets + 7}}
    assert entry["location"]["range"] == wanted == entry["suggestions"][0]["range"]


@pytest.mark.parametrize(("before", "points"), [row[:2] for row in BEFORE], ids=IDS)
def test_sarif_regions_end_behind_the_last_code_point(before: str, points: int) -> None:
    text = text_with(before)
    start = text.index("target")
    found = problem(text, (start, start + 6), edits=(Edit(start, start + 6, "aim"),))
    (result,) = json.loads(reporters.get("sarif").report([found], summary(text)))["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region.pop("snippet") == {"text": "target"}
    assert region == {"startLine": 2, "startColumn": points + 1, "endLine": 2, "endColumn": points + 7}
    assert result["fixes"][0]["artifactChanges"][0]["replacements"][0]["deletedRegion"] == region


@pytest.mark.parametrize(("before", "columns"), [(row[0], row[3]) for row in BEFORE], ids=IDS)
def test_the_caret_stands_under_the_finding(before: str, columns: int) -> None:
    text = text_with(before)
    shown = reporters.get("full").report([at(text, "target")], summary(text))
    assert f"\n  | {' ' * columns}^^^^^^\n" in shown


def test_bytes_of_a_wider_half_surrogate_are_three() -> None:
    text = text_with("a broken pair \ud83d ")
    (entry,) = read("rdjson", reporters.get("rdjson").report([at(text, "target")], summary(text)))
    assert entry.column == 14 + 3 + 1 + 1
