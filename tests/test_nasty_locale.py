"""No locale changes a byte: neither of what is put out nor of what is told, whatever Python makes of it."""

import os
from pathlib import Path

import pytest

from tests.cli_process import STORY, run

C = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
OTHERS = [
    {"LC_ALL": "xx_XX.ISO-8859-1", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LC_ALL": "POSIX", "PYTHONIOENCODING": "latin-1"},
]
COMMANDS = [
    ("parse", "-t", "jsonl", "é.txt", "日本.txt", "bad\udcff.txt", "fehlt-ß.txt"),
    ("parse", "."),
    ("show", "é.txt"),
    ("explain", "é.txt"),
    ("check", "--output-format", "full", "."),
    ("check", "--diff", "--config", "house.end-marker=結", "."),
    ("dateline", "-t", "json", "São Paulo (Efe) – O bispo", "北京3月2日电 （记者李雷）市"),
    ("dateline", "Zürich (sda) – Der"),
    ("rule", "NP3ß"),
    ("--help",),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of articles with names in several scripts, one of which is none."""
    folder = tmp_path_factory.mktemp("names")
    for name in ("é.txt", "日本.txt", "bad\udcff.txt"):
        (folder / name).write_text(STORY.replace("town", "café’s"), encoding="utf-8")
    return folder


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda value: ascii(" ".join(value))[:30])
def test_the_locale_changes_nothing(folder: Path, arguments: tuple[str, ...]) -> None:
    usual, odd = run(*arguments, cwd=folder), run(*arguments, cwd=folder, env=C)
    assert (odd.returncode, odd.stdout, odd.stderr) == (usual.returncode, usual.stdout, usual.stderr)


@pytest.mark.parametrize("locale", OTHERS, ids=lambda locale: locale["LC_ALL"])
def test_no_locale_changes_a_document(folder: Path, locale: dict[str, str]) -> None:
    assert run("parse", ".", cwd=folder, env=locale).stdout == run("parse", ".", cwd=folder).stdout


def test_an_output_gets_the_name_that_was_asked_for(folder: Path) -> None:
    result = run("parse", "é.txt", "-o", "größer.json", cwd=folder, env=C)
    assert result.returncode == 0 and b"gr\xc3\xb6\xc3\x9fer.json" in os.listdir(os.fsencode(folder))
