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
from tests.checkout import checked_out
from tests.cli_process import COMMAND, STORY, environment
from tests.conftest import ROOT

MIXED = STORY.replace("the port said", "the port’s office said").replace(
    "the old piers", "the city's piers, the town's"
)
CI = (ROOT / "docs" / "ci.md").read_text("utf-8")
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
    env = environment(**{"PATH": PATH, **changes})
    return subprocess.run(options, cwd=folder, env=env, capture_output=True, text=True, check=False)


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", CI, re.MULTILINE | re.DOTALL)


def test_the_shell_lines_of_the_page_do_what_it_says(repository: Path) -> None:
    first, second, badge, baseline = blocks("sh")
    assert shell(first, repository).returncode == 1
    assert shell(second, repository).returncode == 1 and (repository / "newsparse.xml").exists()
    assert shell(badge, repository).returncode == 0
    assert (repository / "newsparse.svg").read_text("utf-8").startswith("<svg ")
    accept, later = baseline.strip().splitlines()
    assert shell(accept, repository).returncode == 0
    assert shell(later, repository).returncode == 0


def gitlab_job() -> dict[str, Any]:
    pages = map(yaml.safe_load, blocks("yaml"))
    found: dict[str, Any] = next(page["newsparse"] for page in pages if "newsparse" in page)
    return found


def test_the_gitlab_job_of_the_page_writes_its_report(repository: Path) -> None:
    job = gitlab_job()
    install, check = job["script"]
    assert install.startswith("pip install git+https://")
    assert shell(check, repository).returncode == 1
    _assert_code_quality(repository / job["artifacts"]["reports"]["codequality"], repository)


def test_a_job_without_findings_leaves_an_empty_report(repository: Path) -> None:
    """GitLab compares with it: without a file, what was fixed would stay in the merge request."""
    job = gitlab_job()
    (repository / "wire" / "mixed.txt").unlink()
    assert shell(job["script"][1], repository).returncode == 0
    assert json.loads((repository / job["artifacts"]["reports"]["codequality"]).read_bytes()) == []
    assert job["artifacts"]["when"] == "always"  # a failed job has findings to show


# https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
CODE_QUALITY = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "location", "severity"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32,}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^[^./]"},  # in the repository, without ./
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def _assert_code_quality(path: Path, repository: Path) -> None:
    data = path.read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf")  # GitLab cannot read a report with a byte order mark
    report = json.loads(data)
    pytest.importorskip("jsonschema").validate(report, CODE_QUALITY)
    assert [one["check_name"] for one in report] == ["NP301"]
    assert len({one["fingerprint"] for one in report}) == len(report)
    assert all((repository / one["location"]["path"]).is_file() for one in report)


@pytest.mark.slow
def test_the_whole_gitlab_job_runs_in_a_clean_environment(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Its lines as they stand, but with a copy of newsparse on this disk, and the `pip` of a new environment."""
    folder = tmp_path_factory.mktemp("image")
    source = checked_out(folder / "copy of newsparse")
    subprocess.run([sys.executable, "-m", "venv", folder / "python"], check=True)
    job = gitlab_job()
    address = re.compile(r"git\+https://\S+")
    lines = [address.sub(lambda _: f"'git+{source.as_uri()}'", line) for line in job["script"]]
    path = f"{folder / 'python' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    done = shell("\n".join(lines), repository, PATH=path, PYTHONWARNINGS="default")
    assert done.returncode == 1 and "wire/mixed.txt:2:" in done.stdout, done.stderr
    _assert_code_quality(repository / job["artifacts"]["reports"]["codequality"], repository)


def test_the_workflow_of_the_page_gives_the_action_only_inputs_that_it_has() -> None:
    inputs = set(yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["inputs"])
    jobs = next(found["jobs"] for found in map(yaml.safe_load, blocks("yaml")) if "jobs" in found)
    used = [step for step in jobs["articles"]["steps"] if "newsparse@" in step.get("uses", "")]
    assert used and all(set(step["with"]) <= inputs for step in used)
    upload = next(step for step in jobs["articles"]["steps"] if "upload-sarif" in step.get("uses", ""))
    assert upload["with"]["sarif_file"] == used[0]["with"]["sarif-file"]
    assert jobs["articles"]["permissions"]["security-events"] == "write"  # what an upload needs


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


@pytest.mark.slow
def test_pre_commit_installs_and_runs_the_hooks_of_a_clone(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """`pre-commit try-repo` builds newsparse as it would for anyone who names this repository."""
    folder = tmp_path_factory.mktemp("pre-commit")
    source = checked_out(folder / "newsparse")
    _git(repository, "init", "-q")
    _git(repository, "add", ".")
    env = environment(PRE_COMMIT_HOME=str(folder / "home"), PYTHONWARNINGS="default")

    def tried(hook: str) -> subprocess.CompletedProcess[str]:
        command = [*_pre_commit(), "try-repo", str(source), hook, "--all-files", "--color", "never"]
        return subprocess.run(command, cwd=repository, env=env, capture_output=True, text=True, check=False)

    found = tried("newsparse-check")
    assert found.returncode == 1 and "wire/mixed.txt:2:" in found.stdout, found.stdout
    assert tried("newsparse-folder").returncode == 0
    assert tried("newsparse-fix").returncode == 1
    assert "’" not in (repository / "wire" / "mixed.txt").read_text("utf-8")


def test_a_name_of_a_file_is_never_run_by_a_hook(hooked: Path) -> None:
    """pre-commit starts hooks without a shell; ours start none either."""
    names = (
        "$(touch owned).txt",
        "`touch owned`.txt",
        "; touch owned.txt",
        "two words'\".txt",
        "line\nend.txt",
    )
    for name in names:
        (hooked / "wire" / name).write_text(MIXED, encoding="utf-8")
    _git(hooked, "add", ".")
    done = subprocess.run(
        [*_pre_commit(), "run", "newsparse-check", "--all-files", "--color", "never"],
        cwd=hooked,
        env=environment(PATH=PATH, PRE_COMMIT_HOME=str(hooked.parent / "pre-commit-home")),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1 and f"in {len(names) + 1} of {len(names) + 2} files" in done.stdout
    assert not list(hooked.rglob("owned*"))


def test_the_hooks_that_get_names_leave_out_what_the_configuration_excludes(repository: Path) -> None:
    (repository / ".newsparse.toml").write_text('[check]\nselect = ["NP301"]\nexclude = ["wire/"]\n')
    for name in ("newsparse-check", "newsparse-fix"):
        assert shell(f"{HOOKS[name]['entry']} wire/mixed.txt", repository).returncode == 0
