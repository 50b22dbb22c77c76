"""How fast each engine of docs/at-scale.md converts one corpus, and what that means for a very large one.

    python benchmarks/engines_bench.py                       the rate of one process, and the layout of a large run
    python benchmarks/engines_bench.py --engines             the engines too; in the environment of `make engines`
    python benchmarks/engines_bench.py --articles 2e9 --cores 500 --price 0.04

The corpus repeats the texts of ../shared/eval/dev with small changes, or where they are not at hand those of
tests/cases, which are much shorter than articles are. Rates are of CPU seconds, so that a busy machine does not
count; the engines' are of seconds on the clock.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq

from newsparse.batch.arrow import parse_batch, parse_table

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "at-scale.md"
ARTICLE_SETS = ("fundus-plain", "newsroom-plain", "reuters-wire")
PARTS = 8
BATCH = 1_000


def main() -> None:
    """Measure, and print."""
    asked = _arguments()
    texts = list(_texts())
    figures = _rate(texts, asked.sample)
    figures["memory"] = getrusage(RUSAGE_SELF).ru_maxrss * 1024  # Linux counts in kibibytes
    figures |= _sizes(texts)
    for line in _figures(figures):
        print(line)
    if asked.engines:
        with TemporaryDirectory() as folder:
            for line in _engines(Path(folder), texts, asked.sample):
                print(line, flush=True)
    for line in _layout(figures, asked):
        print(line)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--engines", action="store_true", help="run the engines too")
    parser.add_argument("--sample", type=int, default=10_000, help="articles that are converted to measure")
    parser.add_argument("--articles", type=float, default=2e9, help="of the large run")
    parser.add_argument("--cores", type=int, default=1_000, help="of the cluster")
    parser.add_argument("--price", type=float, default=0.04, help="of one core for one hour, in any currency")
    parser.add_argument("--shard", type=float, default=128, help="megabytes of Parquet in a shard")
    parser.add_argument(
        "--overhead", type=float, default=1.5, help="of engine, reading and writing, as a factor"
    )
    return parser.parse_args()


def _texts() -> Iterator[str]:
    folder = ROOT.parent / "shared" / "eval" / "dev"
    paths = [folder / f"{name}.jsonl" for name in ARTICLE_SETS]
    if all(path.exists() for path in paths):
        for path in paths:
            yield from (json.loads(line)["raw"] for line in path.read_text("utf-8").splitlines())
        return
    print("../shared/eval/dev is not here; the texts are those of tests/cases, shorter than articles are")
    for path in sorted((ROOT / "tests" / "cases").glob("*/*/input.txt")):
        yield path.read_bytes().decode("utf-8")


def _repeated(texts: list[str]) -> Iterator[str]:
    """The texts over and over, each time with another number in them, so that no store of results helps."""
    count = 0
    while True:
        for text in texts:
            count += 1
            yield re.sub(r"\d+", str(count % 97), text, count=1)


def _rate(texts: list[str], count: int) -> dict[str, float]:
    parse_batch(pa.RecordBatch.from_pydict({"text": texts[:50]}))  # tables and weights are loaded once
    seconds = 0.0
    repeated = _repeated(texts)
    for start in range(0, count, BATCH):
        batch = pa.RecordBatch.from_pydict({"text": list(islice(repeated, min(BATCH, count - start)))})
        before = time.process_time()
        parse_batch(batch)
        seconds += time.process_time() - before
    return {"rate": count / seconds}


def _sizes(texts: list[str]) -> dict[str, float]:
    """Bytes of an article, of texts that do not repeat: raw, and packed as Parquet; of its row likewise."""
    raw = pa.table({"text": texts})
    rows = parse_table(raw)
    return {
        "raw": sum(len(text.encode()) for text in texts) / len(texts),
        "raw_packed": _packed(raw) / len(texts),
        "out": rows.nbytes / len(rows),
        "out_packed": _packed(rows) / len(rows),
    }


def _packed(table: pa.Table) -> int:
    """The size of the table as a Parquet file (zstd)."""
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd")
    return int(sink.getvalue().size)


def _figures(figures: dict[str, float]) -> Iterator[str]:
    yield f"one process: {figures['rate']:,.0f} articles a CPU second, {1000 / figures['rate']:.2f} ms each"
    yield f"its memory at most, in batches of {BATCH:,}: {figures['memory'] / 1e6:,.0f} MB"
    yield f"an article: {figures['raw']:,.0f} bytes of text, {figures['out']:,.0f} bytes of Arrow columns"
    yield f"in Parquet (zstd): {figures['raw_packed']:,.0f} bytes in, {figures['out_packed']:,.0f} bytes out"


def _engines(folder: Path, texts: list[str], count: int) -> Iterator[str]:
    source = folder / "raw"
    source.mkdir()
    records = list(enumerate(islice(_repeated(texts), count)))
    share = -(-count // PARTS)
    for part in range(PARTS):
        names, raw = zip(*records[part * share : (part + 1) * share], strict=True)
        table = pa.table({"id": [f"a{name}" for name in names], "text": raw})
        pq.write_table(table, source / f"{part}.parquet", compression="zstd")
    yield f"the engines, on {os.cpu_count()} cores, {count:,} articles in {PARTS} files of Parquet, start included:"
    for name, command in _commands(folder, source).items():
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, cwd=folder)
        seconds = time.perf_counter() - start
        yield f"  {name:<11}{seconds:7.1f} s  {count / seconds:7,.0f} articles a second"


def _commands(folder: Path, source: Path) -> dict[str, list[str]]:
    newsparse = [sys.executable, "-m", "newsparse", "batch", str(source), "-o"]
    commands = {
        "local -j 2": [*newsparse, str(folder / "local.parquet"), "-j", "2"],
        "spark": [*newsparse, str(folder / "spark.parquet"), "--engine", "spark"],
    }
    for name, code in re.findall(r"```python\n# (\w+)_job\.py\n(.*?)```", PAGE.read_text("utf-8"), re.S):
        if name not in ("arrow", "spark"):
            (folder / f"{name}_job.py").write_text(code, "utf-8")
            commands[name] = [sys.executable, str(folder / f"{name}_job.py"), str(source), str(folder / name)]
    return commands


def _layout(figures: dict[str, float], asked: argparse.Namespace) -> Iterator[str]:
    seconds = asked.articles * asked.overhead / figures["rate"]
    packed = asked.articles * figures["raw_packed"]
    shards = packed / (asked.shard * 1e6)
    yield f"{asked.articles:,.0f} articles, {asked.cores:,} cores, overhead × {asked.overhead:g}:"
    yield f"  text {asked.articles * figures['raw'] / 1e12:,.1f} TB, {packed / 1e12:,.1f} TB as Parquet"
    yield f"  rows {asked.articles * figures['out_packed'] / 1e12:,.1f} TB as Parquet"
    yield f"  shards of {asked.shard:g} MB: {shards:,.0f}, of {asked.articles / shards:,.0f} articles"
    yield f"  a shard takes one core {seconds / shards / 60:,.1f} minutes; that is what a failure costs"
    yield f"  {seconds / 3600:,.0f} core hours, {seconds / 3600 * asked.price:,.0f} at {asked.price:g} an hour"
    yield f"  {seconds / 3600 / asked.cores:,.1f} hours on the clock"


if __name__ == "__main__":
    main()
