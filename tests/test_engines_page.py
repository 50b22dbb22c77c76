"""docs/at-scale.md says what is so: the columns, the engines, programs that are Python, commands that exist."""

import ast
import re

import pytest

from newsparse.batch import engines as table
from newsparse.batch.rows import COLUMNS
from newsparse.errors import ConfigurationError, UnknownNameError
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
    with pytest.raises(ConfigurationError, match=r"the engine far .*pip install 'newsparse\[far\]'"):
        table.run("far", None, {})  # type: ignore[arg-type]
    with pytest.raises(UnknownNameError, match="no engine named 'fir'; did you mean far"):
        table.run("fir", None, {})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("--engine", "spark", "--prune"), "--engine spark has no --prune; leave it out, or run it locally"),
        (("--engine", "spark", "--include", "*.txt"), "--engine spark has no --include; "),
        (("--engine", "spark", "--engine-option", "fast"), "--engine-option fast: not NAME=VALUE, "),
        (("--engine-option", "a=b"), "--engine-option a=b: for which --engine? the local one has none"),
    ],
)
def test_what_an_engine_cannot_do_is_said_before_it_starts(arguments: tuple[str, ...], problem: str) -> None:
    done = run("batch", "raw", "-o", "rows", *arguments)
    (line,) = messages(done)
    assert (done.returncode, line[: len(problem) + 11]) == (2, f"newsparse: {problem}")
