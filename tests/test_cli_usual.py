"""Usual command lines are read without click, and say what click would have said."""

import inspect
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from newsparse.cli.check.command import command as check
from newsparse.cli.check.request import CheckRequest
from newsparse.cli.parse.command import command as parse
from newsparse.cli.parse.command import requested
from newsparse.cli.parse.documents import by_suffix, request_of
from newsparse.cli.show.command import command as show
from newsparse.cli.show.run import show as drawn
from newsparse.cli.usual import usual
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
    ["batch", "wire", "-o", "out"],
    ["--help"],
    ["show", "--raw", "story.txt"],
    ["check", "--select", "NP3", "story.txt"],
    ["check", "--output-format", "sarif:out.sarif", "story.txt"],
    ["check", "--output-format", "sarifs", "story.txt"],
    ["check", "--cache-dir", "", "story.txt"],
    ["check", "--fix=yes", "story.txt"],
    ["parse", "--encoding", "cp1252", "story.txt"],
    ["parse", "--geo", "story.txt"],
    ["parse", "story.txt", "--spams"],
    ["parse", "story.txt", "--spans=yes"],
    ["parse", "story.txt", "--=json"],
    ["parse", "story.txt", "-o"],
    ["parse", "story.txt", "-o", ""],
    ["parse", "story.txt", "-o", "-t"],
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


SHOWN = [
    ["story.txt"],
    ["-"],
    ["story.txt", "-f", "html", "--layout=blank", "--no-split"],
    ["--keep-all", "--isolated", "story.txt"],
]
CHECKED = [
    ["story.txt"],
    ["wire", "story.txt", "--isolated"],
    ["--fix", "--show-fixes", "--exit-non-zero-on-fix", "wire"],
    ["--diff", "story.txt", "-q", "-v"],
    ["--quiet", "--verbose", "--statistics", "--exit-zero", "--allow-empty", "--no-cache", "."],
    ["--output-format", "github", "--output-format=sarif", "."],
    ["--cache-dir=cache", "--baseline", "old.json", "--layout", "blank", "."],
    ["-", "--stdin-filename", "wire/story.txt"],
]


def given(words: list[str]) -> dict[str, Any]:
    found = usual(words)
    assert found and found[0] == words[0]
    return found[1]


@pytest.mark.parametrize("arguments", PLAIN, ids=" ".join)
def test_usual_lines_of_parse_need_no_option_parser(arguments: list[str]) -> None:
    context = parse.make_context("parse", list(arguments))
    params = {name: value for name, value in context.params.items() if name != "errors"}
    found = given(["parse", *arguments])
    found["to"] = found.get("to") or by_suffix(found.get("output"))
    assert request_of(found) == requested(params)


@pytest.mark.parametrize("arguments", SHOWN, ids=" ".join)
def test_usual_lines_of_show_need_no_option_parser(arguments: list[str]) -> None:
    found = given(["show", *arguments])
    (path,) = found.pop("paths")
    parameters = inspect.signature(drawn).parameters.values()
    defaults = {one.name: one.default for one in parameters}
    assert {**defaults, "path": path, **found} == show.make_context("show", list(arguments)).params


@pytest.mark.parametrize("arguments", CHECKED, ids=" ".join)
def test_usual_lines_of_check_need_no_option_parser(arguments: list[str]) -> None:
    context = check.make_context("check", list(arguments))
    assert CheckRequest(**given(["check", *arguments])) == CheckRequest(**context.params)


def test_what_a_check_is_asked_for_by_default_is_what_its_options_say() -> None:
    context = check.make_context("check", [])
    assert CheckRequest() == CheckRequest(**context.params)
    assert {field.name for field in fields(CheckRequest)} == set(context.params)


@pytest.mark.parametrize(
    "arguments",
    [
        ["parse", "-t", "json"],
        ["parse", "--spans"],
        ["parse", "--array", "--strict"],
        ["show"],
        ["check", "-q", "--exit-zero"],
    ],
    ids=" ".join,
)
def test_the_option_parser_is_not_loaded_in_any_order_of_words(arguments: list[str]) -> None:
    command, *options = arguments
    for words in ([command, *options, str(SEED)], [command, str(SEED), *options]):
        assert "click" not in imports_of(*words)
    assert "click" in imports_of(command, str(SEED), *options, "--color", "never")


@pytest.mark.parametrize("words", [["parse", str(SEED), "-o", "out.story"], ["show", str(SEED), str(SEED)]])
def test_what_only_a_look_at_all_arguments_shows_to_be_wrong_is_left_to_it_too(words: list[str]) -> None:
    found = run(*words)
    assert found.returncode == 2 and found.stderr.startswith(b"newsparse: ")


@pytest.mark.parametrize("arguments", LEFT_TO_CLICK, ids=" ".join)
def test_everything_else_is_left_to_the_option_parser(arguments: Sequence[str]) -> None:
    assert usual(arguments) is None


def test_shell_completion_is_left_to_the_option_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_NEWSPARSE_COMPLETE", "bash_complete")
    assert usual(["parse", "story.txt"]) is None


@pytest.mark.parametrize(
    "words",
    [
        ["parse"],
        ["parse", "-t", "json"],
        ["parse", "--to=md"],
        ["parse", "-t", "jsonl", "--spans"],
        ["parse", "-o", "-", "--array"],
        ["check", "--output-format", "json"],
        ["check", "--diff"],
    ],
    ids=" ".join,
)
def test_both_ways_give_the_same_output_messages_and_status(words: list[str], tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY + "It rained  all night.\n", "utf-8")
    (tmp_path / "empty.txt").write_text("", "utf-8")
    paths = ["story.txt", "empty.txt", "missing.txt"]
    short = run(*words, *paths, cwd=tmp_path)
    long = run(*words, "--color", "auto", *paths, cwd=tmp_path)
    assert (short.stdout, short.stderr, short.returncode) == (long.stdout, long.stderr, long.returncode)
    assert short.stdout and short.stderr and short.returncode == 2


@pytest.mark.parametrize("path", ["story.txt", "empty.txt", "missing.txt", ".", "*.txt"])
def test_both_ways_show_the_same(path: str, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY, "utf-8")
    (tmp_path / "empty.txt").write_text("", "utf-8")
    short, long = (run("show", *extra, path, cwd=tmp_path) for extra in ((), ("--color", "auto")))
    assert (short.stdout, short.stderr, short.returncode) == (long.stdout, long.stderr, long.returncode)
    assert short.stdout or short.stderr
