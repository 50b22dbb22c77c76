"""Checking many files in several processes."""

import os
from collections.abc import Iterator, Sequence

from newsparse.checks.disk.check_file import FileJob, FileResult, check_file

# Starting two processes costs a tenth of a second, a file takes six thousandths: they gain from about 30 files on.
_FEWEST_FILES = 64  # twice as many, since machines differ
_CHUNK = 16  # files sent to a process at a time: a tenth of a second of work
_MOST_PROCESSES = 8  # unless --jobs asks for more: a shared machine should not be taken over by default


def check_all(jobs: Sequence[FileJob], processes: int | None = None) -> Iterator[FileResult]:
    """The results of the jobs, in order; None chooses a sensible number of processes."""
    count = _processes(len(jobs), processes)
    if count < 2:
        yield from map(check_file, jobs)
        return
    from concurrent.futures import ProcessPoolExecutor

    chunk = max(1, min(_CHUNK, len(jobs) // count))
    yield check_file(jobs[0])  # first in this process: forked processes share the tables it loads
    with ProcessPoolExecutor(count) as pool:
        yield from pool.map(check_file, jobs[1:], chunksize=chunk)


def _processes(jobs: int, wanted: int | None) -> int:
    if jobs < 2:
        return 1
    if wanted is not None:
        return min(wanted, jobs)
    return min(os.cpu_count() or 1, _MOST_PROCESSES) if jobs >= _FEWEST_FILES else 1
