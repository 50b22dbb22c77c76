"""The documented ways into CI work: pre-commit hooks, the action's script, a GitLab job, a shell line."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from newsparse.checks.config.reading import checked
from tests.cli_process import COMMAND, STORY, environment
from tests.conftest import ROOT

MIXED = STORY.replace("the port said", "the port’s office said").replace(
    "the old piers", "the city's piers, the town's"
)
CI = (ROOT / "docs" / "ci.md").read_text("utf-8")
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
PATH = os.pathsep.join((os.path.dirname(COMMAND), os.environ["PATH"]))


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "wire").mkdir()
    (tmp_path / "wire" / "clean.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "wire" / "mixed.txt").write_text(MIXED, encoding="utf-8")
    (tmp_path / ".newsparse.toml").write_text('[check]\nselect = ["NP301", "NP7"]\n')
    return tmp_path


def shell(script: str, folder: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    options = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    env = environment(PATH=PATH, **changes)
    return subprocess.run(options, cwd=folder, env=env, capture_output=True, text=True, check=False)


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", CI, re.MULTILINE | re.DOTALL)


def step(name: str) -> str:
    found: list[str] = [one["run"] for one in ACTION["runs"]["steps"] if one["name"] == name]
    return found[0]


def act(repository: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """The action's checking step, with newsparse where its installing step puts it."""
    programs = repository / "runner" / "newsparse" / "bin"
    programs.mkdir(parents=True, exist_ok=True)
    if not (programs / "newsparse").exists():
        (programs / "newsparse").symlink_to(COMMAND)
    given = {
        f"INPUT_{key.upper()}": value
        for key, value in {"paths": "wire", "args": "", "sarif_file": "", **inputs}.items()
    }
    summary = str(repository / "summary.md")
    return shell(
        step("Check"),
        repository,
        RUNNER_TEMP=str(repository / "runner"),
        GITHUB_STEP_SUMMARY=summary,
        **given,
    )


def test_the_action_annotates_summarises_and_writes_sarif(repository: Path) -> None:
    result = act(repository, sarif_file="out.sarif")
    assert result.returncode == 1
    assert "::warning file=wire/mixed.txt,line=2" in result.stdout
    assert "NP301" in (repository / "summary.md").read_text("utf-8")
    assert [
        one["ruleId"] for one in json.loads((repository / "out.sarif").read_bytes())["runs"][0]["results"]
    ] == ["NP301"]


def test_the_action_passes_arguments_on_and_runs_nothing_in_them(repository: Path) -> None:
    assert act(repository, args="--fail-on error").returncode == 0
    assert act(repository, paths="$(touch owned) nope").returncode == 2
    assert act(repository, args="--selct NP3").returncode == 2
    assert not (repository / "owned").exists()


def test_the_action_declares_what_its_script_reads() -> None:
    check = next(one for one in ACTION["runs"]["steps"] if one["name"] == "Check")
    assert {value.split(".")[-1].strip(" }") for value in check["env"].values()} == set(ACTION["inputs"])
    assert all(
        subprocess.run(["bash", "-n", "-c", one["run"]], check=True) for one in ACTION["runs"]["steps"]
    )


def test_the_shell_lines_of_the_page_do_what_it_says(repository: Path) -> None:
    first, second, *_ = blocks("sh")
    assert shell(first, repository).returncode == 1
    assert shell(second, repository).returncode == 1 and (repository / "newsparse.xml").exists()
    accept, later = blocks("sh")[2].strip().splitlines()
    assert shell(accept, repository).returncode == 0
    assert shell(later, repository).returncode == 0


def test_the_gitlab_job_of_the_page_writes_its_report(repository: Path) -> None:
    job = next(found["newsparse"] for found in map(yaml.safe_load, blocks("yaml")) if "newsparse" in found)
    install, check = job["script"]
    assert install.startswith("pip install git+https://")
    assert shell(check, repository).returncode == 1
    report = json.loads((repository / job["artifacts"]["reports"]["codequality"]).read_bytes())
    assert [one["check_name"] for one in report] == ["NP301"]


def test_the_configuration_of_the_page_about_checking_is_one() -> None:
    page = (ROOT / "docs" / "checking.md").read_text("utf-8")
    block = re.search(r"^```toml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    assert (
        block
        and checked(tomllib.loads(block[1]), "docs/checking.md", block[1])["check"]["fail_on"] == "error"
    )


def test_every_option_of_the_command_is_on_the_page_about_checking() -> None:
    from newsparse.cli.check.command import command

    page = (ROOT / "docs" / "checking.md").read_text("utf-8")
    names = {name for param in command.params if param.param_type_name == "option" for name in param.opts[:1]}
    assert {name for name in names if name not in page} - {"--respect-gitignore", "--quiet", "--verbose"} <= {
        "--jobs",
        "-q",
        "-v",
    }


def _pre_commit() -> list[str]:
    for command in ([shutil.which("pre-commit") or ""], [sys.executable, "-m", "pre_commit"]):
        if (
            command[0]
            and subprocess.run([*command, "--version"], capture_output=True, check=False).returncode == 0
        ):
            return command
    pytest.skip("pre-commit is not installed (pip install pre-commit)")


def _git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def hooked(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository with a configuration of pre-commit that takes our hooks from another local one.

    The hooks run the installed newsparse instead of building one, which would need the network.
    """
    source = tmp_path_factory.mktemp("hooks")
    definitions: list[dict[str, Any]] = [{**hook, "language": "system"} for hook in HOOKS.values()]
    (source / ".pre-commit-hooks.yaml").write_text(yaml.safe_dump(definitions))
    _git(source, "init", "-q")
    _git(source, "add", ".")
    _git(source, "commit", "-qm", "hooks")
    revision = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=source, check=True, capture_output=True, text=True
    )
    hooks = [{"id": name, "files": "^wire/"} for name in HOOKS]
    config = {"repos": [{"repo": str(source), "rev": revision.stdout.strip(), "hooks": hooks}]}
    (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    _git(repository, "init", "-q")
    _git(repository, "add", ".")
    return repository


def test_the_hooks_check_fix_and_compare(hooked: Path) -> None:
    command = _pre_commit()

    def run(hook: str) -> subprocess.CompletedProcess[str]:
        home = str(hooked.parent / "pre-commit-home")
        return subprocess.run(
            [*command, "run", hook, "--all-files", "--color", "never"],
            cwd=hooked,
            env=environment(PATH=PATH, PRE_COMMIT_HOME=home),
            capture_output=True,
            text=True,
            check=False,
        )

    checked_first = run("newsparse-check")
    assert checked_first.returncode == 1 and "wire/mixed.txt:2:" in checked_first.stdout
    assert run("newsparse-folder").returncode == 0
    assert run("newsparse-fix").returncode == 1  # a hook that changes files has failed
    assert "’" not in (hooked / "wire" / "mixed.txt").read_text("utf-8")
    _git(hooked, "add", ".")
    assert run("newsparse-check").returncode == 0 and run("newsparse-fix").returncode == 0
    shutil.copy(hooked / "wire" / "clean.txt", hooked / "wire" / "twin.txt")
    _git(hooked, "add", ".")
    assert run("newsparse-check").returncode == 0
    compared = run("newsparse-folder")
    assert compared.returncode == 1 and "wire/twin.txt:1:1: NP701" in compared.stdout


def test_the_hooks_that_get_names_leave_out_what_the_configuration_excludes(repository: Path) -> None:
    (repository / ".newsparse.toml").write_text('[check]\nselect = ["NP301"]\nexclude = ["wire/"]\n')
    for name in ("newsparse-check", "newsparse-fix"):
        assert shell(f"{HOOKS[name]['entry']} wire/mixed.txt", repository).returncode == 0
