"""The README is true: its commands run and print what it shows, its Python runs, its links lead somewhere."""

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

README = (ROOT / "README.md").read_text("utf-8")
CONSOLE = re.findall(r"```console\n(.*?)```", README, re.S)
LINK = re.compile(r"\]\(([^)#:]+)\)")


def shown(block: str) -> list[tuple[str, str]]:
    """The commands of a block, each with the output shown below it."""
    parts = re.split(r"^\$ ", block, flags=re.M)[1:]
    return [(part.partition("\n")[0], part.partition("\n")[2]) for part in parts]


def as_pattern(output: str) -> str:
    """The output as a pattern in which … stands for anything, over as many lines as it takes."""
    return "".join(".*" if piece == "…" else re.escape(piece) for piece in re.split("(…)", output.strip()))


@pytest.mark.parametrize("command, output", [one for block in CONSOLE for one in shown(block)])
def test_a_command_of_the_readme_prints_what_it_shows(command: str, output: str) -> None:
    if "jq" in command and not shutil.which("jq"):
        pytest.skip("jq is not installed")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env=os.environ | {"PATH": path, "COLUMNS": "80"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    assert re.fullmatch(as_pattern(output), done.stdout.strip(), re.S), done.stdout


def test_the_python_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    code = "\n".join(re.findall(r"```python\n(.*?)```", README, re.S))
    test = doctest.DocTestParser().get_doctest(code, {}, "README.md", "README.md", 0)
    assert test.examples
    assert doctest.DocTestRunner().run(test).failed == 0


@pytest.mark.parametrize(
    "page", [Path("README.md"), Path("CONTRIBUTING.md"), *sorted(Path("docs").glob("*.md"))]
)
def test_the_links_of_a_page_lead_somewhere(page: Path) -> None:
    text = (ROOT / page).read_text("utf-8")
    missing = [target for target in LINK.findall(text) if not (ROOT / page.parent / target).exists()]
    assert missing == []
