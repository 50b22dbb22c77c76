"""A composite action run as GitHub's runner does: its own shell steps, in a checkout, with files for what they say."""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tests.cli_process import environment

# `${{ inputs.sarif-file }}`, `${{ steps.check.outputs.findings }}`; not `$RUNNER_TEMP`
_EXPRESSION = re.compile(r"\$\{\{ *([\w.-]+) *\}\}")
_SHELL = ("bash", "--noprofile", "--norc", "-eo", "pipefail")  # what `shell: bash` stands for
# The runner hands these to steps; where the tests themselves run on GitHub, they are not to reach its own.
_OF_RUNNER = ("GITHUB_", "RUNNER_", "INPUT_", "ACTIONS_")


class Run(NamedTuple):
    """What a job shows of the action: the status of its last step, the log, the step summary, its outputs, PATH."""

    status: int
    log: str
    summary: str
    outputs: Mapping[str, str]
    path: str


class Action:
    """The action in the folder `action`, in a job whose repository is checked out in `workspace`.

    `temporary` is the runner's folder for one job. Steps named in `skipped` are taken to have been run.
    """

    def __init__(self, action: Path, workspace: Path, temporary: Path, skipped: tuple[str, ...] = ()) -> None:
        self.declared: dict[str, Any] = yaml.safe_load((action / "action.yml").read_text("utf-8"))
        self._action, self._workspace, self._temporary = action, workspace, temporary
        self._steps = [step for step in self.declared["runs"]["steps"] if step["name"] not in skipped]

    def run(self, **inputs: str) -> Run:
        """The steps with these inputs, `_` for `-` in their names; one that is not given has its default."""
        given = {name: row.get("default", "") for name, row in self.declared["inputs"].items()}
        given |= {name.replace("_", "-"): value for name, value in inputs.items()}
        values = {f"inputs.{name}": value for name, value in given.items()}
        self._temporary.mkdir(parents=True, exist_ok=True)
        told = {
            name: self._temporary / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_PATH")
        }
        for file in told.values():
            file.write_text("")
        log, status, path = "", 0, os.environ["PATH"]
        for step in self._steps:
            done = self._step(step, values, path, told)
            log, status = log + done.stdout, done.returncode
            said = dict(_pairs(told["GITHUB_OUTPUT"].read_text("utf-8")))
            values |= {f"steps.{step.get('id')}.outputs.{name}": value for name, value in said.items()}
            path = os.pathsep.join(
                (*reversed(told["GITHUB_PATH"].read_text("utf-8").split()), os.environ["PATH"])
            )
            if status:
                break
        summary = told["GITHUB_STEP_SUMMARY"].read_text("utf-8")
        outputs = {name: _filled(row["value"], values) for name, row in self.declared["outputs"].items()}
        return Run(status, log, summary, outputs, path)

    def _step(
        self, step: Mapping[str, Any], values: Mapping[str, str], path: str, told: Mapping[str, Path]
    ) -> subprocess.CompletedProcess[str]:
        # The runner puts expressions into the script itself: what is in them would be run.
        assert not _EXPRESSION.search(step["run"])
        own = {name: _filled(str(value), values) for name, value in step.get("env", {}).items()}
        env = {
            name: value for name, value in environment(PATH=path).items() if not name.startswith(_OF_RUNNER)
        }
        env |= {
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(self._action),
            "GITHUB_WORKSPACE": str(self._workspace),
            "RUNNER_TEMP": str(self._temporary),
            **{name: str(file) for name, file in told.items()},
        }
        del env["PYTHONWARNINGS"]  # pip warns of itself
        return subprocess.run(
            [*_SHELL, "-c", step["run"]],
            cwd=self._workspace,
            env=env | own,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )


def _filled(text: str, values: Mapping[str, str]) -> str:
    return _EXPRESSION.sub(lambda found: values.get(found[1], ""), text)


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        name, _, value = line.partition("=")
        yield name, value
