"""`batch --strict`: the status is 1 for what is incomplete or in doubt; everything is written, told and reported."""

import json
from pathlib import Path

import pytest

from newsparse.model.article import Article
from newsparse.pipeline.shortcomings import in_a_line
from tests.batch_process import batch, messages, stories
from tests.cli_process import STORY, run
from tests.test_batch_report import VALIDATOR

TOLD = "newsparse: in/word.txt: no body, the title is in doubt (--strict); newsparse explain says why"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One good story, and one word."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "in" / "word.txt").write_text("hello\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("output", ["out", "out.jsonl", "out.jsonl.gz", "out.csv", "out.parquet", "-"])
def test_the_status_is_1_with_strict_only_and_the_output_is_the_same(folder: Path, output: str) -> None:
    plain = batch("in", "-o", output, "-q", cwd=folder)
    assert (plain.returncode, messages(plain)) == (0, [])
    strict = batch("in", "-o", output, "-q", "--strict", cwd=folder)
    assert (strict.returncode, messages(strict)) == (1, [TOLD])
    assert strict.stdout == plain.stdout


def test_what_an_earlier_run_converted_is_judged_all_the_same(folder: Path) -> None:
    first, second = (batch("in", "-o", "out", "--strict", cwd=folder) for _ in range(2))
    assert (first.returncode, second.returncode) == (1, 1)
    assert TOLD in messages(first) and TOLD in messages(second)
    assert "0 of 2 inputs converted, 2 unchanged" in second.stderr.decode()
    assert len(list((folder / "out").glob("*.json"))) == 2


def test_processes_tell_it_too(tmp_path: Path) -> None:
    stories(tmp_path / "in", 3)
    (tmp_path / "in" / "word.txt").write_text("hello\n", encoding="utf-8")
    result = batch("in", "-o", "out", "-q", "-j", "2", "--strict", cwd=tmp_path)
    assert (result.returncode, messages(result)) == (1, [TOLD])


def test_good_articles_pass_and_failures_are_told_once(folder: Path) -> None:
    assert batch("in/good.txt", "-o", "out", "--strict", cwd=folder).returncode == 0
    (folder / "in" / "word.txt").write_bytes(b"%PDF-1.7")
    result = batch("in", "-o", "out", "-q", "--strict", cwd=folder)
    (line,) = messages(result)
    assert result.returncode == 1 and "(--strict)" not in line


def test_the_report_and_the_summary_say_it_with_and_without_strict(folder: Path) -> None:
    for strict in ([], ["--strict"]):
        result = batch("in", "-o", "out", "--report", "r.json", *strict, cwd=folder)
        facts = json.loads((folder / "r.json").read_text("utf-8"))
        VALIDATOR.validate(facts)
        reason = "no body, the title is in doubt"
        listed = [{"name": "in/word.txt", "reason": reason}]
        assert facts["shortcomings"] == {"inputs": 1, "listed": listed, "not_listed": 0}
        assert any("1 input incomplete" in line for line in messages(result))
    batch("in", "-o", "out", "--report", "r.html", cwd=folder)
    assert reason in (folder / "r.html").read_text("utf-8")


def test_of_many_articles_a_line_is_made() -> None:
    found = in_a_line([Article() for _ in range(9)])
    assert found and found.count("no title") == 3 and found.endswith("; and 6 more articles")
    assert in_a_line([]) is None


def test_engines_that_cannot_tell_refuse(folder: Path) -> None:
    result = run("batch", "in", "-o", "out", "--engine", "spark", "--strict", cwd=folder)
    assert result.returncode == 2 and "does not support --strict" in result.stderr.decode()
