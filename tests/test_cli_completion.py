"""That the lines of docs/completion.md make real shells complete commands, options and formats."""

import os
import pty
import re
import select
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from newsparse import formats
from tests.cli_process import COMMAND, environment, messages, run

PAGE = Path(__file__).parent.parent / "docs" / "completion.md"
LINES = {
    "bash": 'eval "$(newsparse completion bash)"',
    "zsh": 'eval "$(newsparse completion zsh)"',
    "fish": "newsparse completion fish | source",
}
# What a shell sends to move and to colour: "\x1b[1m", "\x1b[32D"; never "[a]".
_STYLING = re.compile("\x1b\\[[0-9;?]*[a-zA-Z]")
FORMATS = tuple(formats.names(writes=True))


def _environment() -> dict[str, str]:
    return environment(PATH=f"{Path(COMMAND).parent}{os.pathsep}{os.environ['PATH']}", PS1="> ", HISTFILE="")


def _need(shell: str) -> str:
    path = shutil.which(shell)
    if path is None:
        pytest.skip(f"{shell} is not installed here")
    return path


class Keyboard:
    """An interactive shell on a pseudo-terminal: what is typed, and what comes to stand there."""

    def __init__(self, *arguments: str) -> None:
        self.process_id, self.terminal = pty.fork()
        if self.process_id == 0:
            os.execve(arguments[0], list(arguments), _environment())

    def type(self, keys: str, until: str) -> str:
        """Type `keys` and give what is shown up to the pattern `until`."""
        os.write(self.terminal, keys.encode())
        shown, end = "", time.monotonic() + 15
        while not re.search(until, shown):
            left = end - time.monotonic()
            assert left > 0, f"waited for {until!r} in vain; there is {shown!r}"
            if select.select([self.terminal], [], [], left)[0]:
                shown += os.read(self.terminal, 65536).decode("utf-8", "replace")
                shown = _STYLING.sub("", shown)
        return shown

    def close(self) -> None:
        os.close(self.terminal)
        os.waitpid(self.process_id, 0)


@pytest.mark.parametrize("shell", LINES)
def test_the_page_says_what_is_tried_here(shell: str) -> None:
    assert f"```{shell}\n{LINES[shell]}\n```" in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("shell", "arguments", "before"),
    [
        ("bash", ("--norc", "--noprofile", "-i"), ""),
        ("zsh", ("-f", "-i"), "autoload -Uz compinit; compinit -D -u"),
    ],
)
def test_the_tab_key_completes_commands_and_formats(
    shell: str, arguments: tuple[str, ...], before: str
) -> None:
    keyboard = Keyboard(_need(shell), *arguments)
    try:
        # What is typed is echoed; only the sum can come from the shell.
        keyboard.type(f"{before}\n{LINES[shell]}; echo ready$((1+1))\n", "ready2")
        keyboard.type("newsparse par\t", "parse ")
        keyboard.type("--to jsonl story\x15newsparse parse --to y\t", "yaml ")
        everything = "".join(f"(?=.*{re.escape(name)})" for name in FORMATS)
        assert keyboard.type("\x15newsparse parse --to \t\t", f"(?s){everything}")
    finally:
        keyboard.close()


def test_fish_completes_commands_and_formats_with_what_they_are() -> None:
    fish = _need("fish")

    def completed(line: str) -> str:
        script = f"{LINES['fish']}; complete -C '{line}'"
        result = subprocess.run(
            [fish, "--no-config", "-c", script], capture_output=True, env=_environment(), check=True
        )
        return result.stdout.decode("utf-8")

    assert completed("newsparse par").startswith("parse")
    assert {line.split("\t")[0] for line in completed("newsparse parse --to ").splitlines()} == set(FORMATS)


@pytest.mark.parametrize(
    ("words", "expected", "unwanted"),
    [
        ("newsparse ", ["parse", "show", "explain", "dateline", "formats", "schema"], ["--to"]),
        ("newsparse parse --", ["--to", "--output", "--encoding", "--no-split"], ["--weights"]),
        ("newsparse parse --from t", ["text", "txt"], ["json"]),
        ("newsparse parse --encoding cp", ["cp1252", "cp1251"], ["utf-8"]),
        ("newsparse rule NP30", ["NP301", "NP302"], ["NP401"]),
        ("newsparse rule mixed-a", ["mixed-apostrophes", "mixed-abbreviation-forms"], ["NP301", "bom"]),
        ("newsparse check --select NP1,mixed-ap", ["NP1,mixed-apostrophes"], ["mixed-apostrophes"]),
        ("newsparse help ", ["parse", "config", "completion"], ["show config"]),
        ("newsparse help config ", ["show", "init", "schema"], ["parse"]),
        ("newsparse completion ", ["bash", "zsh", "fish"], ["parse"]),
        ("newsparse check --select NP1,np3", ["NP1,NP3", "NP1,NP301"], ["NP3"]),
        ("newsparse check --severity NP301=", ["NP301=error", "NP301=info"], ["NP301="]),
        ("newsparse check --profile ", ["ap", "bbc"], ["sarif"]),
        ("newsparse check --output-format s", ["sarif"], ["github"]),
        ("newsparse parse --color ", ["auto", "always", "never"], ["json"]),
    ],
)
def test_what_is_offered(words: str, expected: list[str], unwanted: list[str]) -> None:
    count = len(words.split(" ")) - 1
    env = environment(_NEWSPARSE_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=str(count))
    result = subprocess.run([COMMAND], capture_output=True, env=env, check=True)
    offered = [line.partition(",")[2] for line in result.stdout.decode().splitlines()]
    assert set(expected) <= set(offered) and not set(unwanted) & set(offered)


def test_completing_a_command_loads_none_of_them() -> None:
    env = environment(
        _NEWSPARSE_COMPLETE="bash_complete",
        COMP_WORDS="newsparse par",
        COMP_CWORD="1",
        PYTHONPROFILEIMPORTTIME="1",
    )
    result = subprocess.run([COMMAND], capture_output=True, env=env, check=True)
    assert result.stdout == b"plain,parse\n" and b"newsparse.cli.run" in result.stderr
    assert (
        b"newsparse.cli.parse.command" not in result.stderr and b"newsparse.pipeline.run" not in result.stderr
    )


@pytest.mark.parametrize(
    ("shell", "place"),
    [
        ("bash", ".local/share/bash-completion/completions/newsparse"),
        ("zsh", ".local/share/zsh/site-functions/_newsparse"),
        ("fish", ".config/fish/completions/newsparse.fish"),
    ],
)
def test_it_is_installed_where_the_shell_looks_and_can_be_again(
    shell: str, place: str, tmp_path: Path
) -> None:
    env = {"HOME": str(tmp_path), "XDG_DATA_HOME": "", "XDG_CONFIG_HOME": "", "BASH_COMPLETION_USER_DIR": ""}
    for _ in range(2):
        done = run("completion", shell, "--install", env=env)
        assert done.returncode == 0 and len(messages(done)) == 1 and done.stdout == b""
        assert messages(done)[0].startswith(f"newsparse: {tmp_path / place}: written; ")
    assert (tmp_path / place).read_bytes() == run("completion", shell).stdout != b""
    assert place in PAGE.read_text("utf-8")


def test_a_file_of_somebody_else_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "fish" / "completions" / "newsparse.fish"
    path.parent.mkdir(parents=True)
    path.write_text("complete -c newsparse\n")
    done = run("completion", "fish", "--install", env={"XDG_CONFIG_HOME": str(tmp_path)})
    assert done.returncode == 2 and "another file here" in messages(done)[0]
    assert path.read_text() == "complete -c newsparse\n"


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "fish").write_text("a file")
    done = run("completion", "fish", "--install", env={"XDG_CONFIG_HOME": str(tmp_path)})
    assert done.returncode == 2 and len(messages(done)) == 1 and "without --install" in messages(done)[0]


def test_bash_loads_what_was_installed(tmp_path: Path) -> None:
    bash = _need("bash")
    run("completion", "bash", "--install", env={"BASH_COMPLETION_USER_DIR": str(tmp_path)})
    keyboard = Keyboard(bash, "--norc", "--noprofile", "-i")
    try:
        keyboard.type(f". {tmp_path}/completions/newsparse; echo ready$((1+1))\n", "ready2")
        keyboard.type("newsparse compl\t", "completion ")
    finally:
        keyboard.close()
