"""How fast newsparse is, as ratios within one run, against the budgets of its design.

    python benchmarks/bench.py [--peers PYTHON] [--quick] [--json FILE]

Every figure is a ratio of two things measured in turn, over and over, in the same run: the median of the
pairs, with the middle half of them as the spread. Seconds are only shown, because machines differ and are
never quiet. `--peers` names the Python of an environment with benchmarks/requirements.txt. The texts are
those of ../shared/eval/dev where that is at hand, else the inputs of the cases and the seeds. The exit status
says whether the benchmark could run, not whether the budgets were met.
"""

import argparse
import gc
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

ROOT = Path(__file__).parent.parent
EVAL = ROOT.parent / "shared" / "eval" / "dev"
SETS = ("fundus-plain", "newsroom-plain", "reuters-wire")
SEED = next(iter(sorted((ROOT / "seeds").glob("*.txt"))))
EVERY = 3  # articles of the sets, so that a run takes a minute or two
FEWEST_TEXTS = 300
SENTENCE = "The council said on Friday that the bridge would stay closed until summer; few were glad. "


@dataclass(slots=True)
class Figure:
    """One line of the report: a ratio, the middle half of its measurements, and its budgets if it has any."""

    name: str
    ratio: float
    low: float
    high: float
    must: float | None = None
    aim: float | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        """How the ratio stands to its budgets; less is better."""
        if self.must is None:
            return ""
        if self.ratio > self.must:
            return "MISSED"
        return "aim met" if self.aim is not None and self.ratio <= self.aim else "met"


def main() -> int:
    options = _arguments()
    pairs = 5 if options.quick else 15
    figures = [*start_up(pairs), *memory()]
    with tempfile.TemporaryDirectory() as folder:
        paths, size = _written(_texts(), Path(folder))
        figures += many(paths, size, repeats=3 if options.quick else 7)
        if options.peers:
            figures += against_peers(paths, options.peers, repeats=3 if options.quick else 5)
        figures.append(datelines(paths))
    figures += growth()
    _show(figures, pairs)
    _write(figures, Path(options.json))
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n", 1)[0])
    parser.add_argument("--peers", help="the Python of an environment with benchmarks/requirements.txt")
    parser.add_argument("--quick", action="store_true", help="fewer repetitions")
    parser.add_argument(
        "--json", default=str(ROOT / "build" / "bench.json"), help="where the figures are written"
    )
    return parser.parse_args()


# What is measured


def start_up(pairs: int) -> list[Figure]:
    """Whole processes: parsing the seed to JSON, and importing click, against an empty program."""
    newsparse = [sys.executable, "-m", "newsparse", "parse", "-t", "json", str(SEED)]
    empty = [sys.executable, "-c", "pass"]
    click = [sys.executable, "-c", "import click"]
    _run(newsparse)  # byte-compiles what is not yet
    _run(click)
    return [
        _paired(
            "start-up: parse of the seed / python -c pass", _timed(newsparse), _timed(empty), pairs, 6, 3
        ),
        _paired("start-up: import click / python -c pass", _timed(click), _timed(empty), pairs),
    ]


def memory() -> list[Figure]:
    """The peak memory of parsing the seed, and of importing click, against an empty program."""
    empty = _peak("")
    work = _PARSE.format(arguments=["newsparse", "parse", "-t", "json", str(SEED)])
    return [
        _peaks("peak memory: parse of the seed / bare Python", _peak(work), empty, 1.5, 1.25),
        _peaks("peak memory: import click / bare Python", _peak("import click"), empty),
    ]


def _peaks(
    name: str, peak: float, empty: float, must: float | None = None, aim: float | None = None
) -> Figure:
    ratio = peak / empty
    return Figure(name, ratio, ratio, ratio, must, aim, f"{peak / 1024:.1f} MB against {empty / 1024:.1f} MB")


def many(paths: Sequence[str], size: int, repeats: int) -> list[Figure]:
    """Many articles in one process, against the floor of reading and splitting the same files."""
    ours = partial(_parse_all, paths)
    floor = partial(_floor, paths)
    ours()
    floor()
    figure = _paired("many articles: read, label, JSON / read, hash, split", ours, floor, repeats, 25, 12)
    seconds = _seconds(ours)
    each = f"{1e3 * seconds / len(paths):.2f} ms each, {size / 1e6 / seconds:.1f} MB/s"
    figure.note = f"{len(paths)} texts, {size / 1e6:.1f} MB, {each}"
    return [figure]


def against_peers(paths: Sequence[str], python: str, repeats: int) -> list[Figure]:
    """The same texts through Markdown parsers, each in its own process, start-up not counted."""
    figures = []
    for peer, must, aim in (("markdown-it-py", 1.0, 0.5), ("mistune", None, None)):
        ratios = []
        for _ in range(repeats):
            theirs = _peer_seconds(python, peer, paths)
            ratios.append(_seconds(lambda: _parse_all(paths)) / theirs)
        figures.append(_figure(f"many articles: newsparse / {peer} parse", ratios, must, aim))
    return figures


def datelines(paths: Sequence[str]) -> Figure:
    """The share of the dateline matcher in parsing; measured around its calls, so with their overhead."""
    from newsparse import dateline

    spent = 0.0
    match = dateline.match

    def measured(*arguments: object, **named: object) -> object:
        nonlocal spent
        start = perf_counter()
        try:
            return match(*arguments, **named)  # type: ignore[arg-type]
        finally:
            spent += perf_counter() - start

    shares = []
    dateline.match = measured  # type: ignore[assignment]
    try:
        for _ in range(5):
            spent = 0.0
            total = _seconds(lambda: _parse_all(paths))
            shares.append(spent / total)
    finally:
        dateline.match = match
    return _figure("dateline matcher / parsing", shares, 0.05)


def growth() -> list[Figure]:
    """What four times the text costs, divided by four: 1 is linear."""
    shapes: dict[str, tuple[Callable[[int], str], int]] = {
        "one long line": (lambda n: SENTENCE * n, 12_000),
        "blank lines": (lambda n: "\n" * n, 125_000),
        "short lines": (lambda n: "A short line\n" * n, 2_500),
        "subheads": (lambda n: f"A short subhead\n{SENTENCE}\n" * n, 1_000),
        "wrapped lines": (lambda n: f"{SENTENCE[:60]}\n{SENTENCE[60:]}\n" * n, 2_000),
        "hyphens at line ends": (lambda n: "the parlia-\nment of the coun-\ntry met on Mon-\n" * n, 2_000),
        "articles": (lambda n: f"A title\n{SENTENCE}\n{SENTENCE * 2}\nEnd Article\n" * n, 400),
    }
    figures = []
    for name, (text, count) in shapes.items():
        small, large = text(count), text(4 * count)
        ratios = []
        for _ in range(5):
            small_seconds = _seconds(lambda text=small: _parse(text))  # type: ignore[misc]
            ratios.append(_seconds(lambda text=large: _parse(text)) / 4 / small_seconds)  # type: ignore[misc]
        figures.append(_figure(f"growth: {name}, 4 × the text / 4", ratios, 1.5, 1.15))
    return figures


# How it is measured


def _paired(
    name: str,
    ours: Callable[[], object],
    other: Callable[[], object],
    pairs: int,
    must: float | None = None,
    aim: float | None = None,
) -> Figure:
    """The ratio of two pieces of work that are done in turn."""
    ratios = []
    for number in range(pairs):
        if number % 2:
            seconds = _seconds(other)
            ratios.append(_seconds(ours) / seconds)
        else:
            seconds = _seconds(ours)
            ratios.append(seconds / _seconds(other))
    return _figure(name, ratios, must, aim)


def _figure(
    name: str, ratios: Sequence[float], must: float | None = None, aim: float | None = None
) -> Figure:
    low, _, high = quantiles(ratios, n=4)
    return Figure(name, median(ratios), low, high, must, aim)


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()  # what was done before is not paid for here
    start = perf_counter()
    work()
    return perf_counter() - start


def _run(command: Sequence[str]) -> None:
    # A shell that forbids byte-compiled files would time the compiler.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env=environment)


def _timed(command: Sequence[str]) -> Callable[[], object]:
    return lambda: _run(command)


# On Linux getrusage counts what the parent used before it started the program, so ask /proc first.
_PEAK = """
def peak():
    try:
        with open("/proc/self/status") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("VmHWM"))
    except OSError:
        import resource, sys
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)
"""
_PARSE = """
import runpy, sys
sys.argv = {arguments!r}
try:
    runpy.run_module("newsparse", run_name="__main__", alter_sys=False)
except SystemExit:
    pass
"""


def _peak(work: str) -> float:
    """The peak resident memory, in KiB, of a program in a process of its own."""
    program = f"{_PEAK}\n{work}\nimport sys\nprint(peak(), file=sys.stderr)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return float(run.stderr.split()[-1])


_PEER = """
import sys
from time import perf_counter
if sys.argv[1] == "mistune":
    import mistune
    parse = mistune.create_markdown(renderer=None)
else:
    from markdown_it import MarkdownIt
    parse = MarkdownIt().parse
texts = [open(path, encoding="utf-8").read() for path in sys.stdin.read().split("\\n")]
start = perf_counter()
for text in texts:
    parse(text)
print(perf_counter() - start)
"""


def _peer_seconds(python: str, peer: str, paths: Sequence[str]) -> float:
    run = subprocess.run(
        [python, "-c", _PEER, peer], input="\n".join(paths), capture_output=True, text=True, check=True
    )
    return float(run.stdout)


# What it is measured on


def _texts() -> list[str]:
    """Real articles where they are at hand, else the project's own, repeated until they are many."""
    if EVAL.is_dir():
        rows = [row for name in SETS for row in (EVAL / f"{name}.jsonl").read_text("utf-8").split("\n")]
        return [json.loads(row)["raw"] for row in rows[::EVERY] if row]
    paths = [SEED, *sorted((ROOT / "tests" / "cases").glob("*/*/input.txt"))]
    own = [path.read_text("utf-8") for path in paths]
    return own * (1 + FEWEST_TEXTS // len(own))


def _written(texts: Sequence[str], folder: Path) -> tuple[list[str], int]:
    """The texts as files, and their bytes together."""
    paths, size = [], 0
    for number, text in enumerate(texts):
        path = folder / f"{number:05}.txt"
        size += path.write_bytes(text.encode())
        paths.append(str(path))
    return paths, size


def _parse_all(paths: Sequence[str]) -> None:
    import newsparse.pipeline as pipeline
    from newsparse.formats import write

    for path in paths:
        for article in pipeline.read(path):
            write(article, "json")


def _parse(text: str) -> None:
    import newsparse.pipeline as pipeline
    from newsparse.source import Source

    pipeline.articles(Source(text))


def _floor(paths: Sequence[str]) -> None:
    for path in paths:
        with open(path, "rb") as file:
            data = file.read()
        sha256(data).hexdigest()
        data.decode("utf-8").splitlines()


# How it is told


def _show(figures: Sequence[Figure], pairs: int) -> None:
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    print(f"Python {platform.python_version()}, {machine};")
    print(f"medians, and the middle half of the measurements ({pairs} pairs for start-up); less is better\n")
    print(f"{'':58}{'ratio':>8}  {'spread':^15}{'must':>6}{'aim':>6}  ")
    for figure in figures:
        budgets = "".join(
            f"{'' if budget is None else f'{budget:g}':>6}" for budget in (figure.must, figure.aim)
        )
        spread = f"{figure.low:.2f} – {figure.high:.2f}"
        print(f"{figure.name:58}{figure.ratio:8.2f}  {spread:^15}{budgets}  {figure.verdict}")
        if figure.note:
            print(f"    {figure.note}")


def _write(figures: Sequence[Figure], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [{**asdict(figure), "verdict": figure.verdict} for figure in figures]
    path.write_text(
        json.dumps({"python": platform.python_version(), "figures": rows}, indent=2) + "\n", "utf-8"
    )


if __name__ == "__main__":
    sys.exit(main())
