"""What a mistake on the command line gets: one line, the nearest right name, status 2; and what help says."""

import re
from pathlib import Path

import pytest

from newsparse.cli.commands import COMMANDS
from newsparse.model import __version__
from tests.cli_process import STORY, messages, run, run_on_terminal


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("pars", "story.txt"), "no command named 'pars'; did you mean parse?"),
        (("story.txt",), "did you mean newsparse parse story.txt?"),
        (("rule", "--all", "NP301"), "--all cannot be used with CODE"),
        (("parse", "-t", "jsn", "story.txt"), "no format to write named 'jsn'; did you mean json or jsonl?"),
        (("parse", "-f", "markdwn", "story.txt"), "no format to read named 'markdwn'"),
        (("parse", "--spam", "story.txt"), "no such option: --spam; did you mean --spans?"),
        (("parse", "--encoding", "utf-9", "story.txt"), "no encoding named 'utf-9'; did you mean utf"),
        (("parse", "--encoding", "idna", "story.txt"), "idna is not a text encoding"),
        (("check", "--encoding", "punycode", "story.txt"), "punycode is not a text encoding"),
        (("show", "--encoding", "undefined", "story.txt"), "undefined is not a text encoding"),
        (("batch", "--encoding", "unicode_escape", "story.txt"), "unicode_escape is not a text encoding"),
        (("parse", "--encoding", "mbcs", "story.txt"), "no encoding named 'mbcs'; try utf-8"),
        (("parse", "--color", "red", "story.txt"), "'red' is not one of 'auto', 'always', 'never'"),
        (("parse", "--weights", "story.txt", "story.txt"), "story.txt: these are not labeller weights"),
        (
            ("parse", "-o", "nowhere/out.json", "story.txt"),
            "nowhere/out.json: no such folder; create it first",
        ),
        (("parse", "-o", "story.txt/out.json", "story.txt"), "story.txt/out.json: not a directory"),
        (("parse", "-o", ".", "story.txt"), "this is a folder"),
        (("show", "."), "is a folder; name one of its files"),
        (("explain", "--line", "99", "story.txt"), "there is no line 99; story.txt has 7 lines"),
        (("explain", "--line", "0", "story.txt"), "--line"),
        (("show", "missing.txt"), "missing.txt: no such file"),
        (("check", "--baseline"), "requires an argument; see newsparse check --help"),
    ],
)
def test_a_mistake_is_one_line_with_advice_and_status_2(
    arguments: tuple[str, ...], words: str, tmp_path: Path
) -> None:
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    result = run(*arguments, cwd=tmp_path)
    [told] = messages(result)
    assert (result.returncode, result.stdout) == (2, b"")
    assert told.startswith("newsparse: ") and words in told
    assert [path.name for path in tmp_path.iterdir()] == ["story.txt"]


@pytest.mark.parametrize("content", ["[]", "{}", '{"features": []}', '{"features": {"deck 4": "14 x"}}'])
def test_a_file_that_holds_no_weights_is_said_in_one_line(content: str, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "own.json").write_text(content, encoding="utf-8")
    result = run("parse", "--weights", "own.json", "story.txt", cwd=tmp_path)
    [told] = messages(result)
    assert (result.returncode, result.stdout) == (2, b"")
    assert told.startswith("newsparse: own.json: these are not labeller weights")


def test_no_command_shows_the_help_and_is_a_mistake() -> None:
    result = run()
    assert result.returncode == 2 and b"Commands:" in result.stderr and result.stdout == b""


@pytest.mark.parametrize("command", ["parse", "show", "explain"])
def test_a_terminal_as_input_gets_a_hint_instead_of_silence(command: str) -> None:
    status, shown = run_on_terminal(command)
    assert status == 2 and shown.startswith("newsparse: nothing to read; name a file")
    assert len(shown.splitlines()) == 1


def test_the_version_is_one_line() -> None:
    assert run("--version").stdout.decode() == f"newsparse {__version__}\n"


@pytest.mark.parametrize("command", [row.name for row in COMMANDS])
def test_every_command_has_help_with_examples_for_both_options(command: str) -> None:
    long, short = run(command, "--help"), run(command, "-h")
    assert long.returncode == 0 and long.stdout == short.stdout
    text = long.stdout.decode("utf-8")
    assert "Examples:" in text and f"newsparse {command}" in text
    assert max(map(len, text.splitlines())) <= 100


def test_the_overview_lists_every_command() -> None:
    text = run("-h").stdout.decode("utf-8")
    assert all(f"\n  {row.name} " in text for row in COMMANDS) and "Examples:" in text


def test_the_module_runs_like_the_command() -> None:
    import subprocess
    import sys

    result = subprocess.run([sys.executable, "-m", "newsparse", "--version"], capture_output=True, check=True)
    assert result.stdout == run("--version").stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_no_help_says_a_sentence_twice_in_a_row(command: str) -> None:
    words = " ".join(run(command, "--help").stdout.decode().split())
    assert not re.search(r"(\b[A-Z][^.]{8,}\.) \1", words)
