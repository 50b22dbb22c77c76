"""A batch that is killed, or stopped by Ctrl-C, goes on from where it was: real processes, real signals."""

import os
import random
import re
import signal
import sqlite3
import subprocess
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.batch_process import (
    batch,
    begun,
    children,
    contents,
    kill,
    leftovers,
    messages,
    stories,
    story,
    summary,
)

OUTPUTS = ("out", "all.jsonl", "all.jsonl.gz", "all.csv", "all.parquet")
MOMENTS = 20
HOW_FAR = re.compile(
    r"^newsparse: interrupted after ([\d,]+) of ([\d,]+) inputs; repeat the command to resume$"
)


def state_of(folder: Path, output: str) -> Path:
    name = ".newsparse-batch.sqlite" if output == "out" else f".{output}.newsparse-batch.sqlite"
    return folder / "out" / name if output == "out" else folder / name


def kept(folder: Path, output: str) -> int:
    """How many inputs the state says are done."""
    with closing(sqlite3.connect(state_of(folder, output))) as state:
        try:
            count: int = state.execute("SELECT count(*) FROM document").fetchone()[0]
        except sqlite3.OperationalError:  # killed before it had tables
            return 0
    return count


def has_begun(run: "subprocess.Popen[bytes]") -> bool:
    """Whether the run has opened its state, by Linux: from then on it hears signals."""
    with suppress(OSError):
        for descriptor in os.listdir(f"/proc/{run.pid}/fd"):
            with suppress(OSError):
                if os.readlink(f"/proc/{run.pid}/fd/{descriptor}").endswith("newsparse-batch.sqlite"):
                    return True
    return False


def at_a_moment(output: str, jobs: int, seconds: float, folder: Path) -> "subprocess.Popen[bytes]":
    """A run that opened its state so many seconds ago."""
    run = begun("wire", "-o", output, "-j", str(jobs), cwd=folder)
    while run.poll() is None and not has_begun(run):
        time.sleep(0.002)
    with suppress(subprocess.TimeoutExpired):
        run.wait(seconds)
    return run


def press_ctrl_c(run: "subprocess.Popen[bytes]") -> int | None:
    """As a terminal does: to the run and its workers. Gives the inputs that the run says are done; None if all are."""
    for process in (run.pid, *children(run.pid)):
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGINT)
    _, told = run.communicate(timeout=60)
    if run.returncode == 0:
        return None
    lines = told.decode("utf-8").splitlines()
    assert run.returncode == 130, lines
    if lines == ["newsparse: interrupted before the first input; nothing was converted"]:
        return 0
    found = HOW_FAR.match(lines[-1])
    assert found and len(lines) == 1, lines
    return int(found[1].replace(",", ""))


def is_as_undisturbed(output: str, total: int, before: int, folder: Path) -> None:
    """The last run converts what is left and nothing else, and its output is that of a run by itself."""
    result = batch("wire", "-o", output, cwd=folder)
    unchanged = f", {before:,} unchanged" if before else ""
    assert result.returncode == 0
    assert summary(result).startswith(f"{total - before:,} of {total:,} inputs converted{unchanged}, in ")
    batch("wire", "-o", f"fresh-{output}", "-q", cwd=folder)
    assert contents(folder / output) == contents(folder / f"fresh-{output}")
    assert leftovers(folder) == []


def needs_arrow(output: str) -> None:
    if output == "all.parquet":
        pytest.importorskip("pyarrow")


@pytest.mark.slow
@pytest.mark.parametrize("output", OUTPUTS)
def test_after_ctrl_c_at_twenty_moments_nothing_is_done_twice(output: str, tmp_path: Path) -> None:
    needs_arrow(output)
    total, before, stopped = 4_000, 0, 0
    stories(tmp_path / "wire", total)
    chance = random.Random(output)
    for _ in range(MOMENTS):
        run = at_a_moment(output, chance.choice((1, 2)), chance.uniform(0, 0.5), tmp_path)
        said = press_ctrl_c(run)
        stopped += said is not None
        before = max(before, total if said is None else said)
        assert kept(tmp_path, output) == before
    assert stopped > MOMENTS / 2  # otherwise this machine is so fast that there must be more stories
    is_as_undisturbed(output, total, before, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("output", OUTPUTS)
def test_killed_at_twenty_moments_the_output_is_that_of_an_undisturbed_run(
    output: str, tmp_path: Path
) -> None:
    """Each run finds at least what the one before had put down; a kill costs what was under way."""
    needs_arrow(output)
    total, before = 4_000, 0
    stories(tmp_path / "wire", total)
    chance = random.Random(output)
    for _ in range(MOMENTS):
        run = at_a_moment(output, chance.choice((1, 2)), chance.uniform(0, 1.2), tmp_path)
        workers = children(run.pid)
        for process in {0: [], 1: workers[:1], 2: workers}[chance.randrange(3)]:
            kill(process)
            time.sleep(chance.uniform(0, 0.3))
        kill(run.pid)
        run.communicate()
        assert kept(tmp_path, output) >= before
        before = kept(tmp_path, output)
    is_as_undisturbed(output, total, before, tmp_path)


@pytest.mark.parametrize(
    ("output", "how"),
    [
        *((output, signal.SIGINT) for output in OUTPUTS),
        *(("all.jsonl", how) for how in (signal.SIGTERM, signal.SIGKILL)),
    ],
)
def test_an_interrupted_run_goes_on_from_where_it_said_it_was(
    output: str, how: signal.Signals, tmp_path: Path
) -> None:
    """Few and short inputs before one that takes long: they fill no block of a file, and yet they are kept."""
    needs_arrow(output)
    stories(tmp_path / "wire", 12)
    long = tmp_path / "wire/000/00010a.txt"
    long.write_text(story(10) + "The ferry sailed again on Monday, and it sailed on Tuesday.\n" * 120_000)
    before = 0
    for _ in range(2):
        run = at_a_moment(output, 1, 1.0, tmp_path)
        run.send_signal(how)
        _, told = run.communicate(timeout=60)
        if how is signal.SIGKILL:
            assert kept(tmp_path, output) >= before
            before = kept(tmp_path, output)
            continue
        assert "after 11 of 13 inputs; repeat the command to resume" in told.decode("utf-8")
        before = 11
        assert kept(tmp_path, output) == 11
    long.write_text(story(110))
    is_as_undisturbed(output, 13, before, tmp_path)


def test_what_an_interrupted_run_kept_of_inputs_now_gone_is_left_out(tmp_path: Path) -> None:
    stories(tmp_path / "wire", 12)
    long = tmp_path / "wire/000/00010a.txt"
    long.write_text(story(10) + "The ferry sailed again on Monday, and it sailed on Tuesday.\n" * 120_000)
    run = at_a_moment("all.jsonl.gz", 1, 1.5, tmp_path)
    assert press_ctrl_c(run) == 11
    for name in ("00003", "00010a", "00011"):
        (tmp_path / f"wire/000/{name}.txt").unlink()
    is_as_undisturbed("all.jsonl.gz", 10, 10, tmp_path)


def test_a_run_on_a_pipe_that_is_full_still_ends_at_ctrl_c(tmp_path: Path) -> None:
    """A second Ctrl-C does not wait for what the first one waits for."""
    stories(tmp_path / "wire", 12)
    for number in range(2_000):
        (tmp_path / f"wire/bad{number:04}{'x' * 150}.txt").write_bytes(b"%PDF-1.7\n")
    run = begun("wire", "-o", "all.jsonl", "-j", "1", cwd=tmp_path)
    time.sleep(3)  # standard error is full by now, and nobody reads it
    assert run.poll() is None
    for _ in range(2):
        run.send_signal(signal.SIGINT)
        time.sleep(0.3)
    assert run.stderr is not None
    told = run.stderr.read()
    run.communicate(timeout=30)
    assert run.returncode == 130 and b"Traceback" not in told
    assert len(messages(batch("wire", "-o", "all.jsonl", "-q", cwd=tmp_path))) == 2_000
