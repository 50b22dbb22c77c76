"""The division of a run's tasks into chunks, and the number of processes to convert them."""

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from newsparse.batch.convert.document import Document
from newsparse.batch.convert.task import Task

# Chunks start small, so that a small batch is divided evenly, and grow, so that a large one needs few messages.
FIRST_CHUNK = 8  # tasks
CHUNK_GROWTH = 4  # tasks by which each chunk is larger than the one before
LARGEST_CHUNK = 64  # tasks; with larger ones some processes idle while the last chunks are converted
CHUNK_BYTES = 1 << 20  # of texts that are sent along with their tasks
MAX_PROCESSES = 16  # chosen automatically; a single parent cannot feed more
# Starting processes takes as long as converting this many bytes, where each document costs as much as
# DOCUMENT_BYTES more; measured by `python benchmarks/batch_bench.py`.
WORTH_PROCESSES = 2_500_000  # bytes
DOCUMENT_BYTES = 500
UNCHANGED_SPEEDUP = 10  # a document with an earlier result is usually read and compared, not parsed


class Workload(NamedTuple):
    """The tasks in chunks, and the number of processes to convert them."""

    chunks: Iterator[Sequence[Task]]
    processes: int


def divided(tasks: Iterable[Task], jobs: int | None) -> Workload:
    """The tasks in chunks for `jobs` processes; None chooses a sensible number.

    To choose, only as many tasks are taken as would be worth starting processes for.
    """
    tasks = iter(tasks)
    if jobs is None:
        ahead = list(_worth_processes(tasks))
        following = next(tasks, None)
        tasks = chain(ahead, [following] if following else [], tasks)
        jobs = _available_processors() if following else 1
    return Workload(_chunks(tasks), jobs)


def _worth_processes(tasks: Iterator[Task]) -> Iterator[Task]:
    weight = 0
    while weight < WORTH_PROCESSES and (task := next(tasks, None)):
        weight += (DOCUMENT_BYTES + _size(task.document)) // (UNCHANGED_SPEEDUP if task.known else 1)
        yield task


def _available_processors() -> int:
    affinity = getattr(os, "sched_getaffinity", None)
    count = len(affinity(0)) if affinity else os.cpu_count() or 1
    return min(count, MAX_PROCESSES)


def _chunks(tasks: Iterator[Task]) -> Iterator[list[Task]]:
    size = FIRST_CHUNK
    while chunk := list(_up_to_chunk_bytes(islice(tasks, size))):
        yield chunk
        size = min(size + CHUNK_GROWTH, LARGEST_CHUNK)


def _up_to_chunk_bytes(tasks: Iterator[Task]) -> Iterator[Task]:
    weight = 0
    for task in tasks:
        yield task
        weight += len(task.document.data or b"")
        if weight >= CHUNK_BYTES:
            return


def _size(document: Document) -> int:
    """The bytes (or code points) of a document's text; 0 if unknown."""
    if document.path is None:
        return len(document.data or b"")
    try:
        return os.stat(document.path).st_size
    except OSError:
        return 0
