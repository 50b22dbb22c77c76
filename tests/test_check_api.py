"""What `newsparse.check` gives to Python code."""

import json

import pytest

import newsparse
from tests.cli_process import STORY, run
from tests.conftest import ROOT

SEED = next(iter(sorted((ROOT / "seeds").glob("*.txt"))))
MIXED = STORY.replace("the port said", "the port’s office said").replace("the old piers", "the city's piers")


def test_the_seed_has_exactly_four_findings_by_default() -> None:
    problems = newsparse.check(SEED.read_bytes())
    assert [(p.code, p.line, p.column) for p in problems] == [
        ("NP401", 4, 97),
        ("NP301", 12, 51),
        ("NP301", 14, 347),
        ("NP012", 16, 12),
    ]


def test_it_finds_what_the_command_finds() -> None:
    shown = run("check", "--isolated", "--output-format", "json", "-", stdin=MIXED.encode())
    found = [(p.code, p.line, p.column, p.end_line, p.end_column, p.message) for p in newsparse.check(MIXED)]
    keys = ("code", "line", "column", "end_line", "end_column", "message")
    assert found and found == [tuple(one[key] for key in keys) for one in json.loads(shown.stdout)]


def test_rules_are_chosen_by_code_name_and_prefix() -> None:
    assert {p.code for p in newsparse.check(MIXED, select=["NP3"])} == {"NP301"}
    assert newsparse.check(MIXED, select=["NP3"], ignore=["mixed-apostrophes"]) == []
    with pytest.raises(newsparse.NewsparseError, match="did you mean NP3"):
        newsparse.check(MIXED, select=["NP3O1"])


def test_bytes_are_read_as_a_file_would_be_and_a_picture_is_refused() -> None:
    assert newsparse.check(MIXED.encode("utf-16"), select=["NP301"])
    assert newsparse.check("Grün’s, grün's\n".encode("cp1252"), select=["NP001"], encoding="cp1252") == []
    with pytest.raises(newsparse.NewsparseError, match="PNG"):
        newsparse.check(b"\x89PNG\r\n\x1a\n\x00\x00")
    document = newsparse.write(newsparse.parse(MIXED), "json")
    for given in (document, document.encode()):
        with pytest.raises(
            newsparse.NewsparseError, match="document written by newsparse, not raw text; check the text"
        ):
            newsparse.check(given)


def test_two_problems_never_share_a_fingerprint() -> None:
    twice = MIXED + "\nThe port’s office, the city's piers and the town's.\n" * 2
    prints = [p.fingerprint for p in newsparse.check(twice)]
    assert all(prints) and len(prints) == len(set(prints))
