"""The shipped tables are those that their sources say, and nobody can reach past them."""

import json
import subprocess
import sys
import tomllib

import pytest
from tools.build_tables import COMPILED, compiled

from newsparse.base import tables
from tests.conftest import ROOT

DATA = ROOT / "src" / "newsparse" / "data"
SOURCES = sorted(path.relative_to(DATA).with_suffix("").as_posix() for path in DATA.glob("*.toml"))


def test_compiled_tables_are_up_to_date() -> None:
    run = subprocess.run(
        [sys.executable, "tools/build_tables.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, f"{run.stdout}run make tables and commit what it writes"


def test_every_compiled_table_has_its_place_in_the_build() -> None:
    built = {path for path, _ in compiled()} | {COMPILED / "weights.json"}
    assert set(COMPILED.rglob("*.json")) == built


@pytest.mark.parametrize("name", SOURCES)
def test_a_table_says_the_same_in_both_forms(name: str) -> None:
    assert tables.load(name) == tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))


def test_a_table_is_read_once() -> None:
    assert tables.load("endings") is tables.load("endings")


def test_a_table_that_does_not_exist_is_an_error_of_the_caller() -> None:
    with pytest.raises(FileNotFoundError):
        tables.load("phrases/xx")


def test_the_weights_hold_numbers_and_no_words_of_any_corpus() -> None:
    """Features are general; one that quoted a text would show as a long name or one in another script."""
    weights = json.loads((DATA / "compiled" / "weights.json").read_text("utf-8"))
    odd = [name for name in weights["features"] if not name.isascii() or len(name) > 60]
    assert odd == []
