"""Measure the speed, memory and accuracy of newsparse against other tools, as ratios within one run.

    python -m benchmarks [--only NAME]… [--peers PYTHON] [--node FOLDER] [--quick] [--pairs N] [--json FILE]

Each figure is a ratio of two measurements that alternate within the run: the median of the pairs, and the
interquartile range as the spread; of processor time, with the clock beside it. Tools that are not installed are
skipped with a message. Results go to build/bench.json; --only replaces those of the parts it names.

Exit status: 0; 1 if a budget is missed, by more than the spread, that the stored results (benchmarks/results.json)
meet; 2 if an option is wrong.
"""

import argparse
import sys
import tempfile
from pathlib import Path
from time import monotonic

from benchmarks import results, texts
from benchmarks.figure import Figure, budgets
from benchmarks.machine import machine, versions
from benchmarks.programs import ROOT
from benchmarks.questions import LONG, MODULES, answers
from benchmarks.regressions import regressions
from benchmarks.run import Run
from benchmarks.table import HEAD, VERDICTS_HEAD, row, verdicts


def main() -> int:
    options = _arguments()
    path = Path(options.json)
    kept = results.load(path)
    found: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder:
        # Absolute, but not resolved: a venv's Python is a link.
        peers = options.peers and str(Path(options.peers).absolute())
        run = Run(Path(folder), peers, options.node and options.node.absolute(), options.quick, options.pairs)
        kept.machine = machine() | {"run": _length(options), "texts": texts.described()}
        kept.versions = versions(run)
        _introduce(kept)
        for name in MODULES:
            if _wanted(name, options):
                found += _ask(name, run, kept)
                results.save(kept, path)
    return _judge(found)


def _wanted(name: str, options: argparse.Namespace) -> bool:
    return name in options.only if options.only else not (options.quick and name in LONG)


def _ask(name: str, run: Run, kept: results.Results) -> list[Figure]:
    """Ask a question, print and keep the answers."""
    print(f"\n{name}")
    given, start = [], monotonic()
    for answer in answers(name, run):
        given.append(answer)
        print(row(answer), flush=True)
    kept.keep(name, kept.machine["date"], given, run.records.get(name), monotonic() - start)
    return [answer for answer in given if isinstance(answer, Figure)]


def _judge(found: list[Figure]) -> int:
    """Print what became of the budgets; the exit status."""
    print(f"\n{VERDICTS_HEAD}", *verdicts(found), sep="\n")
    broken = regressions(budgets(), results.load(results.STORED).named(), found)
    for line in broken:
        print(f"\nworse than the stored results: {line}", file=sys.stderr)
    return 1 if broken else 0


def _length(options: argparse.Namespace) -> str:
    length = "quick: a third of the pairs, fewer texts and tools" if options.quick else "full"
    return f"{length}; at most {options.pairs} pairs" if options.pairs else length


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=str(__doc__), formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--only",
        action="append",
        choices=list(MODULES),
        metavar="NAME",
        help=f"run only this part: {', '.join(MODULES)}; can be repeated",
    )
    parser.add_argument("--peers", help="Python of an environment with benchmarks/requirements.txt")
    parser.add_argument("--node", type=Path, help="folder in which npm installed benchmarks/package.json")
    parser.add_argument("--quick", action="store_true", help="fewer pairs, texts and tools")
    parser.add_argument("--pairs", type=_positive, metavar="N", help="measure each figure at most N times")
    parser.add_argument(
        "--json",
        help="file for the results (default: build/bench.json, with --quick build/bench-quick.json)",
    )
    options = parser.parse_args()
    options.json = options.json or ROOT / "build" / ("bench-quick.json" if options.quick else "bench.json")
    return options


def _positive(given: str) -> int:
    if not given.isdecimal() or not int(given):
        raise argparse.ArgumentTypeError(f"{given!r} is not a number from 1 up")
    return int(given)


def _introduce(kept: results.Results) -> None:
    print(", ".join(f"{name} {value}" for name, value in kept.machine.items() if value))
    print(", ".join(f"{name} {value}" for name, value in kept.versions.items()) or "no peers")
    print(f"\n{HEAD}")


if __name__ == "__main__":
    sys.exit(main())
