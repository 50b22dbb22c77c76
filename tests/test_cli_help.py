"""`newsparse help` and the manual pages: every command, its options and their values, in pages that man can show."""

import shutil
import subprocess

import pytest

from newsparse import formats
from newsparse.checks import reporters
from newsparse.cli.commands import COMMANDS
from tests.cli_process import messages, run

NAMES = [row.name for row in COMMANDS]


@pytest.mark.parametrize("name", NAMES)
def test_help_is_what_the_option_prints(name: str) -> None:
    assert run("help", name).stdout == run(name, "--help").stdout != b""


def test_help_goes_below_a_group_and_alone_is_the_overview() -> None:
    assert run("help", "config", "show").stdout == run("config", "show", "--help").stdout
    assert run("help").stdout == run("--help").stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("pars",), "no command named 'pars'; did you mean parse?"),
        (("config", "shwo"), "no command named 'shwo'; did you mean show?"),
        (("parse", "x"), "newsparse parse has no commands of its own; leave 'x' out"),
    ],
)
def test_a_mistake_is_one_line(words: tuple[str, ...], told: str) -> None:
    done = run("help", *words)
    assert (done.returncode, messages(done)) == (2, [f"newsparse: {told}"])


@pytest.mark.parametrize(
    ("command", "values"),
    [
        ("parse", formats.names(writes=True)),
        ("parse", formats.names(reads=True)),
        ("batch", formats.names(writes=True)),
        ("check", reporters.names()),
    ],
)
def test_the_help_lists_the_values_of_an_option(command: str, values: list[str]) -> None:
    text = " ".join(run("help", command).stdout.decode("utf-8").split())
    assert ", ".join(values) in text


@pytest.mark.parametrize("name", [*NAMES, "config show"])
def test_a_manual_page_has_every_option_and_no_mistake(name: str) -> None:
    page = run("help", "--man", *name.split()).stdout
    assert page.startswith(b".TH ") and page.isascii()
    groff = shutil.which("groff")
    if groff is None:
        pytest.skip("groff is not installed here")
    shown = subprocess.run(
        [groff, "-man", "-Tascii", "-P-c", "-P-b", "-P-u", "-ww", "-rLL=200n"],
        input=page,
        capture_output=True,
        check=True,
    )
    assert shown.stderr == b""
    text = shown.stdout.decode("ascii")
    options = {
        word.rstrip(",")
        for word in run("help", *name.split()).stdout.decode().split()
        if word.startswith("--")
    }
    assert {option for option in options if option.replace("-", "").isalpha()} <= {
        word.rstrip(",.;:)") for word in text.replace("/", " ").split()
    } | {"--help"}
