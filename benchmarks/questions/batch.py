"""How much faster do two processes convert a large folder than one?

benchmarks/batch_bench.py measures more: one output file instead of many, small batches, and memory.
"""

import shutil
from itertools import count
from pathlib import Path

from benchmarks import programs, texts
from benchmarks.figure import CLOCK
from benchmarks.pairs import Spent, Timing, faster
from benchmarks.programs import newsparse
from benchmarks.run import Answers, Run

_FILES = 20_000
_FEWER = 2_000  # in a quick run
_EACH = 500  # files per folder
_PAIRS = 3


def ask(run: Run) -> Answers:
    wire = run.folder("wire")
    files = _FEWER if run.quick else _FILES
    for first in range(0, files, _EACH):
        texts.checked(run.folder(f"wire/{first:06}"), _EACH, first)
    one, two = (_converting(run, wire, jobs) for jobs in ("1", "2"))
    name = "batch of 20,000 files: -j 2 faster than -j 1"
    note = f"{files:,} files to {files:,} JSON files"
    # By the clock: two processes need the same processor time as one, and wait half as long.
    yield faster(name, two, one, run.pairs(_PAIRS), note, by=CLOCK, whole=not run.quick)


def _converting(run: Run, wire: Path, jobs: str) -> Timing:
    """A timing of a batch into a new output folder."""
    numbers = count()

    def converted() -> Spent:
        target = run.folder(f"batch-{jobs}-{next(numbers)}")
        taken = programs.run([*newsparse(), "batch", str(wire), "-o", str(target / "out"), "-q", "-j", jobs])
        shutil.rmtree(target)
        return taken

    return converted
