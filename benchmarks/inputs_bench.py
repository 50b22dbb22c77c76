"""Measure the time and memory in which `newsparse batch` reads a corpus, against a bare `json.loads` loop.

    python benchmarks/inputs_bench.py [MEGABYTES]

Prints, for each way of reading, CPU seconds and the resident memory after a tenth of the records and at the end.
"""

import gzip
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator

WORDS = ("rain", "river", "council", "minister", "said", "the", "of", "a", "on", "monday", "city", "bridge")


def write(path: str, size: int) -> None:
    """Write records of about 2.8 kB, each text twenty times, until the file has `size` bytes."""
    chance = random.Random(1)
    with open(path, "w", encoding="utf-8") as file:
        number = 0
        while file.tell() < size:
            lines = (" ".join(chance.choices(WORDS, k=60)).capitalize() + "." for _ in range(8))
            record: dict[str, object] = {
                "url": "https://example.org/",
                "title": "Rain – again",
                "text": "\n".join(lines),
            }
            record |= {"tags": ["a", "b"], "meta": {"when": "2024-01-31T09:30:00Z"}}
            for _ in range(20):
                number += 1
                file.write(json.dumps({"id": number, **record}, ensure_ascii=False) + "\n")


def bare(path: str) -> Iterator[object]:
    with open(path, "rb") as file:
        yield from map(json.loads, file)


def ours(path: str, *, fields: bool) -> Iterator[object]:
    from newsparse.batch.inputs import InputRequest, documents

    request = InputRequest((path,))
    return documents(request._replace(title_field="title", date_field="meta.when") if fields else request)


def resident() -> int:
    """The resident memory of this process, in kB."""
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))


def measure(way: str, path: str, records: int) -> None:
    start, early = time.process_time(), 0
    for number, _ in enumerate(bare(path) if way == "bare" else ours(path, fields=way == "fields"), 1):
        if number == records // 10:
            early = resident()
    print(
        f"{way:7} {os.path.basename(path):14} {time.process_time() - start:5.2f} s  {early} → {resident()} kB"
    )


def main(megabytes: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "dump.jsonl")
        write(path, megabytes * 1_000_000)
        with open(path, "rb") as file:
            records = sum(1 for _ in file)
        with open(path, "rb") as file, gzip.open(path + ".gz", "wb", 1) as packed:
            while chunk := file.read(1 << 20):
                packed.write(chunk)
        print(f"{records:,} records, {os.path.getsize(path):,} bytes")
        for way, name in (("bare", path), ("plain", path), ("fields", path), ("plain", path + ".gz")):
            subprocess.run([sys.executable, __file__, "--way", way, name, str(records)], check=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--way"]:
        measure(sys.argv[2], sys.argv[3], int(sys.argv[4]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
