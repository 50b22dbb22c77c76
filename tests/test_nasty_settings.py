"""Whatever stands in a configuration, a sidecar, a baseline, a cache: one line that says so, or no harm at all."""

import json
from pathlib import Path

import pytest

from tests.cli_process import messages, run

ARTICLE = "A headline\n\nThe minister's plan isn't what he’d said, three people told the council.\n"
DEEP = "[" * 20_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an article in which there is something to find."""
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def refused(folder: Path, name: str, content: str) -> str:
    """The one line with which a run refuses a file of ours that holds this."""
    (folder / name).write_text(content, encoding="utf-8")
    result = run("check", ".", *(("--baseline", name) if name.endswith(".json") else ()), cwd=folder)
    assert result.returncode == 2
    (line,) = messages(result)
    assert name in line
    return line


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('[check]\nexclude = ["[z-a].txt"]\n', "bad character range"),
        ('[check]\nexclude = ["#[z-a].txt"]\n', "bad character range"),
        ('[check]\nexclude = ["a\\\\"]\n', "is broken"),
        ('[check]\nexclude = ["!"]\n', "names nothing"),
        ('[check]\ninclude = ["[ab.txt"]\n', "never closed"),
        ('[check.per-file-ignores]\n"wire/[!]" = ["NP3"]\n', "never closed"),
        ('[check]\nexclude = ["[a/b].txt"]\n', "never closed"),
        (f"x = {DEEP}", "nested too deep"),
        (f"x = {'9' * 5000}", "too long to be read"),
        ("[check.limits]\ntitle = 1e999\n", "title"),
    ],
    ids=[
        "range",
        "not a comment",
        "backslash",
        "nothing",
        "open",
        "only an end",
        "slash",
        "deep",
        "digits",
        "float",
    ],
)
def test_a_configuration_that_cannot_hold_is_refused_in_one_line(
    folder: Path, content: str, said: str
) -> None:
    assert said in refused(folder, ".newsparse.toml", content)


@pytest.mark.parametrize("pattern", ["(?:" * 5_000, "a{99999999999}", "(", "[z-a]"])
def test_a_pattern_that_is_none_is_refused_in_one_line(folder: Path, pattern: str) -> None:
    rule = f'[[check.rules]]\ncode = "X1"\nname = "x"\nmessage = "m"\npattern = {json.dumps(pattern)}\n'
    assert "[[check.rules]] X1: pattern" in refused(folder, ".newsparse.toml", rule)


def test_configurations_that_extend_each_other_come_to_an_end(folder: Path) -> None:
    for number in range(300):
        (folder / f"{number}.toml").write_text(f'extend = "{number + 1}.toml"\n', encoding="utf-8")
    result = run("check", "--config", "0.toml", "a.txt", cwd=folder)
    assert result.returncode == 2 and "the chain is longer than 20 files" in messages(result)[0]


@pytest.mark.parametrize("row", ["1", "{path = '[z-a]', rules = ['NP301'], reason = 'r'}", DEEP])
def test_a_sidecar_that_cannot_hold_is_refused_in_one_line(folder: Path, row: str) -> None:
    refused(folder, ".newsparse-ignore.toml", f"ignore = [{row}]\n")


@pytest.mark.parametrize(
    "content",
    [
        DEEP,
        '{"schema": "newsparse.baseline/1", "findings": [1]}',
        '{"schema": "newsparse.baseline/1", "findings": [{"code": 1, "path": [], "fingerprint": {}}]}',
        '{"schema": "newsparse.baseline/1", "findings": [{"code": "NP301"}]}',
    ],
    ids=["deep", "number", "types", "fields"],
)
def test_a_damaged_baseline_is_refused_in_one_line(folder: Path, content: str) -> None:
    assert "damaged" in refused(folder, "b.json", content)


def test_a_pattern_of_gitignore_that_is_broken_matches_nothing(folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / ".gitignore").write_text("[z-a].txt\n!\na\\\n[[b]\n[a\nleft*\n", encoding="utf-8")
    (folder / "left.txt").write_text("x", encoding="utf-8")
    result = run("check", "--exit-zero", "--output-format", "json", ".", cwd=folder)
    assert (result.returncode, messages(result)) == (0, [])
    assert {problem["path"] for problem in json.loads(result.stdout)} == {"a.txt"}


@pytest.mark.parametrize("damage", ["one letter", "other types", "nesting", "garbage", "an empty line"])
def test_a_damaged_cache_is_no_source_of_findings(folder: Path, damage: str) -> None:
    for number in range(20):
        (folder / f"{number}.txt").write_text(ARTICLE + str(number), encoding="utf-8")
    first = run("check", ".", cwd=folder)
    for shelf in (folder / ".newsparse-cache").glob("*.jsonl"):
        shelf.write_bytes(b"".join(map(DAMAGE[damage], shelf.read_bytes().splitlines(keepends=True))))
    second = run("check", ".", cwd=folder)
    assert (second.stdout, second.stderr, second.returncode) == (
        first.stdout,
        first.stderr,
        first.returncode,
    )


DAMAGE = {
    "one letter": lambda line: line.replace(b"NP30", b"NP31"),
    "other types": lambda line: line[:82] + b'[[1, 2], {"a": 3}]\n',
    "nesting": lambda line: line[:82] + DEEP.encode() + b"\n",
    "garbage": lambda line: line[:65] + b"\xff\x00 \xe2\n",
    "an empty line": lambda _: b"\n",
}
