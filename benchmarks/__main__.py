"""How fast, how light and how right newsparse is beside others, as ratios within one run.

    python -m benchmarks [--only NAME]… [--peers PYTHON] [--node FOLDER] [--quick] [--json FILE]

Every figure is a ratio of two things measured in turn, over and over, in the same run: the median of the pairs, with
the middle half of them as the spread. Peers that are not installed are skipped with a message. The answers go to
build/bench.json; --only replaces those to the questions it names. The exit status says whether the benchmark could
run, not whether the budgets were met.
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
        peers = options.peers and str(Path(options.peers).absolute())  # not what it links to
        run = Run(Path(folder), peers, options.node and options.node.absolute(), options.quick)
        length = "short, a third of the pairs and of the files" if options.quick else "whole"
        kept.machine, kept.versions = machine() | {"run": length, "texts": texts.said()}, versions(run)
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
        help=f"one of {', '.join(MODULES)}; may be repeated",
    )
    parser.add_argument("--peers", help="the Python of an environment with benchmarks/requirements.txt")
    parser.add_argument("--node", type=Path, help="a folder in which npm installed benchmarks/package.json")
    parser.add_argument("--quick", action="store_true", help="a third of the pairs: to see that it works")
    parser.add_argument("--json", default=ROOT / "build" / "bench.json", help="where the answers are kept")
    return parser.parse_args()


def _introduce(kept: results.Results) -> None:
    print(", ".join(f"{name} {value}" for name, value in kept.machine.items() if value))
    print(", ".join(f"{name} {value}" for name, value in kept.versions.items()) or "no peers")
    print(f"\n{HEAD}")


if __name__ == "__main__":
    sys.exit(main())
