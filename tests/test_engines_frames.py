"""The recipes of docs/python.md run as they stand, and the examples of pages that need pandas, polars or datatrove."""

import json
import re
import sys
from pathlib import Path

import pytest

import newsparse
from newsparse import Article
from tests import engines
from tests.conftest import ROOT
from tests.test_readme import clone, run_examples

PAGE = ROOT / "docs" / "python.md"
__all__ = ["clone"]  # a fixture, which pytest finds by its name


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Articles of several languages, one of them twice."""
    found = tmp_path / "wire"
    found.mkdir()
    paths = sorted((ROOT / "tests/cases").glob("*/*/input.txt"))[:40]
    for number, path in enumerate([*paths, paths[0]]):
        (found / f"{number:03}.txt").write_bytes(path.read_bytes())
    return found


def recipe(name: str, folder: Path, target: Path) -> str:
    """Run a recipe of the page on a folder; its standard output."""
    found = re.search(rf"```python\n# {name}_recipe\.py\n(.*?)```", PAGE.read_text("utf-8"), re.S)
    assert found, f"there is no {name}_recipe.py in {PAGE}"
    program = target.parent / f"{name}_recipe.py"
    program.write_text(found[1], "utf-8")
    done = engines.run([sys.executable, str(program), str(folder), str(target)])
    assert done.returncode == 0, done.stderr
    return done.stdout


def articles(folder: Path) -> list[Article]:
    return [article for path in sorted(folder.glob("*.txt")) for article in newsparse.read(path)]


@engines.needs("pandas")
def test_the_recipe_for_pandas_gives_a_row_for_each_article(folder: Path, tmp_path: Path) -> None:
    import pandas as pd  # type: ignore[import-untyped, unused-ignore]

    recipe("pandas", folder, tmp_path / "frame.pickle")
    frame = pd.read_pickle(tmp_path / "frame.pickle")
    expected = list(dict.fromkeys(articles(folder)))
    assert list(frame["article"]) == expected
    assert [title if isinstance(title, str) else None for title in frame["title"]] == [
        article.title for article in expected
    ]
    places = [article.dateline.place if article.dateline else None for article in expected]
    assert [place if isinstance(place, str) else None for place in frame["dateline_place"]] == places


@engines.needs("polars", "pyarrow")
def test_the_recipe_for_polars_gives_the_rows_of_arrow(folder: Path, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    recipe("polars", folder, tmp_path / "rows.parquet")
    rows = pq.read_table(tmp_path / "rows.parquet").to_pylist()
    expected = [
        (path.name, article.title, article.dateline.place if article.dateline else None)
        for path in sorted(folder.glob("*.txt"))
        for article in newsparse.parse_all(path.read_bytes())
    ]
    assert [(row["id"], row["title"], row["place"]) for row in rows] == expected
    assert {row["error"] for row in rows} == {None}


def test_the_recipe_for_processes_gives_what_one_process_gives(folder: Path, tmp_path: Path) -> None:
    lines = recipe("processes", folder, tmp_path / "none").splitlines()
    assert [json.loads(line) for line in lines] == [article.to_dict() for article in articles(folder)]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("docs/tutorials/corpus.md", marks=engines.needs("pandas", "polars")),
        pytest.param("docs/api.md", marks=engines.needs("datatrove", "pyarrow")),
    ],
)
def test_all_examples_of_a_page_run(page: str, clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those too that `make test` leaves out, as they need packages that it does not install."""
    monkeypatch.chdir(clone)
    assert run_examples(page) == []
