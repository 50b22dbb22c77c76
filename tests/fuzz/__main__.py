"""Fuzz the promises: `python -m tests.fuzz --minutes 5 [PROMISE…]`.

Needs atheris. Corpora grow in build/fuzz/corpus, so that later runs build on them. Inputs that break a promise are
written to build/fuzz/crashes; once understood and minimised, they belong in tests/fuzz/crashes.
"""

import argparse
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from tests.fuzz.corpus import starts
from tests.fuzz.promises import PROMISES

_BUILD = Path("build/fuzz")
_DICTIONARY = Path(__file__).with_name("newsroom.dict")
_LONGEST = 2_000  # bytes
_HANGS = 20  # seconds for one input, instrumented, before it counts as a hang


def main() -> int:
    """Fuzz each promise for its share of the time. Returns 1 if one was broken."""
    parser = argparse.ArgumentParser(prog="tests.fuzz", description="Look for bytes that break a promise.")
    parser.add_argument("promises", nargs="*", metavar="PROMISE", help=", ".join(PROMISES))
    parser.add_argument("--minutes", type=float, default=5, help="total time for all promises")
    wanted = parser.parse_args()
    names = wanted.promises or list(PROMISES)
    seconds = max(1, int(60 * wanted.minutes / len(names)))
    broken = [name for name in names if _fuzzed(name, seconds)]
    print(f"broken: {', '.join(broken)}; see {_BUILD / 'crashes'}" if broken else "every promise held")
    return 1 if broken else 0


def _fuzzed(name: str, seconds: int) -> bool:
    """Fuzz a promise. Returns whether it was broken."""
    print(f"== {name}, {seconds} s", flush=True)
    corpus, crashes = _BUILD / "corpus" / name, _BUILD / "crashes"
    corpus.mkdir(parents=True, exist_ok=True)
    crashes.mkdir(parents=True, exist_ok=True)
    for data in starts(name):
        (corpus / sha256(data).hexdigest()[:16]).write_bytes(data)
    options = (
        f"-max_total_time={seconds}",
        f"-max_len={_LONGEST}",
        f"-timeout={_HANGS}",
        f"-dict={_DICTIONARY}",
        f"-artifact_prefix={crashes}/{name}-",
        "-print_final_stats=1",
        "-verbosity=1",
    )
    command = [sys.executable, "-m", "tests.fuzz.one", name, *options, str(corpus)]
    return subprocess.run(command, check=False).returncode != 0


if __name__ == "__main__":
    sys.exit(main())
