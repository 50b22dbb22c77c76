"""The processes of a batch: results in order, a process that dies costs its document, nothing is left running."""

import os
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from newsparse.batch.convert import pool
from newsparse.batch.convert.chunks import divided
from newsparse.batch.convert.document import Document
from newsparse.batch.convert.task import RunSettings, Task
from tests.batch_process import children, kill, story

LINES = RunSettings("line")


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
    assert len(taken) <= 7
    results.close()  # type: ignore[attr-defined]
    assert children(os.getpid()) == []


def _kill_whoever_opens(fifo: Path, times: int) -> threading.Thread:
    """Kill our processes when one of them has opened the FIFO, that many times; the next one reads a story."""

    def work() -> None:
        for _ in range(times):
            writer = _opened(fifo)
            killed = children(os.getpid())
            for child in killed:
                kill(child)
            while any(map(_is_alive, killed)):
                time.sleep(0.01)
            os.close(writer)
        if times < 2:
            writer = _opened(fifo)
            time.sleep(0.1)  # so that the reader sees the time of the file change
            os.write(writer, story(1000).encode())
            os.close(writer)

    thread = threading.Thread(target=work)
    thread.start()
    return thread


def _is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:  # it is gone
        return False


def _opened(fifo: Path) -> int:
    """The FIFO's other end, as soon as somebody has opened this one."""
    for _ in range(3000):
        try:
            return os.open(fifo, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(0.01)
    raise AssertionError("no process opened the FIFO")


@pytest.fixture
def fifo(tmp_path: Path) -> Path:
    """What holds a process up for as long as nobody writes to it."""
    path = tmp_path / "fifo"
    os.mkfifo(path)
    return path


def test_a_document_that_ends_its_process_twice_is_named_and_the_others_are_done(fifo: Path) -> None:
    deadly = Task(10, Document("deadly.txt", "deadly.txt", path=str(fifo)))
    work = [*tasks(10), deadly, *(task._replace(number=task.number + 11) for task in tasks(10))]
    killing = _kill_whoever_opens(fifo, 2)
    found = list(pool.converted(in_chunks(work, 21), LINES, 2))
    killing.join()
    failed = [result.converted.outcome for result in found if result.converted.outcome.problem]
    assert [(outcome.number, outcome.name) for outcome in failed] == [(10, "deadly.txt")]
    assert "the process that read it ended twice (SIGKILL)" in str(failed[0].problem)
    assert [result.converted.outcome.number for result in found] == list(range(21))


def test_a_process_that_somebody_ends_once_costs_nothing(fifo: Path) -> None:
    work = [*tasks(5), Task(5, Document("slow.txt", "slow.txt", path=str(fifo)))]
    killing = _kill_whoever_opens(fifo, 1)
    found = list(pool.converted(in_chunks(work, 6), LINES, 2))
    killing.join()
    *problems, of_fifo = [result.converted.outcome.problem for result in found]
    assert problems == [None] * 5
    # It was read to its end by the second process; that it is no file that stands still is another matter.
    assert of_fifo == "it changed while it was read; run again when it is complete"


def test_few_documents_are_not_worth_a_process_and_many_are() -> None:
    few, many = divided(iter(tasks(40)), None), divided(iter(tasks(4_000)), None)
    assert few.processes == 1
    assert many.processes == min(len(os.sched_getaffinity(0)), 16)
    for share, count in ((few, 40), (many, 4_000)):
        assert [task.number for chunk in share.chunks for task in chunk] == list(range(count))


def test_a_chunk_has_few_long_texts() -> None:
    long = [Task(number, Document("", "", data="x" * 700_000)) for number in range(6)]
    assert [len(chunk) for chunk in divided(iter(long), 2).chunks] == [2, 2, 2]
