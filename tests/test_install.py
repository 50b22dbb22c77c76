"""Wheel and sdist install into a clean environment outside the checkout, run every command, and uninstall again."""

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path

import pytest
from tools.release import CLOSED, LICENCES

from newsparse.cli.commands import COMMANDS
from newsparse.model import __version__
from tests.cli_process import STORY, environment
from tests.conftest import ROOT

wheel_builder = pytest.importorskip("hatchling.builders.wheel")
sdist_builder = pytest.importorskip("hatchling.builders.sdist")

# What each command is called with, below a folder with the text `story.txt`; `{out}` is a new path.
CALLS = {
    "parse": ["parse", "-t", "jsonl", "story.txt"],
    "batch": ["batch", "story.txt", "-o", "{out}"],
    "show": ["show", "story.txt"],
    "explain": ["explain", "--line", "1", "story.txt"],
    "dateline": ["dateline", "LIMA, March 3 (Reuters) - It rained."],
    "check": ["check", "--exit-zero", "--output-format", "full", "story.txt"],
    "rule": ["rule", "NP301"],
    "config": ["config", "schema"],
    "learn": ["learn", "."],
    "lsp": ["lsp", "--help"],  # the rest needs an extra
    "formats": ["formats"],
    "schema": ["schema"],
    "completion": ["completion", "zsh"],
    "help": ["help", "--man", "parse"],
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = str(tmp_path_factory.mktemp("dist"))
    builders = {"wheel": wheel_builder.WheelBuilder, "sdist": sdist_builder.SdistBuilder}
    return {
        kind: Path(next(iter(builder(str(ROOT)).build(directory=folder, versions=["standard"]))))
        for kind, builder in builders.items()
    }


def test_the_sdist_holds_what_the_wheel_is_built_from_and_nothing_that_only_tools_read(
    built: dict[str, Path],
) -> None:
    with tarfile.open(built["sdist"]) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    tops = {name.partition("/")[0] for name in names}
    assert names >= LICENCES | {"pyproject.toml", "hatch_build.py", "README.md", "CHANGELOG.md", "PKG-INFO"}
    assert tops <= LICENCES | {
        *("src", "pyproject.toml", "hatch_build.py", "README.md", "CHANGELOG.md", "PKG-INFO", ".gitignore")
    }
    assert [name for name in names if name.startswith("src/") and name.endswith(".toml")] == []


def test_every_link_of_the_readme_leads_somewhere_from_an_index_page(built: dict[str, Path]) -> None:
    with tarfile.open(built["sdist"]) as archive:
        info = archive.extractfile(f"newsparse-{__version__}/PKG-INFO")
        assert info
        page = info.read().decode("utf-8")
    links = re.findall(r"\]\(([^)\s]+)\)", page)
    assert len(links) > 20
    assert [link for link in links if not link.startswith(("https://", "#"))] == []
    pictures = re.findall(r"!\[[^\]]*\]\(([^)\s]+)\)", page)
    assert pictures and all("/raw/main/docs/pictures/" in picture for picture in pictures)


def test_the_changelog_has_a_closed_part_on_this_version_above_all_others() -> None:
    """What is under Unreleased waits for the next version; `make release` asks for it to be empty."""
    parts = CLOSED.findall((ROOT / "CHANGELOG.md").read_text("utf-8"))
    assert parts[0][0] == __version__
    assert len(parts) > 1


def test_no_extra_of_all_is_unknown() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    (every,) = extras["all"]
    named = set(every.partition("[")[2].rstrip("]").split(","))
    assert named and named <= set(extras) - {"all"}


def test_every_command_is_called_here() -> None:
    assert list(CALLS) == [row.name for row in COMMANDS]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_it_installs_runs_and_uninstalls(kind: str, built: dict[str, Path], tmp_path: Path) -> None:
    """With the package index as pip is set up here; the environment has nothing but pip before, and after."""
    programs = tmp_path / "clean" / "bin"
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "clean"], check=True)
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    env = environment(PATH=path, PYTHONPATH="", PYTHONWARNINGS="default")  # pip warns of itself
    pip = [programs / "python", "-m", "pip", "--disable-pip-version-check", "-q"]

    def run(*command: object, check: bool = True) -> subprocess.CompletedProcess[str]:
        words = list(map(str, command))
        return subprocess.run(words, cwd=work, env=env, capture_output=True, text=True, check=check)

    work = tmp_path / "work"
    work.mkdir()
    (work / "story.txt").write_text(STORY, encoding="utf-8")
    run(*pip, "install", "--constraint", ROOT / "constraints.txt", built[kind])
    for name, call in CALLS.items():
        words = [word.format(out=tmp_path / "out.jsonl") for word in call]
        done = run("newsparse", *words, check=False)
        assert (name, done.returncode, "Traceback" in done.stderr) == (name, 0, False), done.stderr
    assert json.loads(run("newsparse", "parse", "-t", "jsonl", "story.txt").stdout)["title"]
    assert run("newsparse", "--version").stdout == f"newsparse {__version__}\n"
    assert (
        str(ROOT) not in run(programs / "python", "-c", "import newsparse; print(newsparse.__file__)").stdout
    )
    # An extra adds its own packages and looks for no release of newsparse.
    run(*pip, "install", "newsparse[zstd]")
    run(*pip, "uninstall", "-y", "newsparse")
    assert not shutil.which("newsparse", path=str(programs))
    assert run(programs / "python", "-c", "import newsparse", check=False).returncode == 1
    assert [*(tmp_path / "clean").rglob("*newsparse*")] == []
