"""Describes the machine, the day and the versions of a run, without user names or paths."""

import os
import platform
import shutil
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks.programs import ROOT
from benchmarks.run import Run
from benchmarks.workers import MissingPeerError, peers

_PROGRAMS = ("pandoc", "markdownlint-cli2", "textlint", "proselint")


def machine() -> dict[str, str]:
    """The day, the processors, the system and the interpreter."""
    return {
        "date": datetime.now(UTC).strftime("%Y-%m-%d"),
        "processors": f"{os.cpu_count()} × {_processor()}",
        "system": f"{platform.system()} {platform.machine()}{_distribution()}",
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "newsparse": version("newsparse") + _commit(),
        "load average before the run": f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "",
    }


def versions(run: Run) -> dict[str, str]:
    """The versions of the installed peers, by package."""
    packages = [peer.package for peer in peers().values() if peer.package]
    found = _packages(run, packages)
    for name in _PROGRAMS:
        try:
            found[name] = _program(run.program(name))
        except MissingPeerError:
            continue
    return dict(sorted(found.items()))


def _packages(run: Run, names: list[str]) -> dict[str, str]:
    if not run.peers:
        return {}
    program = (
        "import sys\nfrom importlib import metadata\n"
        "for name in sys.argv[1:]:\n"
        "    try:\n        print(name, metadata.version(name))\n"
        "    except metadata.PackageNotFoundError:\n        pass\n"
    )
    done = subprocess.run([run.peers, "-c", program, *names], capture_output=True, text=True, check=True)
    return dict(line.split() for line in done.stdout.splitlines())


def _program(path: str) -> str:
    """The version that a program prints: the first word that looks like a number."""
    argument = "version" if Path(path).name == "proselint" else "--version"
    done = subprocess.run([path, argument], capture_output=True, text=True, check=False, cwd=ROOT)
    words = [word.lstrip("v") for word in done.stdout.split() if word.lstrip("v")[:1].isdigit()]
    return words[0].rstrip(",") if words else "?"


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            return next(line.partition(":")[2].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or "unknown"


def _distribution() -> str:
    try:
        return f", {platform.freedesktop_os_release()['PRETTY_NAME']}"
    except (OSError, KeyError):
        return ""


def _commit() -> str:
    """The commit that was measured; empty outside a repository."""
    if not shutil.which("git"):
        return ""
    done = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return f" ({done.stdout.strip()})" if done.returncode == 0 else ""
