"""datatrove gives the local rows, and after a kill goes on at the first task that it has not marked."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests import engines
from tests.cli_process import environment

pytestmark = [pytest.mark.slow, engines.needs("datatrove", "pyarrow")]

_SLOWLY = """
import os, time
from newsparse.batch.engines.datatrove import Articles
_rows = Articles._rows
def slowly(self, document):
    time.sleep(0.02)
    return _rows(self, document)
Articles._rows = slowly
"""


def expected(source: Path, folder: Path) -> engines.Rows:
    """The local rows, but for the texts that datatrove's readers leave out: null and empty ones."""
    rows = engines.local_rows(source, folder / "local.parquet")
    return [row for row in rows if row["id"] not in ("null", "empty")]


def test_the_rows_are_those_of_the_local_engine(tmp_path: Path) -> None:
    source = engines.write_parquet(tmp_path / "raw")
    target = tmp_path / "rows"
    done = engines.run(
        [sys.executable, str(engines.program("datatrove", tmp_path)), str(source), str(target)]
    )
    assert done.returncode == 0, done.stderr
    assert engines.read(target) == expected(source, tmp_path)
    assert "articles:" in done.stderr and "failed: 1" in done.stderr


def test_a_run_that_was_killed_does_only_what_is_not_marked_as_completed(tmp_path: Path) -> None:
    source = engines.write_parquet(tmp_path / "raw", parts=8)
    target, marks = tmp_path / "rows", tmp_path / "rows-log" / "completions"
    program = engines.program("datatrove", tmp_path)
    slow = tmp_path / "slow_job.py"
    slow.write_text(_SLOWLY + program.read_text("utf-8"), "utf-8")

    killed = subprocess.Popen(
        [sys.executable, str(slow), str(source), str(target)],
        env=environment(PYTHONWARNINGS=""),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    deadline = time.monotonic() + 120
    while len(list(marks.glob("*"))) < 2 and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(killed.pid, signal.SIGKILL)
    killed.wait()
    before = {mark.name: (target / f"000_{mark.name}.parquet").stat().st_mtime_ns for mark in marks.glob("*")}
    assert 2 <= len(before) < 8

    done = engines.run([sys.executable, str(program), str(source), str(target)])
    assert done.returncode == 0, done.stderr
    assert len(list(marks.glob("*"))) == 8
    assert engines.read(target) == expected(source, tmp_path)
    after = {name: (target / f"000_{name}.parquet").stat().st_mtime_ns for name in before}
    assert after == before
