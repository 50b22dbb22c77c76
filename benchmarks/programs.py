"""Measures whole programs: their seconds and their peak memory."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from benchmarks.pairs import Timing

ROOT = Path(__file__).parent.parent

# On Linux, getrusage includes the memory of the parent before exec, so prefer /proc.
PEAK = """
def peak():
    try:
        with open("/proc/self/status") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("VmHWM"))
    except OSError:
        import resource, sys
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)
"""
_MEASURED = """
import sys
sys.argv = {arguments!r}
try:
    from newsparse.cli import main
    main()
except SystemExit:
    pass
"""


def run(command: Sequence[str], *, statuses: Sequence[int] = (0,), cwd: Path | None = None) -> float:
    """The seconds of a program. Raises RuntimeError with its last line of output if it exits with another status."""
    start = perf_counter()
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd=cwd,
        env=environment(),
        check=False,
    )
    seconds = perf_counter() - start
    if done.returncode not in statuses:
        raise RuntimeError(f"{command[0]} exited with status {done.returncode}: {last_line(done.stderr)}")
    return seconds


def cpu(command: Sequence[str], *, statuses: Sequence[int] = (0,), cwd: Path | None = None) -> float:
    """The CPU seconds of a program and its subprocesses."""
    before = os.times()
    run(command, statuses=statuses, cwd=cwd)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def timing(command: Sequence[str], *, statuses: Sequence[int] = (0,), cwd: Path | None = None) -> Timing:
    """A timing of a program."""
    return lambda: run(command, statuses=statuses, cwd=cwd)


def newsparse() -> list[str]:
    """The installed `newsparse` command."""
    return [str(Path(sys.executable).with_name("newsparse"))]


def peak(program: str) -> float:
    """The peak memory, in KiB, of a Python program in a separate process."""
    whole = f"{PEAK}\n{program}\nimport sys\nprint(peak(), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", whole],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment(),
        check=True,
    )
    return float(done.stderr.split()[-1])


def peak_of_newsparse(*arguments: str) -> float:
    """The peak memory, in KiB, of `newsparse` with these arguments."""
    return peak(_MEASURED.format(arguments=["newsparse", *arguments]))


def environment() -> dict[str, str]:
    """The environment for measured programs."""
    # Without byte-compiled files the compiler would be timed too. Telemetry is off.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    quiet = {"DO_NOT_TRACK": "true", "SCARF_NO_ANALYTICS": "true", "UNSTRUCTURED_DISABLE_NOTICE": "1"}
    return {**kept, **quiet}


def last_line(output: bytes) -> str:
    """The last line of a program's output, which usually says why it failed."""
    lines = output.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else "no output"
