"""Measures whole programs: their processor time, the clock and their peak memory."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from benchmarks.pairs import Spent, Timing

ROOT = Path(__file__).parent.parent

# For a process that measures itself. On Linux, getrusage includes the memory of the parent before exec; /proc does not.
PEAK = """
def peak():
    try:
        with open("/proc/self/status") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("VmHWM"))
    except OSError:
        import resource, sys
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)
"""
# For a program that is measured from outside. What starts it counts as a part of its peak, so that must be smaller than
# any Python that is measured: one without the standard library.
_STARTER = """
import posix, sys
child = posix.fork()
if not child:
    posix.execv(sys.argv[1], sys.argv[1:])
_, status, used = posix.wait4(child, 0)
sys.stderr.write(f"\\n{status} {used.ru_maxrss // (1024 if sys.platform == 'darwin' else 1)}")
"""


def run(command: Sequence[str], *, statuses: Sequence[int] = (0,), cwd: Path | None = None) -> Spent:
    """What a program takes, with the processor time of all processes that it starts and waits for.

    Raises RuntimeError with its last line of output if it exits with another status.
    """
    with tempfile.TemporaryFile() as errors:  # a pipe that nobody reads while the program runs could fill up
        start = perf_counter()
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            cwd=cwd,
            env=environment(),
        )
        _, status, used = os.wait4(process.pid, 0)
        clock = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in statuses:
            errors.seek(0)
            raise RuntimeError(
                f"{command[0]} exited with status {process.returncode}: {last_line(errors.read())}"
            )
    return Spent(used.ru_utime + used.ru_stime, clock)


def timing(command: Sequence[str], *, statuses: Sequence[int] = (0,), cwd: Path | None = None) -> Timing:
    """A timing of a program."""
    return lambda: run(command, statuses=statuses, cwd=cwd)


def newsparse() -> list[str]:
    """The installed `newsparse` command."""
    return [str(Path(sys.executable).with_name("newsparse"))]


def peak(command: Sequence[str]) -> float:
    """The peak memory, in KiB, of a program or of the largest process that it starts and waits for.

    Raises RuntimeError with its last line of output if it fails.
    """
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", _STARTER, *command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment(),
        check=True,
    )
    errors, _, measured = done.stderr.rpartition(b"\n")
    status, kib = measured.split()
    if int(status):
        code = os.waitstatus_to_exitcode(int(status))
        raise RuntimeError(f"{command[0]} exited with status {code}: {last_line(errors)}")
    return float(kib)


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
