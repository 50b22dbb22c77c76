"""Plain command lines are read without click, and say what click would have said."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from newsparse.cli.parse.plain import Request, plain
from tests.cli_process import STORY, run

PLAIN = [
    (["parse", "story.txt"], Request(("story.txt",))),
    (["parse", "-t", "yaml", "a.txt", "b.txt"], Request(("a.txt", "b.txt"), "yaml")),
]
LEFT_TO_CLICK = [
    [],
    ["parse"],
    ["show", "story.txt"],
    ["--help"],
    ["parse", "-"],
    ["parse", "--spans", "story.txt"],
    ["parse", "story.txt", "-o", "out.json"],
    ["parse", "-t", "yaml"],
    ["parse", "-t", "JSON", "story.txt"],
    ["parse", "-t", "yml", "story.txt"],
    ["parse", "-tyaml", "story.txt"],
    ["parse", "--", "story.txt"],
]


@pytest.mark.parametrize(("arguments", "request_"), PLAIN)
def test_paths_and_a_format_need_no_option_parser(arguments: Sequence[str], request_: Request) -> None:
    assert plain(arguments) == request_


@pytest.mark.parametrize("arguments", LEFT_TO_CLICK, ids=" ".join)
def test_everything_else_is_left_to_the_option_parser(arguments: Sequence[str]) -> None:
    assert plain(arguments) is None


def test_shell_completion_is_left_to_the_option_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_NEWSPARSE_COMPLETE", "bash_complete")
    assert plain(["parse", "story.txt"]) is None


@pytest.mark.parametrize("to", [[], ["-t", "json"], ["-t", "md"], ["-t", "jsonl"]], ids=str)
def test_both_ways_give_the_same_output_messages_and_status(to: list[str], tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY, "utf-8")
    (tmp_path / "empty.txt").write_text("", "utf-8")
    paths = ["story.txt", "empty.txt", "missing.txt"]
    short = run("parse", *to, *paths, cwd=tmp_path)
    long = run("parse", "--color", "auto", *to, *paths, cwd=tmp_path)
    assert (short.stdout, short.stderr, short.returncode) == (long.stdout, long.stderr, long.returncode)
    assert short.stdout and short.stderr and short.returncode == 2
