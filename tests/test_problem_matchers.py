"""Problem matchers read what `check --output-format concise` prints, and nothing that other programs print."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.cli_process import STORY, run
from tests.conftest import ROOT

GITHUB: dict[str, Any] = json.loads((ROOT / ".github" / "problem-matcher.json").read_text("utf-8"))
PAGE = (ROOT / "docs" / "ci.md").read_text("utf-8")
TASKS = re.findall(r"^```json\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
MIXED = STORY.replace("the port said", "the port’s office said").replace("the old piers", "the city's piers")
NAMES = (
    "wire/mixed.txt",
    "wire/two words.txt",
    "wire/Ünïcode – 日本.txt",
    "wire/a:3.txt",
    "wire/it's (1) [S].txt",
)
HOUSE = """[check]
select = ["NP301", "NP107", "HOUSE"]
[[check.rules]]
code = "HOUSE1"
name = "no-lorries"
pattern = "Lorries"
message = "say: trucks"
"""
FOREIGN = (
    "1 finding (1 warning) in 1 of 2 files. Fixable: 1 with --fix.",
    "No findings in 2 files.",
    "newsparse: wire/a.txt: the file is empty",
    "src/a.py:1:8: F401 [*] `os` imported but unused",
    "src/a.py:3:1: E501 line too long (130 > 120): see the manual",
    "src/a.c:3:4: error: expected ';' before 'x'",
    "12:30:05: it rained: a lot",
    "https://example.org:80:1: NP301",
    "",
)


def pattern() -> dict[str, Any]:
    (matcher,) = GITHUB["problemMatcher"]
    (found,) = matcher["pattern"]
    assert isinstance(found, dict)
    return found


def as_python(line: str) -> dict[str, str] | None:
    found = re.search(pattern()["regexp"], line)
    return found and {key: found[pattern()[key]] for key in ("file", "line", "column", "code", "message")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in NAMES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(MIXED, encoding="utf-8")
    (tmp_path / ".newsparse.toml").write_text(HOUSE)
    return tmp_path


def test_every_finding_of_a_real_run_is_matched_with_its_place(folder: Path) -> None:
    command = (
        "check",
        "--output-format",
        "concise",
        "--output-format",
        f"json:{folder / 'found.json'}",
        "wire",
    )
    lines = run(*command, cwd=folder).stdout.decode().splitlines()
    found = [entry for entry in map(as_python, lines) if entry]
    wanted = json.loads((folder / "found.json").read_bytes())
    assert {entry["code"] for entry in wanted} >= {"NP301", "HOUSE1"}
    assert len({entry["path"] for entry in wanted}) == len(NAMES)
    assert found == [
        {
            "file": entry["path"],
            "line": str(entry["line"]),
            "column": str(entry["column"]),
            "code": entry["code"],
            "message": f"{entry['name']}: {entry['message']}",
        }
        for entry in wanted
    ]
    assert [line for line in lines if not as_python(line)] == lines[-1:]


@pytest.mark.parametrize("line", FOREIGN)
def test_a_line_of_anything_else_is_not(line: str) -> None:
    assert as_python(line) is None


def test_the_expression_means_the_same_in_javascript_as_in_vs_code(folder: Path) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node.js, whose regular expressions are those of VS Code, is not here")
    output = run("check", "--output-format", "concise", "wire", cwd=folder).stdout.decode()
    lines = [*output.splitlines(), *FOREIGN]
    script = (
        "const [expression, lines] = JSON.parse(require('fs').readFileSync(0, 'utf8'));"
        "const found = lines.map((line) => new RegExp(expression).exec(line));"
        "console.log(JSON.stringify(found.map((one) => one && [...one].slice(1))))"
    )
    given = json.dumps([pattern()["regexp"], lines])
    done = subprocess.run([node, "-e", script], input=given, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [
        list(entry.values()) if (entry := as_python(line)) else None for line in lines
    ]


def test_githubs_matcher_has_what_its_format_asks_for() -> None:
    (matcher,) = GITHUB["problemMatcher"]
    assert matcher["owner"] == "newsparse" and matcher["severity"] in ("error", "warning", "notice")
    groups = re.compile(pattern()["regexp"]).groups
    assert sorted(value for key, value in pattern().items() if key != "regexp") == [*range(1, groups + 1)]


def test_the_task_for_vs_code_on_the_page_has_the_same_pattern_and_its_command_runs(folder: Path) -> None:
    (task,) = json.loads(TASKS[0])["tasks"]
    assert task["problemMatcher"]["pattern"] == pattern()
    assert task["command"] == "newsparse"
    done = run(*task["args"], cwd=folder)
    assert done.returncode == 1 and any(map(as_python, done.stdout.decode().splitlines()))
