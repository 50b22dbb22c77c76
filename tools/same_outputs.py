"""Compare the outputs of newsparse, byte for byte, between Pythons and locales: `make pythons`.

Each interpreter gets an environment under build/pythons with the versions of constraints.txt. It runs newsparse on
seeds/ and the test cases, in UTF-8 and in the C locale with `PYTHONUTF8=0`, with warnings as errors. The script prints
one line for each environment: the Python version and a digest of all outputs.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
BUILD = ROOT / "build" / "pythons"
TEXTS = ("seeds", "tests/cases")
OLDEST, NEWEST = 11, 14  # of Python 3

LOCALES = {
    "UTF-8": {"LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"},
    "C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}
COMMANDS: dict[str, tuple[str, ...]] = {
    **{name: ("parse", "-t", name, *TEXTS) for name in ("jsonl", "yaml", "md", "txt")},
    "json with spans": ("parse", "-t", "json", "--spans", *TEXTS),
    "schema": ("schema",),
    "formats": ("formats",),
    "help": ("--help",),
    "rule": ("rule", "NP301"),
    "check": ("check", "--exit-zero", "--no-cache", "--isolated", "--select", "ALL", *TEXTS),
    "check as JSON": (
        *("check", "--exit-zero", "--no-cache", "--isolated", "--select", "ALL"),
        *("--output-format", "json", *TEXTS),
    ),
    "difference": (
        *("check", "--exit-zero", "--no-cache", "--isolated", "--select", "ALL"),
        *("--diff", "--unsafe-fixes", *TEXTS),
    ),
    "dateline": ("dateline", "-t", "json", "北京3月2日电 （记者李雷）市", "São Paulo (Efe) – O"),
}


def main() -> int:
    """Compare the interpreters. Returns 1 if any output differs."""
    parser = argparse.ArgumentParser(description="Compare the outputs of newsparse under several Pythons.")
    parser.add_argument("pythons", nargs="*", help="interpreters (default: those on PATH and in pyenv)")
    parser.add_argument("--here", action="store_true", help="only print the digests of this interpreter")
    parser.add_argument("--list", action="store_true", help="only list the interpreters")
    wanted = parser.parse_args()
    if wanted.here:
        print(json.dumps(dict(_digests())))
        return 0
    pythons = [Path(one) for one in wanted.pythons] or list(_pythons())
    if wanted.list:
        print(*pythons, sep="\n")
        return 0
    found = {
        (python, locale): _of(python, changes) for python in pythons for locale, changes in LOCALES.items()
    }
    return _compared(found)


def _pythons() -> Iterator[Path]:
    """One interpreter of each version; reports the versions that are missing."""
    from shutil import which

    for minor in range(OLDEST, NEWEST + 1):
        name = f"python3.{minor}"
        own = sorted(Path.home().glob(f".pyenv/versions/3.{minor}.*/bin/{name}"))
        path = own[-1] if own else which(name)
        if (
            path
            and subprocess.run([path, "-c", "import venv"], capture_output=True, check=False).returncode == 0
        ):
            yield Path(path)
        else:
            print(f"{name} not found, skipped", file=sys.stderr)


def _of(python: Path, changes: dict[str, str]) -> dict[str, str]:
    """The digests of an interpreter's outputs, by command."""
    environment = {**os.environ, **changes, "PYTHONWARNINGS": "error", "PYTHONHASHSEED": "random"}
    command = [_environment(python), __file__, "--here"]
    result = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, check=False)
    if result.returncode:
        sys.exit(result.stderr.decode("utf-8", "replace"))
    return dict(json.loads(result.stdout))


def _environment(python: Path) -> str:
    """The interpreter of an environment with newsparse, which is created if necessary."""
    version = subprocess.check_output(
        [python, "-c", "import sys; print(sys.version.split()[0])"], text=True
    ).strip()
    inner = str(BUILD / version / "bin" / "python")
    done = BUILD / version / ".installed"
    if not done.exists():
        subprocess.run([python, "-m", "venv", "--clear", BUILD / version], check=True)
        pip = [inner, "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
        pinned = ["--constraint", "constraints.txt", "--build-constraint", "constraints.txt"]
        subprocess.run([*pip, "--constraint", "constraints.txt", "pip"], cwd=ROOT, check=True)
        subprocess.run([*pip, *pinned, "--editable", "."], cwd=ROOT, check=True)
        done.touch()
    return inner


def _digests() -> Iterator[tuple[str, str]]:
    """The SHA-256 of each command's output, messages and exit status."""
    for name, arguments in COMMANDS.items():
        command = [sys.executable, "-m", "newsparse", *map(os.fsdecode, map(str.encode, arguments))]
        result = subprocess.run(command, capture_output=True, check=False)
        if b"Traceback" in result.stderr or b"Warning" in result.stderr:
            sys.exit(f"{name}: {result.stderr.decode('utf-8', 'replace')}")
        everything = b"%d\0%b\0%b" % (result.returncode, result.stdout, result.stderr)
        yield name, hashlib.sha256(everything).hexdigest()


def _compared(found: dict[tuple[Path, str], dict[str, str]]) -> int:
    first = next(iter(found.values()))
    differs = False
    for (python, locale), digests in found.items():
        version = Path(_environment(python)).parent.parent.name
        whole = hashlib.sha256(json.dumps(digests).encode()).hexdigest()[:16]
        other = [name for name in first if digests[name] != first[name]]
        differs = differs or bool(other)
        print(f"{version:8} {locale:6} {whole}" + (f"  differs: {', '.join(other)}" if other else ""))
    return 1 if differs else 0


if __name__ == "__main__":
    sys.exit(main())
