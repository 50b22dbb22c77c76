"""How many documents a process is given at a time, and how many processes pay."""

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from newsparse.batch.convert.document import Document
from newsparse.batch.convert.task import Task

_MOST = 64  # tasks of a chunk; with more the last chunks leave processes idle, with fewer the pipes are busy
_FIRST = 8  # of the first chunks, which grow: a small batch is shared out evenly, a large one soon in bulk
_BYTES = 1 << 20  # of text in a chunk, where the texts travel with it
_AUTOMATIC_MOST = 16  # processes; one parent feeds no more
# Starting processes costs as much as converting this many bytes, with this many for each document besides;
# `python benchmarks/batch_bench.py` prints what it comes to.
_WORTH_IT = 2_500_000
_EACH = 500
_QUICKER = 10  # times, where an earlier run did it: it is only read, to see whether it changed


class Share(NamedTuple):
    """The tasks in chunks, and how many processes convert them."""

    chunks: Iterator[Sequence[Task]]
    processes: int


def shared(tasks: Iterable[Task], jobs: int | None) -> Share:
    """The tasks in chunks for `jobs` processes; for as many as pay where that is None.

    To find out, as many tasks are taken as are worth a process, and no more.
    """
    tasks = iter(tasks)
    if jobs is None:
        ahead = list(_worth_a_process(tasks))
        following = next(tasks, None)
        tasks = chain(ahead, [following] if following else [], tasks)
        jobs = _usable() if following else 1
    return Share(_chunks(tasks), jobs)


def _worth_a_process(tasks: Iterator[Task]) -> Iterator[Task]:
    weight = 0
    while weight < _WORTH_IT and (task := next(tasks, None)):
        weight += (_EACH + _size(task.document)) // (_QUICKER if task.known else 1)
        yield task


def _usable() -> int:
    affinity = getattr(os, "sched_getaffinity", None)
    count = len(affinity(0)) if affinity else os.cpu_count() or 1
    return min(count, _AUTOMATIC_MOST)


def _chunks(tasks: Iterator[Task]) -> Iterator[list[Task]]:
    size = _FIRST
    while chunk := list(_lighter(islice(tasks, size))):
        yield chunk
        size = min(size + 4, _MOST)


def _lighter(tasks: Iterator[Task]) -> Iterator[Task]:
    """The tasks until their texts come to a chunk."""
    weight = 0
    for task in tasks:
        yield task
        weight += len(task.document.data or b"")
        if weight >= _BYTES:
            return


def _size(document: Document) -> int:
    """Bytes, or code points, of the text; none where that is not known."""
    if document.path is None:
        return len(document.data or b"")
    try:
        return os.stat(document.path).st_size
    except OSError:
        return 0
