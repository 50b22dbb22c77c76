"""The action for GitHub: its own steps, run in a checkout, report what is found and run nothing that an input holds."""

import json
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.checkout import checked_out
from tests.cli_process import COMMAND, STORY, environment
from tests.composite_action import Action
from tests.conftest import ROOT

MIXED = STORY.replace("the port said", "the port’s office said").replace(
    "the old piers", "the city's piers, the town's"
)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A repository that uses the action."""
    for folder in ("wire", "desk copy"):
        (tmp_path / "repository" / folder).mkdir(parents=True)
        (tmp_path / "repository" / folder / "clean.txt").write_text(STORY, encoding="utf-8")
        (tmp_path / "repository" / folder / "mixed.txt").write_text(MIXED, encoding="utf-8")
    (tmp_path / "repository" / ".newsparse.toml").write_text('[check]\nselect = ["NP301"]\n')
    return tmp_path / "repository"


@pytest.fixture
def action(workspace: Path) -> Action:
    """The action whose first step has put newsparse where it does."""
    temporary = workspace.parent / "runner"
    (temporary / "newsparse" / "bin").mkdir(parents=True)
    (temporary / "newsparse" / "bin" / "newsparse").symlink_to(COMMAND)
    return Action(ROOT, workspace, temporary, skipped=("Install newsparse",))


def test_it_annotates_summarises_counts_and_writes_sarif_and_a_badge(action: Action, workspace: Path) -> None:
    done = action.run(paths="wire", sarif_file="out.sarif", badge_file="newsparse.svg")
    assert done.status == 1
    assert "::warning file=wire/mixed.txt,line=2" in done.log
    assert done.summary.startswith("## newsparse check") and "NP301" in done.summary
    assert done.outputs == {"findings": "1"}
    results = json.loads((workspace / "out.sarif").read_bytes())["runs"][0]["results"]
    assert [one["ruleId"] for one in results] == ["NP301"]
    assert "1 warning" in "".join(ElementTree.parse(workspace / "newsparse.svg").getroot().itertext())


def test_it_checks_everything_where_nothing_is_named(action: Action) -> None:
    done = action.run()
    assert (done.status, done.outputs["findings"]) == (1, "2")


def test_a_clean_folder_passes_with_no_finding(action: Action, workspace: Path) -> None:
    (workspace / "wire" / "mixed.txt").unlink()
    done = action.run(paths="wire")
    assert (done.status, done.outputs["findings"]) == (0, "0")


def test_findings_that_do_not_fail_the_step_are_counted(action: Action) -> None:
    done = action.run(paths="wire", args="--fail-on error")
    assert (done.status, done.outputs["findings"]) == (0, "1")


@pytest.mark.parametrize(
    ("paths", "files"),
    [
        ("wire", 2),
        ('wire "desk copy"', 4),
        ("wire\ndesk\\ copy\n", 4),
        ("\n  wire  \n'desk copy'/mixed.txt\n", 3),
    ],
)
def test_names_are_separated_by_spaces_or_line_ends_and_quoted(
    action: Action, paths: str, files: int
) -> None:
    assert f"of {files} files" in action.run(paths=paths).log


HOSTILE = (
    "$(touch owned)",
    "`touch owned`",
    "; touch owned",
    "| tee owned",
    "> owned",
    '"; touch owned; "',
    "'$(touch owned)'",
    "wire\n$(touch owned)\ntouch owned",
    '"unclosed $(touch owned)',
)


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
@pytest.mark.parametrize("names", [("paths",), ("args",), ("sarif_file", "badge_file")], ids=" ".join)
def test_nothing_in_an_input_is_run(
    action: Action, workspace: Path, names: tuple[str, ...], text: str
) -> None:
    """Where a file is to be named, a text is the name of one, which may be made."""
    before = set(workspace.iterdir())
    done = action.run(**{"paths": "wire", **dict.fromkeys(names, text)})
    made = {path.name for path in set(workspace.iterdir()) - before}
    if len(names) == 1:
        assert (done.status, made) == (2, set()), done.log
    else:
        assert made <= {text} and (workspace / "wire").is_dir()


def test_an_expression_of_the_runner_in_an_input_stays_a_text(action: Action) -> None:
    done = action.run(paths="${{ secrets.TOKEN }}")
    assert done.status == 2 and "secrets.TOKEN" in done.log


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ({"paths": "wire 'desk"}, "the input paths cannot be read: is a quote not closed?"),
        ({"args": '--select "NP3'}, "the input args cannot be read: is a quote not closed?"),
        ({"paths": " \n"}, "the input paths is empty; name a file or a folder"),
        ({"args": "--selct NP3"}, "--select"),
        ({"paths": "nope"}, "nope"),
    ],
)
def test_a_wrong_input_is_refused_with_status_2(action: Action, inputs: dict[str, str], said: str) -> None:
    done = action.run(**inputs)
    assert done.status == 2 and said in done.log
    assert done.outputs == {"findings": ""} and done.summary == ""


def test_a_second_use_in_a_job_reports_nothing_of_the_first(action: Action) -> None:
    assert "NP301" in action.run(paths="wire").summary
    again = action.run(paths="nope")
    assert (again.summary, again.outputs["findings"]) == ("", "")


def test_it_declares_what_its_script_reads(action: Action) -> None:
    check = next(step for step in action.declared["runs"]["steps"] if step["name"] == "Check")
    assert {value.split(".")[-1].strip(" }") for value in check["env"].values()} == set(
        action.declared["inputs"]
    )
    assert all(f"${name}" in check["run"] for name in check["env"])


def test_an_old_python_is_refused_with_what_to_do(workspace: Path, tmp_path: Path) -> None:
    programs = tmp_path / "old"
    programs.mkdir()
    (programs / "python3").write_text("#!/bin/sh\nexit 1\n")
    (programs / "python3").chmod(0o755)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", str(programs), prepend=":")
        done = Action(ROOT, workspace, tmp_path / "runner").run(paths="wire")
    assert done.status == 2 and "actions/setup-python" in done.log


@pytest.mark.slow
def test_all_steps_run_in_a_clean_checkout(workspace: Path, tmp_path: Path) -> None:
    """As `uses:` fetches it: what a clone has, and nothing of the environment that the tests run in."""
    checkout = checked_out(tmp_path / "actions" / "newsparse")
    done = Action(checkout, workspace, tmp_path / "runner").run(paths='wire "desk copy"', args="--no-cache")
    assert (done.status, done.outputs["findings"]) == (1, "2"), done.log
    matcher = f"::add-matcher::{checkout}/.github/problem-matcher.json"
    assert matcher in done.log.splitlines() and Path(matcher.split("::")[-1]).is_file()
    later = subprocess.run(
        ["newsparse", "check", "--output-format", "concise", "wire"],
        cwd=workspace,
        env=environment(PATH=done.path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert later.stdout.startswith("wire/mixed.txt:2:")
    used = Path(shutil.which("newsparse", path=done.path) or "").resolve()
    assert used == (tmp_path / "runner" / "newsparse" / "bin" / "newsparse").resolve()
