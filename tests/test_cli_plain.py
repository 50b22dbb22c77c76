"""Usual command lines are read without click, and say what click would have said."""

from collections.abc import Sequence
from pathlib import Path

import click
import pytest

from newsparse.cli.parse.command import command, requested
from newsparse.cli.parse.plain import FLAGS, VALUED, plain
from tests.cli_process import STORY, run
from tests.test_startup import SEED, imports_of

PLAIN = [
    [],
    ["-t", "yaml"],
    ["story.txt"],
    ["-t", "yaml", "a.txt", "b.txt"],
    ["story.txt", "-t", "json"],
    ["a.txt", "--to=jsonl", "b.txt", "--spans"],
    ["a.txt", "-t", "json", "--to", "md"],
    ["-"],
    ["-t", "json", "-", "--array", "--strict"],
    ["story.txt", "-o", "out.json"],
    ["story.txt", "-o", "out.YML"],
    ["story.txt", "-o", "out.txt"],
    ["story.txt", "-o", "/dev/stdout"],
    ["-o", "-", "story.txt"],
    ["-o", "out.md", "-t", "jsonl", "story.txt"],
    ["-o", "out.nitf", "story.txt"],
    ["--output=out.html", "story.txt"],
    ["-f", "text", "story.txt", "--from", "html"],
    ["--layout", "blank", "--no-split", "--keep-all", "--isolated", "story.txt"],
    ["--layout=wrapped", ""],
]
LEFT_TO_CLICK = [
    [],
    ["show", "story.txt"],
    ["--help"],
    ["parse", "--encoding", "cp1252", "story.txt"],
    ["parse", "--geo", "story.txt"],
    ["parse", "story.txt", "--spams"],
    ["parse", "story.txt", "--spans=yes"],
    ["parse", "story.txt", "--=json"],
    ["parse", "story.txt", "-o"],
    ["parse", "story.txt", "-o", ""],
    ["parse", "story.txt", "-o", "-t"],
    ["parse", "story.txt", "-o", "out.story"],
    ["parse", "story.txt", "-oout.json"],
    ["parse", "story.txt", "-t=yaml"],
    ["parse", "-t", "text", "story.txt"],
    ["parse", "-f", "txt2", "story.txt"],
    ["parse", "-f", "csv", "story.txt"],
    ["parse", "--layout", "loose", "story.txt"],
    ["parse", "story.txt", "--help"],
    ["parse", "-t", "JSON", "story.txt"],
    ["parse", "-t", "yml", "story.txt"],
    ["parse", "-tyaml", "story.txt"],
    ["parse", "--", "story.txt"],
]


@pytest.mark.parametrize("arguments", PLAIN, ids=" ".join)
def test_usual_command_lines_need_no_option_parser(arguments: list[str]) -> None:
    context = command.make_context("parse", list(arguments))
    given = {name: value for name, value in context.params.items() if name != "errors"}
    assert plain(["parse", *arguments]) == requested(given)


def test_the_options_are_those_that_the_command_declares() -> None:
    """Only with the same names, values and number of values can both ways give the same request."""
    declared = {name: param for param in command.params for name in (*param.opts, *param.secondary_opts)}
    for name, argument in VALUED.items():
        option = declared[name]
        assert isinstance(option, click.Option)
        assert (option.name, option.nargs, option.multiple) == (argument, 1, False)
        assert not option.is_flag and option.callback is None
    for name, (argument, value) in FLAGS.items():
        option = declared[name]
        assert isinstance(option, click.Option)
        assert (option.name, option.is_flag, option.callback) == (argument, True, None)
        assert command.make_context("parse", [name, "story.txt"]).params[argument] is value


@pytest.mark.parametrize("arguments", [["-t", "json"], ["--spans"], ["--array", "--strict"]], ids=" ".join)
def test_the_option_parser_is_not_loaded_in_any_order_of_words(arguments: list[str]) -> None:
    assert "click" not in imports_of("parse", str(SEED), *arguments)
    assert "click" in imports_of("parse", str(SEED), *arguments, "--color", "never")


@pytest.mark.parametrize("arguments", LEFT_TO_CLICK, ids=" ".join)
def test_everything_else_is_left_to_the_option_parser(arguments: Sequence[str]) -> None:
    assert plain(arguments) is None


def test_shell_completion_is_left_to_the_option_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_NEWSPARSE_COMPLETE", "bash_complete")
    assert plain(["parse", "story.txt"]) is None


@pytest.mark.parametrize(
    "to", [[], ["-t", "json"], ["--to=md"], ["-t", "jsonl", "--spans"], ["-o", "-", "--array"]], ids=str
)
def test_both_ways_give_the_same_output_messages_and_status(to: list[str], tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY, "utf-8")
    (tmp_path / "empty.txt").write_text("", "utf-8")
    paths = ["story.txt", "empty.txt", "missing.txt"]
    short = run("parse", *to, *paths, cwd=tmp_path)
    long = run("parse", "--color", "auto", *to, *paths, cwd=tmp_path)
    assert (short.stdout, short.stderr, short.returncode) == (long.stdout, long.stderr, long.returncode)
    assert short.stdout and short.stderr and short.returncode == 2
