"""What takes a file's place between the moment it is found and the moment it is read: a pipe, an endless device.

Everything here is real: FIFOs that nobody writes to, links to `/dev/zero`. A mistake hangs the test.
"""

import os
import resource
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from newsparse.base import opening
from newsparse.batch.convert.document import Document
from newsparse.batch.convert.one import convert
from newsparse.batch.convert.staging import is_as_written
from newsparse.batch.convert.task import RunSettings, Task, Written
from newsparse.batch.inputs import documents
from newsparse.batch.inputs.request import InputRequest
from newsparse.checks.config import discovery, reading
from newsparse.checks.disk import baseline, cache, sidecar
from newsparse.cli.inputs import sources
from newsparse.cli.outcome import Outcome
from newsparse.files import held
from newsparse.files.gitignore import Ignored
from newsparse.model.errors import ConfigurationError
from newsparse.text.source import load
from tests.cli_process import COMMAND, STORY, environment, messages, run, run_on_terminal

SECONDS = 20
MEMORY = 1_500_000_000  # bytes of addresses, several times what an article needs


@pytest.fixture(autouse=True)
def _alarm() -> Iterator[None]:
    """Whoever waits for a pipe that nobody writes to is told so, rather than waiting with it."""
    os.umask(0o022)
    timer = threading.Timer(SECONDS, os._exit, (70,))
    timer.start()
    yield
    timer.cancel()


def as_fifo(path: Path) -> None:
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def as_zeros(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to("/dev/zero")


SWAPS = pytest.mark.parametrize("swap", [as_fifo, as_zeros])
Swap = Callable[[Path], None]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt", "c.txt"):
        path = tmp_path / "in" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(STORY, encoding="utf-8")
    return tmp_path


@SWAPS
def test_a_swapped_text_is_one_failure_of_a_folder(here: Path, swap: Swap) -> None:
    outcome = Outcome()
    found = sources(["in"], outcome)
    assert next(found).path == "in/a.txt"
    swap(here / "in" / "b.txt")
    assert [source.path for source in found] == ["in/c.txt"]
    assert outcome.failed == 1


@SWAPS
def test_parse_goes_on_behind_a_swapped_text(here: Path, swap: Swap) -> None:
    """The first article is longer than a pipe holds: the run waits until somebody reads, with the folder listed."""
    (here / "in" / "a.txt").write_text(STORY.replace("Lorries", "It rained. " * 40_000), encoding="utf-8")
    process = subprocess.Popen(
        [COMMAND, "parse", "-t", "jsonl", "in"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )
    assert process.stdout
    first = process.stdout.read(1)
    swap(here / "in" / "b.txt")
    shown, told = process.communicate(timeout=SECONDS)
    assert process.returncode == 1 and (first + shown).count(b"\n") == 2
    assert b"in/b.txt: not a regular file" in told


@SWAPS
def test_check_finds_that_a_swapped_text_cannot_be_read(here: Path, swap: Swap) -> None:
    """A pipe that is named first is waited for, with all files listed."""
    as_fifo(here / "first")
    process = subprocess.Popen(
        [COMMAND, "check", "--isolated", "--no-cache", "--fix", "first", "in"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )
    with (here / "first").open("w") as pipe:  # it is open as soon as somebody reads
        swap(here / "in" / "b.txt")
        pipe.write(STORY)
    shown, told = process.communicate(timeout=SECONDS)
    assert process.returncode == 1 and b"in/b.txt:1:1: NP900" in shown and b"not a regular file" in shown
    assert b"first: not a regular file; checked, and not fixed" in told


@SWAPS
@pytest.mark.parametrize("name", ["b.txt", "b.jsonl", "b.tar", "b.zip", "b.txt.gz", "b.parquet"])
def test_batch_goes_on_behind_a_swapped_input(here: Path, swap: Swap, name: str) -> None:
    (here / "in" / "b.txt").rename(here / "in" / name)
    found = documents(InputRequest(("in",), include=("*",)))
    listed = [next(found)]
    swap(here / "in" / name)
    listed += found
    outcomes = [convert(Task(0, document), RunSettings("line")).outcome for document in listed]
    problems = {outcome.name: outcome.problem for outcome in outcomes if outcome.problem}
    assert problems == {f"in/{name}": "not a regular file"} and len(outcomes) == 3


@SWAPS
def test_what_a_batch_wrote_and_somebody_swapped_is_written_again(here: Path, swap: Swap) -> None:
    swap(here / "in" / "a.txt")
    size = (here / "in" / "a.txt").lstat().st_size
    assert not is_as_written(Written("in/a.txt", size, 0, ""), ".")


@SWAPS
def test_settings_are_regular_files(here: Path, swap: Swap) -> None:
    for name in (".newsparse.toml", ".newsparse-ignore.toml", "baseline.json", "shelf", ".gitignore"):
        swap(here / name)
    swap(here / "pyproject.toml")
    for read in (reading.load, baseline.load, sidecar.load):
        for name in (".newsparse.toml", "baseline.json", ".newsparse-ignore.toml"):
            with pytest.raises(ConfigurationError, match="not a regular file"):
                read(name)
    assert not discovery._is_ours("pyproject.toml")
    assert cache._read("shelf") == {}
    assert Ignored().within(".").patterns == ()
    for options in (("--baseline", "baseline.json"), ("--config", ".newsparse.toml"), ()):
        result = run("check", "--no-cache", *options, "in", timeout=SECONDS)
        assert len(messages(result)) <= 1 and result.returncode in (1, 2)


def test_settings_that_are_too_long_are_refused_unread(here: Path) -> None:
    with open(".newsparse.toml", "wb") as file:
        file.truncate(opening.MOST_OF_SETTINGS + 1)
    result = run("check", "in", timeout=SECONDS)
    (told,) = messages(result)
    assert result.returncode == 2 and "more than 100,000,000 bytes" in told


def test_a_pipe_that_is_named_is_waited_for(here: Path) -> None:
    for command in ("parse", "show", "explain", "check"):
        as_fifo(here / "fifo")

        def write() -> None:
            time.sleep(0.3)
            (here / "fifo").write_text(STORY, encoding="utf-8")

        writing = threading.Thread(target=write)
        writing.start()
        result = run(command, "fifo", timeout=SECONDS)
        writing.join()
        assert result.returncode == 0 and result.stdout


@pytest.mark.parametrize("command", ["parse", "show", "explain", "learn", "check", "dateline"])
def test_a_device_that_is_named_is_read_no_further_than_a_text_may_be_long(here: Path, command: str) -> None:
    as_zeros(here / "zeros.txt")
    shell = f"'{COMMAND}' {command} " + ("< /dev/zero" if command == "dateline" else "zeros.txt")
    result = subprocess.run(
        ["bash", "-c", f"ulimit -v 1500000; {shell}"],
        capture_output=True,
        env=environment(),
        timeout=SECONDS,
        check=False,
    )
    assert result.returncode in (1, 2)
    said = (result.stdout + result.stderr).decode()
    assert "more than 100,000,000 bytes; it may never end" in said or "not a regular file" in said
    assert "Traceback" not in said


def test_an_empty_device_is_empty_and_a_terminal_ends_with_one_ctrl_d(here: Path) -> None:
    result = run("parse", "/dev/null")
    assert result.returncode == 1 and "empty" in messages(result)[0]
    assert load("/dev/null").text == ""
    status, shown = run_on_terminal("parse", "/dev/null", cwd=here)
    assert status == 1 and "empty" in shown


def test_a_file_that_grows_is_read_no_further_than_allowed(here: Path) -> None:
    (here / "a").write_bytes(b"x" * 5_000)
    assert len(opening.read("a", 5_000)) == 5_000
    with pytest.raises(OSError, match="more than 4,999 bytes"):
        opening.read("a", 4_999)
    assert len(opening.read("/proc/self/status", 100_000)) > 100  # its size is said to be nothing
    assert (
        convert(Task(0, Document("a", "a", path="/proc/self/status")), RunSettings("line")).outcome.size > 100
    )


def test_ctrl_c_inside_the_opening_of_a_file_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file has its descriptor by then, and closes it; to close it once more is an error that hides the Ctrl-C."""
    (tmp_path / "a.txt").write_text("Rain\n", encoding="utf-8")

    def interrupted(name: str | int, *_: object, opener: Any = None) -> None:
        os.close(opener(name, 0) if opener else int(name))
        raise KeyboardInterrupt

    for module in (opening, held):
        monkeypatch.setattr(module, "open", interrupted, raising=False)
    with pytest.raises(KeyboardInterrupt):
        opening.opened(str(tmp_path / "a.txt"))
    with pytest.raises(KeyboardInterrupt), held.held(str(tmp_path), "a.txt") as place:
        held.opened(place)
