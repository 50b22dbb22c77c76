"""Measure the speed, memory and accuracy of newsparse against other tools, as ratios within one run.

    python -m benchmarks [--only NAME]… [--peers PYTHON] [--node FOLDER] [--quick] [--json FILE]

Each figure is a ratio of two measurements that alternate within the run: the median of the pairs, and the
interquartile range as the spread. Tools that are not installed are skipped with a message. Results go to
build/bench.json; --only replaces those of the parts it names. The exit status does not depend on the budgets.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks import results, texts
from benchmarks.machine import machine, versions
from benchmarks.programs import ROOT
from benchmarks.questions import MODULES, answers
from benchmarks.run import Run
from benchmarks.table import HEAD, row


def main() -> int:
    options = _arguments()
    path = Path(options.json)
    kept = results.load(path)
    with tempfile.TemporaryDirectory() as folder:
        peers = options.peers and str(
            Path(options.peers).absolute()
        )  # absolute, but not resolved: a venv's Python is a link
        run = Run(Path(folder), peers, options.node and options.node.absolute(), options.quick)
        length = "quick: a third of the pairs and files" if options.quick else "full"
        kept.machine, kept.versions = machine() | {"run": length, "texts": texts.described()}, versions(run)
        _introduce(kept)
        for name in MODULES:
            if options.only and name not in options.only:
                continue
            print(f"\n{name}")
            given = []
            for answer in answers(name, run):
                given.append(answer)
                print(row(answer), flush=True)
            kept.keep(name, kept.machine["date"], given, run.records.get(name))
            results.save(kept, path)
    return 0


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
    parser.add_argument("--quick", action="store_true", help="take a third of the pairs, to try it out")
    parser.add_argument(
        "--json",
        default=ROOT / "build" / "bench.json",
        help="file for the results (default: build/bench.json)",
    )
    return parser.parse_args()


def _introduce(kept: results.Results) -> None:
    print(", ".join(f"{name} {value}" for name, value in kept.machine.items() if value))
    print(", ".join(f"{name} {value}" for name, value in kept.versions.items()) or "no peers")
    print(f"\n{HEAD}")


if __name__ == "__main__":
    sys.exit(main())
