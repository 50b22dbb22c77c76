"""The Dockerfile, as far as it can be tried without Docker: what it copies, its own commands, its entry point.

Where a Docker daemon answers, the image itself is built and run.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.checkout import checked_out, files
from tests.cli_process import STORY, environment
from tests.conftest import ROOT

NOBODY = 65534
LINES = re.sub(r"\\\n\s*", "", (ROOT / "Dockerfile").read_text("utf-8")).splitlines()
PATTERNS = [
    line for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line and line[0] != "#"
]


def instructions(name: str) -> list[str]:
    return [line.partition(" ")[2] for line in LINES if line.startswith(f"{name} ")]


def is_sent(path: str) -> bool:
    """Whether Docker sends a file to the build: the last pattern that fits it or a folder of it decides."""
    parts = path.split("/")
    below = ["/".join(parts[:count]) for count in range(1, len(parts) + 1)]
    sent = True
    for pattern in PATTERNS:
        expression = _expression(pattern.removeprefix("!"))
        if any(expression.fullmatch(one) for one in below):
            sent = pattern.startswith("!")
    return sent


def _expression(pattern: str) -> re.Pattern[str]:
    return re.compile(re.escape(pattern).replace(r"\*\*/", "(?:.*/)?").replace(r"\*", "[^/]*"))


def copied(source: Path, target: Path) -> None:
    """What the first stage copies of the folder that is sent."""
    for line in instructions("COPY"):
        if line.startswith("--from"):
            continue
        *names, place = line.split()
        for name in names:
            paths = [
                path for path in files() if (path == name or path.startswith(f"{name}/")) and is_sent(path)
            ]
            assert paths, f"COPY {name}: nothing of that name is sent"
            for path in paths:
                inside = path.removeprefix(f"{name}/") if (source / name).is_dir() else Path(path).name
                (target / place / inside).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source / path, target / place / inside)


def test_only_what_is_copied_is_sent() -> None:
    wanted = {
        name for line in instructions("COPY") if not line.startswith("--from") for name in line.split()[:-1]
    }
    sent = [path for path in files() if is_sent(path)]
    assert {path.partition("/")[0] for path in sent} == wanted
    assert not is_sent("src/newsparse/__pycache__/api.cpython-311.pyc") and not is_sent(".git/config")


def test_it_keeps_the_rules_of_hadolint_that_matter() -> None:
    """`make release` runs hadolint itself; these hold in every test run."""
    froms = instructions("FROM")
    assert all(":" in line and ":latest" not in line for line in froms)
    assert (
        len({line.split()[0] for line in froms}) == 1
    )  # one Python builds and runs: the environment is copied
    assert all("--no-cache-dir" in run for run in instructions("RUN") if "pip install" in run)
    assert not re.search(r"\b(?:sudo|curl|wget|apt-get|chmod 777)\b|^ADD ", "\n".join(LINES), re.MULTILINE)
    last = LINES[max(n for n, line in enumerate(LINES) if line.startswith("FROM ")) :]
    users = [line.split()[1] for line in last if line.startswith("USER ")]
    assert users and not users[-1].startswith(("0", "root"))
    assert isinstance(json.loads(instructions("ENTRYPOINT")[0]), list)  # a list: no shell reads the arguments
    assert all(line.startswith("/") for line in instructions("WORKDIR"))


def _python() -> str | None:
    """A Python from 3.11 on that every user can run; this one may be in a home folder."""
    others = (shutil.which(f"python3.{minor}", path="/usr/bin:/usr/local/bin") for minor in range(14, 10, -1))
    found = (str(Path(sys.base_prefix) / "bin" / "python3"), *filter(None, others))
    for path in found:
        if all(os.stat(folder).st_mode & 0o001 for folder in Path(os.path.realpath(path)).parents):
            probe = [path, "-c", "import ensurepip, venv"]
            if subprocess.run(probe, capture_output=True, check=False).returncode == 0:
                return path
    return None


@pytest.fixture
def opened() -> Iterator[Path]:
    """A folder that another user can read; those of pytest are closed to all others."""
    with tempfile.TemporaryDirectory(prefix="newsparse-container-") as folder:
        os.chmod(folder, 0o755)
        yield Path(folder)


@pytest.mark.slow
def test_its_commands_build_what_another_user_can_run(opened: Path) -> None:
    python = _python()
    if os.geteuid() or python is None:
        pytest.skip("only root can be another user, with a Python that this one can run")
    copied(ROOT, opened / "source")
    environment_ = str(opened / "opt" / "newsparse")
    for command in instructions("RUN")[:1]:
        own = command.replace("/opt/newsparse", environment_).replace("python -m venv", f"{python} -m venv")
        env = environment(PYTHONWARNINGS="default", PATH="/usr/bin:/bin")
        subprocess.run(["sh", "-c", own], cwd=opened / "source", env=env, check=True)
    shutil.rmtree(opened / "source")  # the second stage has only the environment
    (program,) = json.loads(instructions("ENTRYPOINT")[0])
    (opened / "work").mkdir()
    (opened / "work" / "story.txt").write_text(STORY, encoding="utf-8")

    def run(*arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [program.replace("/opt/newsparse", environment_), *arguments],
            input=text,
            cwd=opened / "work",
            env={"PATH": "/usr/bin:/bin", "HOME": "/nonexistent"},  # no locale either, as in the image
            user=NOBODY,
            group=NOBODY,
            extra_groups=[],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    assert run(*json.loads(instructions("CMD")[0])).stdout.startswith("Usage: newsparse")
    parsed = run("parse", "-", text=STORY.replace("the port said", "the port’s office said"))
    assert (parsed.returncode, parsed.stderr) == (0, "")
    assert "port’s office" in parsed.stdout and json.loads(parsed.stdout)["title"] == STORY.splitlines()[0]
    checked = run("check", "story.txt")  # in a folder that this user cannot write to
    assert checked.returncode < 2 and "Traceback" not in checked.stderr
    assert sorted(path.name for path in (opened / "work").iterdir()) == ["story.txt"]


@pytest.mark.slow
def test_the_image_is_built_and_reads_standard_input(tmp_path: Path) -> None:
    docker = shutil.which("docker")
    if not docker or subprocess.run([docker, "info"], capture_output=True, check=False).returncode:
        pytest.skip("no Docker daemon answers here")
    source = checked_out(tmp_path / "newsparse")
    subprocess.run([docker, "build", "-q", "-t", "newsparse-test", str(source)], check=True)
    command = [docker, "run", "--rm", "-i", "--network", "none", "newsparse-test", "parse", "-"]
    done = subprocess.run(command, input=STORY, capture_output=True, encoding="utf-8", check=True)
    assert json.loads(done.stdout)["title"] == STORY.splitlines()[0]
