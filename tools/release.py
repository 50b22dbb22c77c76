"""Check that a release can be made from this checkout, and print the steps that make it.

    python -m tools.release [--before]

Builds the wheel and the sdist into dist/, checks what is in them and how the README renders, lints the Dockerfile, and
compares the version with the changelog. Nothing is uploaded and no tag is set. `make release` runs it after all tests.
With --before, it runs before them, and only looks whether everything is committed and the changelog closed.
"""

import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from zipfile import ZipFile

from tools.repack import repack

ROOT = Path(__file__).parent.parent
DIST = ROOT / "dist"
VERSION = "src/newsparse/model/__init__.py"
PROGRAMS = Path(sysconfig.get_path("scripts"))
LICENCES = {"LICENSE", "NOTICE"}
LARGEST_WHEEL = (
    1_505_000  # bytes, packed again; tests/test_wheel.py has the limit of what pip builds, and what is in it
)
# The head of a version in the changelog: "## [0.2.0] - 2026-11-29"
CLOSED = re.compile(r"^## \[(?P<version>[^\]]+)\] - (?P<date>\d{4}-\d{2}-\d{2})$", re.M)

STEPS = """
Everything is ready. To release {version}:

  1. git switch main && git pull                       it must be what was checked here: {commit}
  2. git tag --annotate v{version} --message "newsparse {version}"
  3. git push origin v{version}
  4. twine upload dist/newsparse-{version}*            to the package index
  5. publish a release for the tag, with the changelog's part on {version}
  6. docs/installing.md, README.md, docs/ci.md: say `pip install newsparse`, `@v{version}`, `rev: v{version}`
"""


def main(arguments: Sequence[str]) -> int:
    version = re.search(r'__version__ = "([^"]+)"', (ROOT / VERSION).read_text("utf-8"))
    assert version
    problems = [*of_repository(), *of_changelog(version[1], (ROOT / "CHANGELOG.md").read_text("utf-8"))]
    if "--before" in arguments:
        return told(problems)
    if DIST.exists():
        shutil.rmtree(DIST)
    run(sys.executable, "-m", "build", "--outdir", DIST, ROOT)
    repack(*DIST.glob("*.whl"))
    problems += [*of_wheel(*DIST.glob("*.whl")), *of_sdist(*DIST.glob("*.tar.gz"))]
    run(PROGRAMS / "twine", "check", "--strict", *DIST.iterdir())
    run(PROGRAMS / "hadolint", ROOT / "Dockerfile")
    if not problems:
        print(STEPS.format(version=version[1], commit=git("rev-parse", "--short", "HEAD")))
    return told(problems)


def told(problems: Sequence[str]) -> int:
    """Say what is not ready. Returns the exit status."""
    for problem in problems:
        print(f"not ready: {problem}", file=sys.stderr)
    return 1 if problems else 0


def run(*command: str | Path) -> None:
    """Run a command. Ends the program where it fails."""
    if (status := subprocess.run(list(map(str, command)), check=False).returncode) != 0:
        raise SystemExit(f"not ready: {Path(command[0]).name} failed with status {status}")


def git(*words: str) -> str:
    return subprocess.run(
        ["git", *words], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout.strip()


def of_repository() -> Iterator[str]:
    """What is not committed, which the release would lack or have by chance."""
    if changed := git("status", "--porcelain"):
        files = len(changed.splitlines())
        yield f"{files} {'file is' if files == 1 else 'files are'} not committed; commit or remove, then try again"


def of_changelog(version: str, text: str) -> Iterator[str]:
    """What the changelog lacks: a closed part on the version, newest first, and nothing above it.

    >>> list(of_changelog("0.2.0", "## [Unreleased]\\n\\n## [0.2.0] - 2026-11-29\\n\\n### Added\\n"))
    []
    >>> list(of_changelog("0.3.0", "## [Unreleased]\\n\\n- New.\\n\\n## [0.2.0] - 2026-11-29\\n"))
    ['CHANGELOG.md: there is no part on 0.3.0; name the part Unreleased "## [0.3.0] - YYYY-MM-DD", and begin a new, \
empty one above it, "## [Unreleased]"']
    """
    parts = {found["version"]: found["date"] for found in CLOSED.finditer(text)}
    if next(iter(parts), None) != version:
        yield (
            f'CHANGELOG.md: there is no part on {version}; name the part Unreleased "## [{version}] - YYYY-MM-DD", '
            'and begin a new, empty one above it, "## [Unreleased]"'
        )
        return
    date.fromisoformat(parts[version])
    if not re.search(rf"## \[Unreleased\]\s+## \[{re.escape(version)}\]", text):
        yield (
            f"CHANGELOG.md: there are changes under Unreleased, which has to be empty; if {version} is not published, "
            f"move them to its part; if it is, set __version__ in {VERSION} to the next one, and give that a part"
        )


def of_wheel(wheel: Path) -> Iterator[str]:
    """What the wheel lacks, or has too much of."""
    with ZipFile(wheel) as archive:
        names = archive.namelist()
    if {Path(name).name for name in names if "/licenses/" in name} != LICENCES:
        yield f"{wheel.name}: without {' or '.join(sorted(LICENCES))}"
    yield from (f"{wheel.name}: {name} is for tools only" for name in names if name.endswith(".toml"))
    if (size := wheel.stat().st_size) > LARGEST_WHEEL:
        yield f"{wheel.name}: {size:,} bytes, more than {LARGEST_WHEEL:,}"
    print(f"{wheel.name}: {size:,} bytes, {len(names)} files")


def of_sdist(sdist: Path) -> Iterator[str]:
    """What the sdist lacks, or has too much of."""
    with tarfile.open(sdist) as archive:
        names = [name.partition("/")[2] for name in archive.getnames()]
    yield from (f"{sdist.name}: without {name}" for name in sorted(LICENCES - set(names)))
    yield from (
        f"{sdist.name}: {n} is for tools only" for n in names if n.startswith("src/") and n.endswith(".toml")
    )
    print(f"{sdist.name}: {sdist.stat().st_size:,} bytes, {len(names)} files")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
