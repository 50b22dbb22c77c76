"""Measure the engines of docs/at-scale.md on one corpus, and extrapolate to a very large one.

    python benchmarks/engines_bench.py                       the rate of one process, and the plan of a large run
    python benchmarks/engines_bench.py --engines             also the engines; in the environment of `make engines`
    python benchmarks/engines_bench.py --articles 2e9 --cores 500 --price 0.04

The corpus repeats the texts of ../shared/eval/dev, slightly changed; without them, those of tests/cases, which are
much shorter than real articles. The rate of one process is per CPU second, so other load does not affect it; the
rates of the engines are per elapsed second.
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
    """Print all figures."""
    options = _arguments()
    texts = list(_texts())
    figures = _rate(texts, options.sample)
    figures["memory"] = getrusage(RUSAGE_SELF).ru_maxrss * 1024  # Linux counts in kibibytes
    figures |= _sizes(texts)
    for line in _figures(figures):
        print(line)
    if options.engines:
        with TemporaryDirectory() as folder:
            for line in _engines(Path(folder), texts, options.sample):
                print(line, flush=True)
    for line in _layout(figures, options):
        print(line)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--engines", action="store_true", help="also run the engines")
    parser.add_argument("--sample", type=int, default=10_000, help="articles to convert")
    parser.add_argument("--articles", type=float, default=2e9, help="articles in the large run")
    parser.add_argument("--cores", type=int, default=1_000, help="cores of the cluster")
    parser.add_argument("--price", type=float, default=0.04, help="price of a core hour, in any currency")
    parser.add_argument("--shard", type=float, default=128, help="megabytes of Parquet per shard")
    parser.add_argument("--overhead", type=float, default=1.5, help="factor for engine, reading and writing")
    return parser.parse_args()


def _texts() -> Iterator[str]:
    folder = ROOT.parent / "shared" / "eval" / "dev"
    paths = [folder / f"{name}.jsonl" for name in ARTICLE_SETS]
    if all(path.exists() for path in paths):
        for path in paths:
            yield from (json.loads(line)["raw"] for line in path.read_text("utf-8").splitlines())
        return
    print("../shared/eval/dev does not exist; using tests/cases, whose texts are shorter than real articles")
    for path in sorted((ROOT / "tests" / "cases").glob("*/*/input.txt")):
        yield path.read_bytes().decode("utf-8")


def _repeated(texts: list[str]) -> Iterator[str]:
    """The texts, repeated with a different number in each, so that caches do not help."""
    count = 0
    while True:
        for text in texts:
            count += 1
            yield re.sub(r"\d+", str(count % 97), text, count=1)


def _rate(texts: list[str], count: int) -> dict[str, float]:
    parse_batch(pa.RecordBatch.from_pydict({"text": texts[:50]}))  # load tables and weights first
    seconds = 0.0
    repeated = _repeated(texts)
    for start in range(0, count, BATCH):
        batch = pa.RecordBatch.from_pydict({"text": list(islice(repeated, min(BATCH, count - start)))})
        before = time.process_time()
        parse_batch(batch)
        seconds += time.process_time() - before
    return {"rate": count / seconds}


def _sizes(texts: list[str]) -> dict[str, float]:
    """Bytes per article, without repetitions: of the text and its output row, each raw and as Parquet."""
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
    yield f"one process: {figures['rate']:,.0f} articles per CPU second, {1000 / figures['rate']:.2f} ms each"
    yield f"its peak memory, in batches of {BATCH:,}: {figures['memory'] / 1e6:,.0f} MB"
    yield f"per article: {figures['raw']:,.0f} bytes of text, {figures['out']:,.0f} bytes of Arrow columns"
    yield f"as Parquet (zstd): {figures['raw_packed']:,.0f} bytes in, {figures['out_packed']:,.0f} bytes out"


def _engines(folder: Path, texts: list[str], count: int) -> Iterator[str]:
    source = folder / "raw"
    source.mkdir()
    records = list(enumerate(islice(_repeated(texts), count)))
    share = -(-count // PARTS)
    for part in range(PARTS):
        names, raw = zip(*records[part * share : (part + 1) * share], strict=True)
        table = pa.table({"id": [f"a{name}" for name in names], "text": raw})
        pq.write_table(table, source / f"{part}.parquet", compression="zstd")
    yield f"engines, start included, on {os.cpu_count()} cores: {count:,} articles in {PARTS} Parquet files"
    for name, command in _commands(folder, source).items():
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, cwd=folder)
        seconds = time.perf_counter() - start
        yield f"  {name:<11}{seconds:7.1f} s  {count / seconds:7,.0f} articles/s"


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


def _layout(figures: dict[str, float], options: argparse.Namespace) -> Iterator[str]:
    seconds = options.articles * options.overhead / figures["rate"]
    packed = options.articles * figures["raw_packed"]
    shards = packed / (options.shard * 1e6)
    yield f"{options.articles:,.0f} articles, {options.cores:,} cores, overhead × {options.overhead:g}:"
    yield f"  text {options.articles * figures['raw'] / 1e12:,.1f} TB, {packed / 1e12:,.1f} TB as Parquet"
    yield f"  rows {options.articles * figures['out_packed'] / 1e12:,.1f} TB as Parquet"
    yield f"  {shards:,.0f} shards of {options.shard:g} MB with {options.articles / shards:,.0f} articles each"
    yield f"  {seconds / shards / 60:,.1f} core minutes per shard, which is what a failure costs"
    yield f"  {seconds / 3600:,.0f} core hours, {seconds / 3600 * options.price:,.0f} at {options.price:g} per hour"
    yield f"  {seconds / 3600 / options.cores:,.1f} hours elapsed"


if __name__ == "__main__":
    main()
