"""How a run ends when somebody or something ends it: a closed pipe, Ctrl-C, a full disk."""

import fcntl
import os
import re
import signal
import subprocess
import termios
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from newsparse.base import tables
from newsparse.cli.ending import exit_status
from tests.cli_process import COMMAND, STORY, environment, messages, run

FULL = Path("/dev/full")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "wire"
    folder.mkdir()
    for number in range(300):
        (folder / f"{number:03}.txt").write_text(STORY * 3, encoding="utf-8")
    return folder


@pytest.fixture
def few(tmp_path: Path) -> Path:
    folder = tmp_path / "wire"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(STORY, encoding="utf-8")
    return folder


def _in_shell(line: str, cwd: Path) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(["bash", "-c", line], capture_output=True, env=environment(), cwd=cwd, check=False)


@pytest.mark.parametrize("format_", ["json", "jsonl"])
def test_a_closed_pipe_is_quiet(format_: str, folder: Path) -> None:
    line = f"{COMMAND} parse --no-split -t {format_} {folder} | head -1; echo ${{PIPESTATUS[0]}}"
    result = subprocess.run(["bash", "-c", line], capture_output=True, env=environment(), check=False)
    assert result.stderr == b"" and result.stdout.splitlines()[-1] == b"141"


def test_help_into_a_closed_pipe_is_quiet() -> None:
    result = subprocess.run(
        ["bash", "-c", f"{COMMAND} parse --help | true; {COMMAND} schema | true"],
        capture_output=True,
        check=False,
    )
    assert result.stderr == b""


def _hear_ctrl_c() -> None:
    """A shell that started the tests in the background has told its children to ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _interrupted(
    *arguments: str | Path, waits: Callable[["subprocess.Popen[bytes]"], None], cwd: Path
) -> subprocess.CompletedProcess[bytes]:
    """Run until it waits for input, which `waits` returns at, and then press Ctrl-C."""
    process = subprocess.Popen(
        [COMMAND, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=cwd,
        env=environment(),
        preexec_fn=_hear_ctrl_c,
    )
    waits(process)
    process.send_signal(signal.SIGINT)
    stdout, stderr = process.communicate(timeout=20)
    return subprocess.CompletedProcess([], process.returncode, stdout, stderr)


def test_ctrl_c_while_waiting_for_input_is_130_and_silent(tmp_path: Path) -> None:
    def waits(process: "subprocess.Popen[bytes]") -> None:
        assert process.stdin
        process.stdin.write(b"A Ferry")
        process.stdin.flush()
        while process.poll() is None and any(fcntl.ioctl(process.stdin, termios.FIONREAD, bytes(4))):
            time.sleep(0.01)

    result = _interrupted("parse", "-", waits=waits, cwd=tmp_path)
    assert (result.returncode, result.stdout, result.stderr) == (130, b"", b"")


def test_ctrl_c_leaves_no_half_file_and_the_old_one(tmp_path: Path) -> None:
    fifo, out = tmp_path / "fifo", tmp_path / "out.json"
    os.mkfifo(fifo)
    out.write_text("old")
    (tmp_path / "story.txt").write_text(STORY)
    writers: list[int] = []

    def waits(process: "subprocess.Popen[bytes]") -> None:
        """The FIFO keeps the run waiting, with the first two articles written."""
        while process.poll() is None and not writers:
            with suppress(OSError):  # nobody reads from it yet
                writers.append(os.open(fifo, os.O_WRONLY | os.O_NONBLOCK))
            time.sleep(0.01)

    arguments = ("parse", "-t", "jsonl", "-o", out, tmp_path / "story.txt", tmp_path / "story.txt", fifo)
    result = _interrupted(*arguments, waits=waits, cwd=tmp_path)
    os.close(*writers)
    assert (result.returncode, result.stderr) == (130, b"")
    assert out.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["fifo", "out.json", "story.txt"]


@pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("command", ["parse -", "show -", "schema", "--help"])
def test_a_full_disk_is_one_line_and_status_1(command: str) -> None:
    with FULL.open("wb") as full:
        result = subprocess.run(
            [COMMAND, *command.split()],
            input=STORY.encode(),
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            check=False,
        )
    [told] = messages(subprocess.CompletedProcess([], 1, b"", result.stderr))
    assert result.returncode == 1 and told.startswith("newsparse: standard output: no space left on device")


@pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full here")
def test_a_full_disk_below_the_output_file_is_one_line_and_status_1() -> None:
    result = run("parse", "-o", FULL, stdin=STORY.encode())
    assert result.returncode == 1
    assert messages(result) == ["newsparse: /dev/full: no space left on device; nothing was written"]


def test_a_limit_hit_in_the_middle_leaves_the_old_file(tmp_path: Path, folder: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("old")
    # A limit on the size of files stands for the full disk: the write fails half way through.
    line = f"trap '' XFSZ; ulimit -f 16; exec {COMMAND} parse --no-split -t jsonl -o {out} {folder}"
    result = subprocess.run(["bash", "-c", line], capture_output=True, env=environment(), check=False)
    assert result.returncode == 1 and out.read_text() == "old"
    assert messages(result) == [f"newsparse: {out}: file too large; nothing was written"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "wire"]


def test_an_error_inside_the_program_is_not_blamed_on_standard_output(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """As when a table is missing from a broken installation."""
    assert exit_status(lambda: len(tables.load("none/such"))) == 1
    path = os.path.join("none", "such.json")
    assert re.fullmatch(
        rf"newsparse: \S*{path}: no such file or directory; the output is incomplete\n",
        capsys.readouterr().err,
    )


@pytest.mark.parametrize("closed", ["2>&-", "2>&- <&-", "2>&- <&- >&-", "2>/dev/full"])
@pytest.mark.parametrize(
    "command",
    [
        "batch -j 1 wire -o out",
        "batch -j 2 wire -o out --report out.html",
        "parse wire -o out.json",
        "check wire -v --exit-zero",
    ],
)
def test_a_run_is_complete_though_nobody_can_read_its_messages(command: str, closed: str, few: Path) -> None:
    if command.startswith("check"):
        closed = closed.replace(" >&-", " >/dev/null")  # its report cannot be written otherwise
    result = _in_shell(f"{COMMAND} {command} {closed}", few.parent)
    assert (result.returncode, result.stderr) == (0, b"")
    assert command.startswith("check") or list(few.parent.glob("out*"))


def test_closed_standard_output_is_a_failure_that_reaches_no_other_file(few: Path) -> None:
    """The next file that is opened gets the number of a stream that is closed."""
    result = _in_shell(f"{COMMAND} batch wire -o - >&-; {COMMAND} parse wire >&-", few.parent)
    told = result.stderr.decode().splitlines()
    assert result.returncode == 1 and sum("standard output: bad file descriptor" in one for one in told) == 2


def test_closed_streams_are_told_as_such() -> None:
    result = subprocess.run(
        ["bash", "-c", f"{COMMAND} parse <&-; echo $?"], capture_output=True, env=environment(), check=False
    )
    assert result.stdout == b"1\n" and messages(result)[0].startswith("newsparse: standard input: ")
