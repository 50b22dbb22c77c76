"""A badly read file, and a folder of texts that have no titles, are one finding each."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from newsparse.checks.context.article import ArticleContext
from newsparse.checks.rules import np215_ambiguous_line
from newsparse.model.role import Role
from tests.cli_process import run

LEAD = "The council voted on Tuesday evening to close the old bridge over the river, and to open it again in May.\n"
MORE = "Lorries will have to take the road through the hills, the hauliers' union said on Wednesday in a statement.\n"
ROMAN = "Rada miasta zagłosowała we wtorek za zamknięciem starego mostu na rzece i otwarciem go ponownie w maju.\n"


def in_doubt(count: int) -> ArticleContext:
    """An article of 20 lines, the first `count` of which are in doubt."""
    reasons = [
        SimpleNamespace(
            margin=0.2 if number < count else 5.0,
            role=Role.PARAGRAPH,
            runner_up=Role.SUBHEAD,
            block=SimpleNamespace(start=number * 10, end=number * 10 + 8),
        )
        for number in range(20)
    ]
    return cast(ArticleContext, SimpleNamespace(reasons=reasons, listed=str))


@pytest.mark.parametrize(("doubtful", "findings"), [(0, 0), (1, 1), (4, 4), (5, 1), (20, 1)])
def test_five_doubtful_lines_are_one_finding(doubtful: int, findings: int) -> None:
    assert len(list(np215_ambiguous_line.check(in_doubt(doubtful)))) == findings


def missing_titles(folder: Path, *options: str) -> list[dict[str, Any]]:
    done = run(
        "check", "--isolated", "--no-cache", "--select", "NP101", "--output-format", "json", *options, folder
    )
    return cast(list[dict[str, Any]], json.loads(done.stdout))


def bodies(folder: Path, count: int, titled: int = 0) -> None:
    for number in range(count):
        lead = ROMAN if number % 2 else LEAD
        (folder / f"body-{number}.txt").write_text(lead + MORE, encoding="utf-8")
    for number in range(titled):
        (folder / f"titled-{number}.txt").write_text(
            f"Council closes bridge\n\n{LEAD}\n{MORE}", encoding="utf-8"
        )


def test_a_corpus_of_bodies_is_one_piece_of_information(tmp_path: Path) -> None:
    bodies(tmp_path, 8, titled=2)
    (found,) = missing_titles(tmp_path)
    assert found["severity"] == "info" and "8 of 10 files" in found["message"]
    assert found["path"].endswith("body-0.txt")


def test_its_severity_can_be_set(tmp_path: Path) -> None:
    bodies(tmp_path, 8)
    (found,) = missing_titles(tmp_path, "--severity", "NP101=error")
    assert found["severity"] == "error"


def test_a_few_files_without_a_title_are_errors_each(tmp_path: Path) -> None:
    bodies(tmp_path, 4)
    assert [found["severity"] for found in missing_titles(tmp_path)] == ["error"] * 4


def test_so_are_those_in_a_folder_most_of_whose_files_have_one(tmp_path: Path) -> None:
    bodies(tmp_path, 5, titled=5)
    assert [found["severity"] for found in missing_titles(tmp_path)] == ["error"] * 5


def test_folders_are_judged_apart(tmp_path: Path) -> None:
    for name, count, titled in (("corpus", 6, 0), ("desk", 1, 2)):
        (tmp_path / name).mkdir()
        bodies(tmp_path / name, count, titled)
    found = missing_titles(tmp_path)
    assert [(Path(one["path"]).parent.name, one["severity"]) for one in found] == [
        ("corpus", "info"),
        ("desk", "error"),
    ]
