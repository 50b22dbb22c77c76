"""How long each promise is fuzzed, and where what breaks it goes: `python -m tests.fuzz --minutes 5 [PROMISE…]`.

Needs atheris. Corpora grow under build/fuzz/corpus, so that a later run goes on where this one ended; bytes that
break a promise go to build/fuzz/crashes, for tests/fuzz/crashes once they are understood and made small.
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
_HANGS = 20  # seconds for one input, instrumented; then it is reported as one that hangs


def main() -> int:
    """Fuzz each promise for its share of the time; the status says whether one was broken."""
    parser = argparse.ArgumentParser(prog="tests.fuzz", description="Look for bytes that break a promise.")
    parser.add_argument("promises", nargs="*", metavar="PROMISE", help=", ".join(PROMISES))
    parser.add_argument("--minutes", type=float, default=5, help="for all promises together")
    wanted = parser.parse_args()
    names = wanted.promises or list(PROMISES)
    seconds = max(1, int(60 * wanted.minutes / len(names)))
    broken = [name for name in names if _fuzzed(name, seconds)]
    print(f"broken: {', '.join(broken)}; see {_BUILD / 'crashes'}" if broken else "every promise held")
    return 1 if broken else 0


def _fuzzed(name: str, seconds: int) -> bool:
    """Whether bytes were found that break the promise."""
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
