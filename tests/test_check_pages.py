"""Every rule has a page of its own making, and the written pages are current."""

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from newsparse.checks import table
from newsparse.checks.page import SECTIONS, page, summary
from newsparse.checks.settings import House, LengthLimits
from tests.cli_process import run, run_on_terminal
from tests.conftest import ROOT

if TYPE_CHECKING:
    from newsparse.checks.rule import RuleModule


def code(module: "RuleModule") -> str:
    return module.RULE.code


@pytest.mark.parametrize("module", table.MODULES, ids=code)
def test_a_page_has_every_section_and_the_options_that_the_rule_reads(module: "RuleModule") -> None:
    headings = re.findall(r"^## (.*)$", page(module), re.MULTILINE)
    assert headings == [*SECTIONS, *(["Options"] if module.RULE.options else [])]
    assert summary(module).endswith(".")
    for option in module.RULE.options:
        assert f"`{option}`" in page(module)


@pytest.mark.parametrize("module", table.MODULES, ids=code)
def test_a_rule_reads_only_options_that_exist(module: "RuleModule") -> None:
    fields = {"house": House.__dataclass_fields__, "limits": LengthLimits.__dataclass_fields__}
    for option in module.RULE.options:
        group, _, name = option.partition(".")
        assert name.replace("-", "_") in fields[group]


@pytest.mark.parametrize("module", table.MODULES, ids=code)
def test_a_file_is_named_for_its_rule(module: "RuleModule") -> None:
    name = f"{module.RULE.code.lower()}_{module.RULE.name.replace('-', '_')}"
    assert module.__name__.rpartition(".")[2] == name  # type: ignore[attr-defined]


def test_the_written_pages_are_current() -> None:
    command = [sys.executable, "tools/build_rule_pages.py", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_page_fits_its_terminal_and_is_markdown_in_a_pipe() -> None:
    for arguments in (("rule", "NP301"), ("rule", "NP3"), ("rule",)):
        status, shown = run_on_terminal(*arguments, columns=80, env={"NO_COLOR": "1"})
        assert status == 0 and max(map(len, shown.splitlines())) <= 80
    status, shown = run_on_terminal("rule", "NP301", columns=80)
    assert "\x1b[" in shown and "# NP301" not in shown
    assert run("rule", "NP301").stdout.startswith(b"# NP301 mixed-apostrophes\n")
