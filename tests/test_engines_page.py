"""docs/at-scale.md says what is so: the columns, the engines, programs that are Python, commands that exist."""

import ast
import re
from collections.abc import Mapping

import click
import pytest

from newsparse.batch import engines as table
from newsparse.batch.request import BatchRequest
from newsparse.cli.batch.command import command
from newsparse.formats.rows import COLUMNS
from newsparse.model.errors import ConfigurationError, UnknownNameError
from tests.cli_process import messages, run
from tests.engines import PAGE

TEXT = PAGE.read_text("utf-8")
KINDS = {"string": "text", "int": "number", "strings": "list of texts"}


def test_the_page_lists_the_columns_in_their_order() -> None:
    wanted = [f"| `{column.name}` | {KINDS[column.kind]} | {column.summary} |" for column in COLUMNS]
    assert [line for line in TEXT.splitlines() if re.match(r"\| `\w+` \| (text|number|list)", line)] == wanted


@pytest.mark.parametrize("name", ["arrow", "spark", "datatrove", "ray", "dask"])
def test_every_program_of_the_page_is_python(name: str) -> None:
    (code,) = re.findall(rf"```python\n(# {name}_job\.py\n.*?)```", TEXT, re.S)
    assert ast.parse(code).body


def test_the_page_names_every_engine_and_every_option_of_theirs() -> None:
    assert all(f"--engine {name}" in TEXT for name in table.names() if name != "local")
    known = run("batch", "--help").stdout.decode()
    assert [
        option
        for option in re.findall(r"(?<![\w-])--[a-z-]+-(?:field|option)\b", TEXT)
        if option not in known
    ] == []


def test_an_engine_that_is_not_there_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "ENGINES", (table.Engine("far", "a test", "newsparse.no_such_module", "far"),))
    with pytest.raises(ConfigurationError, match=r"--engine far needs .*pip install 'newsparse\[far\]'"):
        table.run("far", None, {})  # type: ignore[arg-type]
    with pytest.raises(UnknownNameError, match="no engine named 'fir'; did you mean far"):
        table.run("fir", None, {})  # type: ignore[arg-type]


UNSUPPORTED = {
    "null_separated": ("-0", "-0"),
    "files_from": ("--files-from", "--files-from list"),
    "include": ("--include", "--include *.txt"),
    "exclude": ("--exclude", "--exclude *.txt"),
    "respect_gitignore": ("--respect-gitignore", "--no-respect-gitignore"),
    "name": ("--name", "--name {stem}.{ext}"),
    "prune": ("--prune", "--prune"),
    "dry_run": ("--dry-run", "--dry-run"),
    "on_error": ("--on-error stop", "--on-error stop"),
    "strict": ("--strict", "--strict"),
    "report": ("--report", "--report report.html"),
    "front": ("--front-matter", "--front-matter hugo -t md"),
    "geo": ("--geo", "--geo"),
    "read_as": ("--from", "-f text"),
}
SUPPORTED = (
    *(
        "-t jsonl",
        "-j 2",
        "--force",
        "-q",
        "--color never",
        "--on-error skip",
        "--keep-all",
        "--split-on ^ENDS",
        "--text-field a",
        "--id-field a",
    ),
    *(
        "--title-field a",
        "--date-field a",
        "--encoding utf-8",
        "--layout lines",
        "--no-split",
        "--spans",
        "--engine-option a=b",
        "--year 2026",
        "--dated 2026-03-05",
        "--isolated",
    ),
)


def test_every_option_is_supported_by_an_engine_or_rejected() -> None:
    supported = {option.split()[0] for option in SUPPORTED} | {"--engine", "-o", "--weights"}
    options = [option for option in command.params if isinstance(option, click.Option)]
    assert [o.name for o in options if not supported & set(o.opts)] == [
        option.name for option in options if option.name in UNSUPPORTED and option.name != "on_error"
    ]


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        *(
            (f"--engine spark {given}", f"--engine spark does not support {option}; ")
            for option, given in UNSUPPORTED.values()
        ),
        ("--engine spark --engine-option fast", "--engine-option fast: not NAME=VALUE, "),
        ("--engine spark --weights none.json", "none.json: these are not labeller weights: "),
        ("--engine-option a=b", "--engine-option a=b: the local engine has no settings; choose an --engine"),
    ],
)
def test_what_an_engine_cannot_do_is_said_before_it_starts(arguments: str, problem: str) -> None:
    done = run("batch", "raw", "-o", "rows", *arguments.split())
    (line,) = messages(done)
    assert (done.returncode, line[: len(problem) + 11]) == (2, f"newsparse: {problem}")


@pytest.mark.parametrize("option", SUPPORTED)
def test_a_supported_option_is_handed_to_the_engine(option: str, monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[BatchRequest] = []

    def took(name: str, request: BatchRequest, settings: Mapping[str, str]) -> table.EngineResult:
        handed.append(request)
        return table.EngineResult()

    monkeypatch.setattr(table, "run", took)
    assert (
        command.main(["raw", "-o", "rows", "--engine", "spark", *option.split()], standalone_mode=False) == 0
    )
    assert [request.output for request in handed] == ["rows"]
