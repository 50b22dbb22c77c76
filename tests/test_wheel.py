"""The wheel holds what newsparse reads, nothing that only the tools read, and works without the checkout."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from tools.build_tables import COMPILED

from tests.conftest import ROOT

wheel_builder = pytest.importorskip("hatchling.builders.wheel")

# Bytes, as pip builds it: 855,000 are code, 530,000 tables, 130,000 the names and digests of 660 files. The sources of
# tables would add 500,000. For a release it is packed again (tools/release.py has that limit).
LARGEST = 1_575_000
ONLY_FOR_TOOLS = ("cities", "countries", "calendar_extra")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    (path,) = wheel_builder.WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    return Path(path)


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_no_source_of_a_table_is_in_the_wheel(names: set[str]) -> None:
    assert [name for name in names if name.endswith(".toml")] == []
    assert [name for name in names if Path(name).stem in ONLY_FOR_TOOLS] == []


def test_every_compiled_table_and_every_module_is_in_the_wheel(names: set[str]) -> None:
    source = ROOT / "src"
    needed = [
        *filter(Path.is_file, COMPILED.rglob("*")),
        *(source / "newsparse").rglob("*.py"),
        source / "newsparse/py.typed",
    ]
    assert {path.relative_to(source).as_posix() for path in needed} <= names


def test_the_licence_and_the_notice_go_with_it(names: set[str]) -> None:
    assert {Path(name).name for name in names if "/licenses/" in name} == {"LICENSE", "NOTICE"}


def test_the_wheel_is_small(wheel: Path) -> None:
    assert wheel.stat().st_size < LARGEST


def test_it_works_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    with ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    seeds = str(ROOT / "seeds")
    outputs = [_parsed(folder, tmp_path, seeds) for folder in (tmp_path / "installed", ROOT / "src")]
    assert outputs[0] == outputs[1] != b""


def _parsed(package: Path, cwd: Path, folder: str) -> bytes:
    """What the package in this folder prints for the seeds."""
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); import newsparse\n"
        "assert newsparse.__file__.startswith(sys.argv.pop(1))\n"
        "from newsparse.cli import main; main()"
    )
    command = [sys.executable, "-c", script, str(package), "parse", "-t", "jsonl", folder]
    run = subprocess.run(
        command, cwd=cwd, capture_output=True, check=True, env={**os.environ, "LC_ALL": "C.UTF-8"}
    )
    return run.stdout
