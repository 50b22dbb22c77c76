"""Measure `newsparse batch`: two processes or one, one output file or many, small batches, memory.

    python benchmarks/batch_bench.py                 20,000 files, and memory over 100,000 articles
    python benchmarks/batch_bench.py --files 2000 --articles 10000 --pairs 1

Times are medians of ratios between alternating runs; they need two idle cores. CPU seconds are printed beside them
and do not. The texts are those of ../shared/eval/dev, each slightly changed; without them, those of tests/cases,
which are much shorter than real articles.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import chain, cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
EVAL = ROOT.parent / "shared" / "eval" / "dev"
SETS = ("fundus-plain", "newsroom-plain", "reuters-wire")
BATCH = [sys.executable, "-m", "newsparse", "batch"]
EACH = 500  # files per folder
SMALL = (1, 10, 100, 400, 800, 1_600)  # sizes of small batches, in files


class Spent(NamedTuple):
    """The seconds of a run: elapsed, and CPU time of all its processes."""

    clock: float
    cpu: float


def main() -> None:
    """Print one line for each figure."""
    options = _arguments()
    with TemporaryDirectory(dir=options.folder) as name:
        folder = Path(name)
        write_files(folder / "wire", options.files)
        for line in chain(
            processes(folder, options.pairs), small(folder, options.pairs), memory(folder, options.articles)
        ):
            print(line, flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=20_000, help="files in the large batch")
    parser.add_argument(
        "--articles", type=int, default=100_000, help="articles over which memory is measured"
    )
    parser.add_argument("--pairs", type=int, default=3, help="runs of each kind")
    parser.add_argument("--folder", help="folder for temporary files")
    return parser.parse_args()


def texts() -> Iterator[str]:
    """An endless series of texts, each with its number, so that no two are equal."""
    for number, text in enumerate(cycle(list(_originals()))):
        yield f"{text.rstrip()}\nIt was number {number} of its kind.\n"


def _originals() -> Iterator[str]:
    if not EVAL.is_dir():
        for path in sorted((ROOT / "tests" / "cases").glob("*/*/input.txt")):
            yield path.read_text("utf-8", errors="replace")
        return
    for name in SETS:
        with (EVAL / f"{name}.jsonl").open(encoding="utf-8") as file:
            for line in file:
                yield json.loads(line)["raw"]


def write_files(folder: Path, count: int) -> None:
    """Write that many texts, in folders of EACH files."""
    for number, text in enumerate(islice(texts(), count)):
        path = folder / f"{number // EACH:03}" / f"{number:06}.txt"
        if number % EACH == 0:
            path.parent.mkdir(parents=True)
        path.write_text(text, "utf-8")


# Time


def processes(folder: Path, pairs: int) -> Iterator[str]:
    """Two processes against one, and one output file against a folder."""
    count = sum(1 for _ in (folder / "wire").rglob("*.txt"))
    runs = {"-j 1": ("out", "1"), "-j 2": ("out", "2"), "one .jsonl, -j 2": ("all.jsonl", "2")}
    spent: dict[str, list[Spent]] = {name: [] for name in runs}
    for _ in range(pairs):
        for name, (output, jobs) in runs.items():
            spent[name].append(_run(folder, folder / "wire", output, "-j", jobs))
    for name, each in spent.items():
        clock, cpu = median(one.clock for one in each), median(one.cpu for one in each)
        yield f"{count:,} files, {name}: {clock:.1f} s, {count / clock:.0f} files/s; {cpu:.1f} CPU seconds"
    yield _ratio("-j 2 faster than -j 1 (must 1.9)", spent["-j 1"], spent["-j 2"])
    yield _ratio("one .jsonl faster than a folder (must 1.3)", spent["-j 2"], spent["one .jsonl, -j 2"])


def small(folder: Path, pairs: int) -> Iterator[str]:
    """`-j auto` against one process, on small batches."""
    for count in SMALL:
        some = folder / f"some-{count}"
        write_files(some, count)
        runs: dict[str, list[Spent]] = {"1": [], "auto": []}
        for _ in range(max(3, pairs)):
            for jobs, spent in runs.items():
                spent.append(_run(folder, some, "out", "-j", jobs))
        yield _ratio(f"{count} files: -j auto faster than -j 1 (must 0.95)", runs["1"], runs["auto"])


def _ratio(name: str, slow: Sequence[Spent], fast: Sequence[Spent]) -> str:
    clock = sorted(one.clock / other.clock for one, other in zip(slow, fast, strict=True))
    cpu = median(one.cpu / other.cpu for one, other in zip(slow, fast, strict=True))
    return f"{name}: {median(clock):.2f} ({clock[0]:.2f} to {clock[-1]:.2f}); CPU time {cpu:.2f}"


def _run(folder: Path, source: Path, output: str, *arguments: str) -> Spent:
    """Run into a new output folder."""
    target = folder / "target"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    before, start = _cpu(), time.perf_counter()
    subprocess.run([*BATCH, str(source), "-o", str(target / output), "-q", *arguments], check=True)
    return Spent(time.perf_counter() - start, _cpu() - before)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


# Memory


def memory(folder: Path, count: int) -> Iterator[str]:
    """The peak memory of parent and workers in the first tenth of a run, and after it."""
    corpus = folder / "corpus.jsonl"
    with corpus.open("w", encoding="utf-8") as file:
        for text in islice(texts(), count):
            file.write(json.dumps({"text": text}) + "\n")
    for output in ("all.jsonl", "all.csv", "all.parquet"):
        yield from _watched(folder, corpus, output, count)


def _watched(folder: Path, corpus: Path, output: str, count: int) -> Iterator[str]:
    target = folder / "memory" / output
    target.parent.mkdir(exist_ok=True)
    start = time.perf_counter()
    process = subprocess.Popen([*BATCH, str(corpus), "-o", str(target), "-q", "-j", "2"])
    samples: list[tuple[float, dict[str, int]]] = []
    while process.poll() is None:
        samples.append((time.perf_counter() - start, _resident(process.pid)))
        time.sleep(0.2)
    seconds = time.perf_counter() - start
    yield f"{count:,} articles into {output}: {seconds:.0f} s, {count / seconds:.0f} articles/s"
    for who in ("parent", "worker"):
        early = max(memory.get(who, 0) for at, memory in samples if at <= seconds / 10)
        late = max(memory.get(who, 0) for at, memory in samples if at > seconds / 10)
        ratio = late / early if early else 0.0
        yield f"  {who}: peak {late / 1024:.1f} MB, {ratio:.2f} of the peak in the first tenth (must 1.10)"


def _resident(parent: int) -> dict[str, int]:
    """Resident memory, in KiB, of the parent and of its largest worker."""
    found = {"parent": _kibibytes(parent)}
    for task in _listed(f"/proc/{parent}/task"):
        for child in _words(f"/proc/{parent}/task/{task}/children"):
            found["worker"] = max(found.get("worker", 0), _kibibytes(int(child)))
    return found


def _kibibytes(process: int) -> int:
    words = _words(f"/proc/{process}/status")
    return int(words[words.index("VmRSS:") + 1]) if "VmRSS:" in words else 0


def _listed(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _words(path: str) -> list[str]:
    try:
        return Path(path).read_text("utf-8").split()
    except OSError:
        return []


if __name__ == "__main__":
    main()
