"""`make release` says at once what is not ready, and builds what can be published."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tools.release import LARGEST_WHEEL, of_changelog

from newsparse.model import __version__
from tests.checkout import checked_out, git
from tests.cli_process import environment

CLOSED = f"# Changelog\n\n## [Unreleased]\n\n## [{__version__}] - 2026-11-29\n\n### Added\n\n- All.\n"
OPEN = CLOSED.replace("[Unreleased]\n", "[Unreleased]\n\n### Fixed\n\n- A mistake.\n")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """This project as a clone, with the environment that `make setup` made here, and a changelog that is closed."""
    found = checked_out(tmp_path / "newsparse")
    (found / "CHANGELOG.md").write_text(CLOSED, encoding="utf-8")
    git(found, "commit", "-qam", "Close the changelog")
    return found


def tool(python: str | Path, checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = environment(PYTHONPATH="", PYTHONWARNINGS="default")
    command = [str(python), "-m", "tools.release", *arguments]
    return subprocess.run(command, cwd=checkout, env=env, capture_output=True, text=True, check=False)


def test_what_need_not_wait_for_the_tests_is_said_before_them(checkout: Path) -> None:
    assert tool(sys.executable, checkout, "--before").returncode == 0
    (checkout / "CHANGELOG.md").write_text(OPEN, encoding="utf-8")
    refused = tool(sys.executable, checkout, "--before")
    assert refused.returncode == 1 and not (checkout / "dist").exists()
    assert [line.partition(";")[0] for line in refused.stderr.splitlines()] == [
        "not ready: 1 file is not committed",
        "not ready: CHANGELOG.md: there are changes under Unreleased, which has to be empty",
    ]


def test_make_release_asks_that_first() -> None:
    dry = subprocess.run(["make", "-n", "release"], capture_output=True, text=True, check=True).stdout
    steps = [
        dry.index(step) for step in ("tools.release --before", "ruff check", "-m slow", "tools.release\n")
    ]
    assert steps == sorted(steps)


@pytest.mark.parametrize(
    ("version", "text", "said"),
    [
        (__version__, OPEN, f"if {__version__} is not published, move them to its part"),
        (__version__, OPEN, "set __version__ in src/newsparse/model/__init__.py to the next one"),
        ("9.0.0", OPEN, 'name the part Unreleased "## [9.0.0] - YYYY-MM-DD"'),
        ("9.0.0", CLOSED, 'begin a new, empty one above it, "## [Unreleased]"'),
    ],
)
def test_the_changelog_is_told_what_to_become(version: str, text: str, said: str) -> None:
    (problem,) = of_changelog(version, text)
    assert said in problem


@pytest.mark.slow
def test_a_release_is_built_checked_and_packed(checkout: Path, tmp_path: Path) -> None:
    """With the packages of the group `release`, in an environment of their own, as the Makefile makes it."""
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "release"], check=True)
    python = tmp_path / "release" / "bin" / "python"
    pinned = ("--constraint", "constraints.txt")
    for what in (("pip",), ("--group", "release")):
        pip = [str(python), "-m", "pip", "-q", "--disable-pip-version-check", "install", *pinned, *what]
        subprocess.run(pip, cwd=checkout, env=environment(PYTHONWARNINGS="default"), check=True)
    done = tool(python, checkout)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("PASSED") == 2  # of twine check --strict: the wheel and the sdist
    assert f"git tag --annotate v{__version__}" in done.stdout
    wheel, sdist = sorted((checkout / "dist").iterdir(), key=lambda path: path.suffix, reverse=True)
    assert (wheel.suffix, sdist.suffix) == (".whl", ".gz") and wheel.stat().st_size <= LARGEST_WHEEL
    _installs(wheel, tmp_path)


def _installs(wheel: Path, folder: Path) -> None:
    """pip can read the wheel that was packed again, and its RECORD still names the right digests."""
    subprocess.run([sys.executable, "-m", "venv", folder / "user"], check=True)
    programs = folder / "user" / "bin"
    env = environment(PATH=f"{programs}{os.pathsep}{os.environ['PATH']}", PYTHONWARNINGS="default")
    pip = [programs / "python", "-m", "pip", "-q", "--disable-pip-version-check", "install", wheel]
    subprocess.run(list(map(str, pip)), cwd=folder, env=env, check=True)
    check = (
        "import importlib.metadata as m, hashlib, base64; print(len([f for f in m.files('newsparse') if f.hash and \
f.hash.value != base64.urlsafe_b64encode(hashlib.sha256(f.read_binary()).digest()).rstrip(b'=').decode()]))"
    )
    run = subprocess.run(
        [str(programs / "python"), "-c", check], env=env, cwd=folder, capture_output=True, text=True
    )
    assert run.stdout == "0\n"
