"""Adding a language takes what docs/adding-a-language.md says: its example file is added to a copy, and then works."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from newsparse.words.language import identify
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "adding-a-language.md"
SENTENCE = "Praefectus urbis heri dixit pontem novum ante finem anni non apertum iri, quia pecunia deest."
LINES = {
    "language": f"from newsparse.words.language import identify; print(identify({SENTENCE!r}))",
    "byline": (
        "from newsparse.byline import as_byline, match; text = 'Scripsit Ana Ruiz et Li Wei'; "
        "print(as_byline(text, match(text)).authors)"
    ),
    "phrase": "from newsparse.words.phrases import phrase_kinds; print(phrase_kinds('lege etiam: de ponte'))",
}


def example() -> str:
    found = re.search(r"```toml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert found
    return found[1]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with one more language file, its tables compiled as the page says."""
    copy = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "src", copy / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "tools", copy / "tools", ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "src" / "newsparse" / "data" / "languages" / "la.toml").write_text(example(), "utf-8")
    run(copy, "-m", "tools.build_tables")
    return copy


def run(project: Path, *arguments: str) -> str:
    environment = os.environ | {"PYTHONPATH": str(project / "src"), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=project, env=environment, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_example_is_a_language_that_is_not_there_yet() -> None:
    assert identify(SENTENCE) != "la"
    assert tomllib.loads(example())["name"] == "Latin"


@pytest.mark.parametrize(
    ("what", "printed"),
    [("language", "la"), ("byline", "('Ana Ruiz', 'Li Wei')"), ("phrase", "('read_more',)")],
)
def test_one_file_adds_a_language(project: Path, what: str, printed: str) -> None:
    assert run(project, "-c", LINES[what]) == printed


def test_the_page_shows_keys_and_lists_that_it_explains() -> None:
    table = tomllib.loads(example())
    explained = set(re.findall(r"^\| `([a-z_]+)` \|", PAGE.read_text("utf-8"), re.MULTILINE))
    assert {*table, *table["byline"], *table["phrases"]} <= explained
