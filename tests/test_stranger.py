"""A newcomer's way: with nothing but a shell, Python and git, from the clone to the three uses, as the pages say it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.checkout import checked_out
from tests.conftest import ROOT
from tests.test_readme import as_pattern, commands, read

pytestmark = pytest.mark.slow

# What a machine needs to reach its package index; nothing else of the tests' environment is handed on.
_OF_NETWORK = re.compile(r"PIP_\w+|\w*_proxy|SSL_CERT_\w+|REQUESTS_CA_BUNDLE", re.IGNORECASE)
_PROGRAMS = (str(Path(sys.base_prefix) / "bin"), "/usr/local/bin", "/usr/bin", "/bin")


class Stranger:
    """Someone with a new home folder, who types what the pages say."""

    def __init__(self, home: Path, repository: Path) -> None:
        self.home, self._url = home, repository.as_uri()
        self._path = os.pathsep.join(_PROGRAMS)

    def types(self, command: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
        """What a shell makes of a line, messages and output together as on a terminal."""
        kept = {name: value for name, value in os.environ.items() if _OF_NETWORK.fullmatch(name)}
        return subprocess.run(
            [
                "bash",
                "--noprofile",
                "--norc",
                "-c",
                command.replace("git clone URL", f"git clone -q {self._url}"),
            ],
            cwd=folder or self.home,
            env={**kept, "HOME": str(self.home), "PATH": self._path, "LANG": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )

    def extends_path(self, folder: Path) -> None:
        """What the line `export PATH=` does for the session."""
        self._path = f"{folder}{os.pathsep}{self._path}"


@pytest.fixture(scope="module")
def newcomer(tmp_path_factory: pytest.TempPathFactory) -> Stranger:
    folder = tmp_path_factory.mktemp("stranger")
    (folder / "home").mkdir()
    return Stranger(folder / "home", checked_out(folder / "newsparse.git"))


@pytest.fixture(scope="module")
def stranger(newcomer: Stranger) -> Stranger:
    """After the lines under "Install" of the README; without pipx, after those of the page on installing."""
    block = read("README.md").partition("## Install\n")[2].partition("\n## ")[0]
    clone, enter, install, use = [line.strip() for line in re.findall(r"^    (\S.*)$", block, re.M)]
    assert (enter, use) == ("cd newsparse", "newsparse --help") and install.startswith("pipx install .")
    cloned = newcomer.types(clone)
    assert cloned.returncode == 0, cloned.stdout
    page = read("docs/installing.md").partition("Without pipx and uv")[2]
    lines = page.partition("```sh\n")[2].partition("```")[0]
    done = newcomer.types(f"set -e\n{lines}", newcomer.home / "newsparse")
    assert done.returncode == 0 and done.stdout.splitlines()[-1].startswith("newsparse 0."), done.stdout
    newcomer.extends_path(newcomer.home / ".newsparse" / "bin")
    assert newcomer.types(use).stdout.startswith("Usage: newsparse ")
    return newcomer


def test_every_command_of_the_readme_prints_what_it_shows(stranger: Stranger) -> None:
    """The pipe, the folder, the check: in the clone, in the order of the page."""
    typed = commands("README.md")
    assert len(typed) > 8
    for command, output in typed:
        if "jq" in command and not shutil.which("jq"):
            continue
        printed = stranger.types(command, stranger.home / "newsparse").stdout
        assert re.fullmatch(as_pattern(output), printed.strip(), re.S), f"$ {command}\n{printed}"


def test_articles_of_ones_own_are_parsed_from_a_pipe_a_folder_and_checked_in_ci(stranger: Stranger) -> None:
    wire = stranger.home / "repository" / "wire"
    wire.mkdir(parents=True)
    for number, text in enumerate(sorted((ROOT / "examples").rglob("*.txt"))):
        shutil.copy(text, wire / f"{number}.txt")
    piped = stranger.types("cat wire/0.txt | newsparse parse -t jsonl", wire.parent)
    assert piped.returncode == 0 and piped.stdout.startswith('{"schema":"newsparse.article/1"')
    first = stranger.types("newsparse batch wire -o articles", wire.parent)
    assert first.returncode == 0 and "2 of 2 inputs converted" in first.stdout
    again = stranger.types("newsparse batch wire -o articles", wire.parent)
    assert again.returncode == 0 and sorted(path.name for path in (wire.parent / "articles").iterdir())
    anywhere = read("docs/ci.md").partition("```sh\n")[2].partition("```")[0]
    checked = stranger.types(anywhere, wire.parent)
    assert checked.returncode == 1 and re.search(r"^wire/\d\.txt:\d+:\d+: NP\d+ ", checked.stdout, re.M)
    fixed = stranger.types("newsparse check --fix wire/", wire.parent)
    assert "1 finding fixed." in fixed.stdout
    later = read("docs/ci.md").partition("## Starting with existing findings")[2]
    accept, check = later.partition("```sh\n")[2].partition("```")[0].strip().splitlines()
    assert stranger.types(accept, wire.parent).returncode == 0
    assert stranger.types(check, wire.parent).returncode == 0


def test_make_run_needs_nothing_but_a_clone(newcomer: Stranger) -> None:
    folder = newcomer.home / "for make"  # with a space in its name
    assert newcomer.types(f"git clone URL '{folder}'").returncode == 0
    done = newcomer.types("make run 2>/dev/null", folder)
    assert done.returncode == 0 and '"schema": "newsparse.article/1"' in done.stdout
    assert "make run" not in newcomer.types("git status --porcelain", folder).stdout


def test_nothing_of_it_is_left_in_the_home_folder_once_it_is_removed(stranger: Stranger) -> None:
    """But for what was asked for: the environment itself, the clone, what was converted."""
    assert stranger.types("~/.newsparse/bin/pip uninstall -y newsparse").returncode == 0
    assert [*(stranger.home / ".newsparse").rglob("newsparse*")] == []
    left = {path.name for path in stranger.home.iterdir()}
    assert left <= {".newsparse", "newsparse", "repository", "for make", ".cache", ".config", ".local"}
    for hidden in (".cache", ".config", ".local"):
        assert [*(stranger.home / hidden).rglob("*newsparse*")] == []
