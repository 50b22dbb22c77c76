"""The processes of a batch: results in order, a process that dies costs its document, nothing is left running."""

import ctypes
import os
import select
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from newsparse.batch.convert import pool
from newsparse.batch.convert.chunks import divided
from newsparse.batch.convert.document import MOST_BYTES, Document
from newsparse.batch.convert.outcome import DocumentOutcome
from newsparse.batch.convert.task import Known, RunSettings, Task
from newsparse.model.errors import OutputError
from tests.batch_process import children, kill, story

LINES = RunSettings("line")
KNOWN = Known("digest", DocumentOutcome(0, ""))
_IN_OPEN = 0x20  # what Linux is asked to tell of a file


def tasks(count: int) -> list[Task]:
    return [
        Task(number, Document(f"{number}", f"{number}.txt", data=story(number))) for number in range(count)
    ]


def in_chunks(tasks: Sequence[Task], size: int) -> Iterator[Sequence[Task]]:
    for start in range(0, len(tasks), size):
        yield tasks[start : start + size]


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_the_order_of_the_tasks(processes: int) -> None:
    found = list(pool.converted(in_chunks(tasks(50), 3), LINES, processes))
    assert [result.converted.outcome.number for result in found] == list(range(50))
    assert all(
        f"Ferry Number {result.task.number} ".encode() in bytes(result.converted.payload) for result in found
    )


def test_tasks_are_taken_only_as_fast_as_results_are() -> None:
    taken: list[int] = []

    def chunks() -> Iterator[Sequence[Task]]:
        for chunk in in_chunks(tasks(400), 4):
            taken.append(chunk[0].number)
            yield chunk

    results = pool.converted(chunks(), LINES, 2)
    next(results)
    assert len(taken) == 6  # three a process
    results.close()  # type: ignore[attr-defined]
    assert children(os.getpid()) == []


def _kill_whoever_opens(path: Path, times: int) -> threading.Thread:
    """Kill our processes when one of them has opened the file, that many times."""
    libc = ctypes.CDLL(None, use_errno=True)
    watch = libc.inotify_init()
    assert libc.inotify_add_watch(watch, bytes(path), _IN_OPEN) >= 0

    def work() -> None:
        for _ in range(times):
            assert select.select([watch], [], [], 30)[0], "no process opened the file"
            os.read(watch, 4096)
            killed = children(os.getpid())
            for child in killed:
                kill(child)
            while any(map(_is_alive, killed)):
                time.sleep(0.01)
        os.close(watch)

    thread = threading.Thread(target=work)
    thread.start()
    return thread


def _is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:  # it is gone
        return False


@pytest.fixture
def slow(tmp_path: Path) -> Path:
    """What holds a process up for some tenths of a second: a hundred megabytes to read, which take no room."""
    path = tmp_path / "slow.txt"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES)
    return path


def test_a_document_that_ends_its_process_twice_is_named_and_the_others_are_done(slow: Path) -> None:
    deadly = Task(10, Document("deadly.txt", "deadly.txt", path=str(slow)))
    work = [*tasks(10), deadly, *(task._replace(number=task.number + 11) for task in tasks(10))]
    killing = _kill_whoever_opens(slow, 2)
    found = list(pool.converted(in_chunks(work, 21), LINES, 2))
    killing.join()
    failed = [result.converted.outcome for result in found if result.converted.outcome.problem]
    assert [(outcome.number, outcome.name) for outcome in failed] == [(10, "deadly.txt")]
    assert "it ended its process twice (SIGKILL)" in str(failed[0].problem)
    assert [result.converted.outcome.number for result in found] == list(range(21))


def test_a_process_that_somebody_ends_once_costs_nothing(slow: Path) -> None:
    work = [*tasks(5), Task(5, Document("slow.txt", "slow.txt", path=str(slow)))]
    killing = _kill_whoever_opens(slow, 1)
    found = list(pool.converted(in_chunks(work, 6), LINES, 2))
    killing.join()
    *problems, of_slow = [result.converted.outcome.problem for result in found]
    assert problems == [None] * 5
    # It was read to its end by the second process; that it is no text is another matter.
    assert of_slow is not None and "binary data" in of_slow


@pytest.mark.parametrize(
    ("count", "known", "processes"),
    [(500, None, 1), (501, None, 16), (5_000, KNOWN, 1), (5_001, KNOWN, 16)],
)
def test_processes_are_started_for_more_than_two_and_a_half_megabytes_of_work(
    count: int, known: Known | None, processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A document costs 500 bytes more than its length, and a tenth of that where an earlier result is compared."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: range(64))
    work = [Task(number, Document("", "", data="x" * 4_500), known=known) for number in range(count)]
    workload = divided(iter(work), None)
    assert workload.processes == processes
    assert [task.number for chunk in workload.chunks for task in chunk] == list(range(count))


def test_chunks_grow_so_that_few_documents_are_divided_evenly_and_many_need_few_messages() -> None:
    sizes = [len(chunk) for chunk in divided(iter(tasks(800)), 2).chunks]
    assert sizes[:17] == [*range(8, 64, 4), 64, 64, 64]


def test_a_chunk_has_few_long_texts() -> None:
    long = [Task(number, Document("", "", data="x" * 700_000)) for number in range(6)]
    assert [len(chunk) for chunk in divided(iter(long), 2).chunks] == [2, 2, 2]


def test_a_process_that_never_starts_is_tried_three_times(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts, python = tmp_path / "starts", tmp_path / "python"
    python.write_text(f"#!/bin/sh\necho >> {starts}\nexit 3\n")
    python.chmod(0o755)
    monkeypatch.setattr("sys.executable", str(python))
    with pytest.raises(OutputError, match=r"no worker process can be started \(exit status 3\); -j 1"):
        list(pool.converted([tasks(1)], LINES, 2))
    # Each of the two processes is started once, the second perhaps not before all is over; the first, twice more.
    assert len(starts.read_text()) in (3, 4)
