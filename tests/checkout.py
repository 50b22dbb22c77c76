"""Clean checkouts of this project: what a clone would have, with the changes that are not committed yet."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

_WHO = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "core.hooksPath=/dev/null")


def files() -> list[str]:
    """The paths that a clone would have; the test is skipped where this is no repository."""
    listed = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    done = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode or not done.stdout:
        pytest.skip("this copy of newsparse is not a git repository")
    return [path for path in done.stdout.split("\0") if path and (ROOT / path).is_file()]


def checked_out(target: Path) -> Path:
    """A repository of one commit in the new folder `target`."""
    for path in files():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / path, target / path, follow_symlinks=False)
    git(target, "init", "-q", "-b", "main")
    git(target, "add", "-A", "-f")
    git(target, "commit", "-qm", "As it is")
    return target


def git(folder: Path, *arguments: str) -> str:
    """What git prints. Raises CalledProcessError where it fails."""
    command = ["git", *_WHO, *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()
