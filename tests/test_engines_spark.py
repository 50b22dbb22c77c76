"""Spark in local mode gives the local rows, from Parquet and from JSON Lines, and leaves a finished output alone."""

import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests import engines
from tests.cli_process import COMMAND, environment

pytestmark = [
    pytest.mark.slow,
    engines.needs("pyspark", "pyarrow", "pandas"),
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java, and there is none"),
]

QUIET = ("--engine-option", "spark.ui.enabled=false", "--engine-option", "spark.driver.bindAddress=127.0.0.1")


def batch(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    return engines.run([COMMAND, "batch", *map(str, arguments), "--engine", "spark", "-j", "2", *QUIET])


def begin(source: Path, target: Path) -> "subprocess.Popen[str]":
    """A run that has begun to write its output."""
    command = [COMMAND, "batch", str(source), "-o", str(target), "--engine", "spark", "-j", "1", *QUIET]
    run = subprocess.Popen(
        command,
        env=environment(PYTHONWARNINGS=""),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    deadline = time.monotonic() + 200
    while not list(target.glob("_temporary/**/*.parquet")) and time.monotonic() < deadline:
        time.sleep(0.01)
    return run


def said(stderr: str) -> list[str]:
    """The lines that are ours: Java warns of its own accord."""
    return [line for line in stderr.splitlines() if not line.startswith(("WARNING:", "Picked up"))]


def without_headline(record: dict[str, object]) -> dict[str, object]:
    return {"story": record["text"], "uid": record["id"], "head": "Two Towns Cut Off", "day": "2024-03-01"}


def test_parquet_gives_the_local_rows_and_is_then_left_alone(tmp_path: Path) -> None:
    source, target = engines.write_parquet(tmp_path / "raw"), tmp_path / "rows.parquet"
    done = batch(source, "-o", target)
    assert engines.read(target) == engines.local_rows(source, tmp_path / "local.parquet")
    assert done.returncode == 1
    *failures, summary = said(done.stderr)
    assert sorted(failures) == [
        "newsparse: blanks: nothing but blank space: there is no article in it",
        "newsparse: empty: empty: there is no article in it",
        "newsparse: null: its text is null, not text; name the right field with --text-field",
    ]
    count = len(engines.records())
    assert summary.startswith(f"{count - 3} of {count} texts converted, 3 failed: ")

    written = {path.name: path.stat().st_mtime_ns for path in target.iterdir()}
    again = batch(source, "-o", target)
    assert (again.returncode, len(said(again.stderr))) == (0, 1)
    assert "is already complete; use --force to convert it again" in again.stderr
    assert {path.name: path.stat().st_mtime_ns for path in target.iterdir()} == written


def test_json_lines_give_the_local_rows(tmp_path: Path) -> None:
    """Fields of other names, a headline and a date apart, lines that are no JSON, packed and not."""
    raw = tmp_path / "raw"
    raw.mkdir()
    lines = [json.dumps(without_headline(record)) for record in engines.records()]
    (raw / "a.jsonl").write_text("\ufeff" + "\n".join([*lines[:70], "", "{broken", "[1]"]) + "\n", "utf-8")
    (raw / "b.ndjson").write_bytes("\r\n".join(lines[70:]).encode())
    fields = ["--text-field", "story", "--id-field", "uid", "--title-field", "head", "--date-field", "day"]
    target = tmp_path / "rows.jsonl.gz"
    done = batch(raw, "-o", target, *fields)
    assert done.returncode == 1, done.stderr

    rows = [
        json.loads(line)
        for path in target.glob("part-*.gz")
        for line in gzip.decompress(path.read_bytes()).decode().split("\n")[:-1]
    ]
    local = tmp_path / "local.parquet"
    engines.run([COMMAND, "batch", str(raw), "-o", str(local), *fields])
    # A line that cannot be read has no id; on one machine it is called by its place.
    expected = [{**row, "id": None} if "a.jsonl:" in row["id"] else row for row in engines.read(local)]
    assert engines.in_order(rows) == engines.in_order(expected)
    assert sum(row["id"] is None for row in rows) == 2
    assert {row["published"] for row in rows if not row["error"] and row["of"] == 1} == {"2024-03-01"}


def test_a_run_that_was_killed_is_done_whole_by_the_same_command(tmp_path: Path) -> None:
    source, target = engines.write_parquet(tmp_path / "raw"), tmp_path / "rows.parquet"
    killed = begin(source, target)
    os.killpg(killed.pid, signal.SIGKILL)
    killed.communicate()
    assert target.is_dir() and not (target / "_SUCCESS").exists()

    done = batch(source, "-o", target)
    assert done.returncode == 1, done.stderr
    assert engines.read(target) == engines.local_rows(source, tmp_path / "local.parquet")
    assert not list(target.glob("_temporary*"))


def test_the_file_of_the_page_can_be_submitted(tmp_path: Path) -> None:
    source, target = engines.write_parquet(tmp_path / "raw"), tmp_path / "rows.parquet"
    submit = [str(Path(sys.executable).with_name("spark-submit")), "--master", "local[2]"]
    job = engines.program("spark", tmp_path)
    arguments = ["batch", str(source), "-o", str(target), "--engine", "spark"]
    done = engines.run(
        [*submit, "--conf", "spark.ui.enabled=false", str(job), *arguments], PYSPARK_PYTHON=sys.executable
    )
    assert done.returncode == 1, done.stderr
    assert engines.read(target) == engines.local_rows(source, tmp_path / "local.parquet")


def test_a_mistake_is_one_line_and_nothing_is_touched(tmp_path: Path) -> None:
    source = engines.write_parquet(tmp_path / "raw")
    kept = tmp_path / "mine"
    kept.mkdir()
    (kept / "notes.txt").write_text("keep me", "utf-8")
    for arguments, problem in [
        (
            (tmp_path / "none", "-o", tmp_path / "x"),
            f"{tmp_path}/none: no such file or folder, or an empty one",
        ),
        ((source, "-o", kept, "--force"), f"{kept}: it holds notes.txt, which Spark did not write"),
        (
            (source, "-o", tmp_path / "x", "--text-field", "texts"),
            "no column named 'texts'; did you mean text?",
        ),
    ]:
        done = batch(*arguments)
        (line,) = said(done.stderr)
        assert (done.returncode, line[: len(problem) + 11]) == (2, f"newsparse: {problem}")
    assert [path.name for path in kept.iterdir()] == ["notes.txt"]
    assert not (tmp_path / "x").exists()


def test_an_output_that_cannot_be_written_is_said_to_be_incomplete(tmp_path: Path) -> None:
    done = batch(engines.write_parquet(tmp_path / "raw"), "-o", "/proc/none/x.parquet")
    (line,) = said(done.stderr)
    assert (done.returncode, line[:18]) == (1, "newsparse: Spark: ")
    assert line.endswith("; /proc/none/x.parquet is incomplete; repeat the command to start again")


def test_ctrl_c_ends_it_quietly(tmp_path: Path) -> None:
    source, target = engines.write_parquet(tmp_path / "raw"), tmp_path / "rows.parquet"
    started = begin(source, target)
    os.killpg(started.pid, signal.SIGINT)
    _, stderr = started.communicate(timeout=60)
    assert (started.returncode, said(stderr)) == (130, [])
