"""How the tests run `newsparse batch`: small folders of stories, and looks at what came out."""

import os
import signal
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from subprocess import CompletedProcess

from tests.cli_process import COMMAND, environment, messages, run

__all__ = [
    "batch",
    "begun",
    "children",
    "contents",
    "gone",
    "kill",
    "leftovers",
    "messages",
    "stories",
    "story",
    "summary",
    "underway",
]

_PLACES = ("Bergen", "Lagos", "Quito", "Sapporo", "Turku", "Valletta")


def story(number: int) -> str:
    """An article that is like no other."""
    place = _PLACES[number % len(_PLACES)]
    return (
        f"Ferry Number {number} Back in Service\n"
        f"{place.upper()}, March 3 (Reuters) - The ferry sailed again on Monday after {number} days in the yard, "
        "its owner said in a statement.\n"
        f"The crew of {place} had waited for spare parts that came by rail, and a crowd of {number + 7} cheered.\n"
        "A Winter of Detours\n"
        f"Lorries had to take the road through the hills, which added {number % 9 + 2} hours to every delivery.\n"
        "End Article\n"
    )


def stories(folder: Path, count: int, each: int = 100) -> Path:
    """A folder with that many stories, `each` to a folder in it."""
    for number in range(count):
        path = folder / f"{number // each:03}" / f"{number:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(story(number), encoding="utf-8")
    return folder


def batch(*arguments: str | Path, cwd: Path, stdin: bytes = b"") -> CompletedProcess[bytes]:
    """`newsparse batch` with these arguments."""
    return run("batch", *arguments, cwd=cwd, stdin=stdin, timeout=300)


def begun(*arguments: str | Path, cwd: Path) -> "subprocess.Popen[bytes]":
    """The same, not waited for.

    Ctrl-C can come between the opening of a folder and the block that closes it, which Python warns of only if asked.
    """
    return subprocess.Popen(
        [COMMAND, "batch", *map(str, arguments)],
        cwd=cwd,
        env=environment(PYTHONWARNINGS="error,ignore::ResourceWarning"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=_hear_ctrl_c,
    )


def underway(run: "subprocess.Popen[bytes]", output: Path) -> None:
    """Wait until a run has done its first documents, and is writing what came of them."""
    staging = output / ".newsparse-batch.part", output.with_name(f".{output.name}.newsparse-batch.part")
    while not any(path.exists() for path in staging):
        assert run.poll() is None, "the run has ended before anything was seen of it"
        time.sleep(0.002)


def _hear_ctrl_c() -> None:
    """A shell that started the tests in the background has told its children to ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def children(process_id: int) -> list[int]:
    """The processes that a process started and that are there, by Linux."""
    found: list[int] = []
    for task in _listed(f"/proc/{process_id}/task"):
        with suppress(OSError):  # it is gone
            text = Path(f"/proc/{process_id}/task/{task}/children").read_text()
            found += map(int, text.split())
    return found


def _listed(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def gone(processes: Sequence[int]) -> bool:
    """Whether they end within seconds: one that was being started sees a little later that nobody is there."""
    deadline = time.monotonic() + 20
    while any(map(_is_there, processes)) and time.monotonic() < deadline:
        time.sleep(0.01)
    return not any(map(_is_there, processes))


def _is_there(process_id: int) -> bool:
    return os.path.exists(f"/proc/{process_id}")


def kill(process_id: int) -> None:
    """SIGKILL, if it still lives."""
    with suppress(ProcessLookupError):
        os.kill(process_id, signal.SIGKILL)


def contents(output: Path) -> dict[str, str]:
    """The digest of every file in an output folder, or of the single file, but for the state of newsparse."""
    paths = [output] if output.is_file() else sorted(path for path in output.rglob("*") if path.is_file())
    return {
        path.relative_to(output).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in paths
        if not path.name.startswith(".newsparse-batch")
    }


def leftovers(folder: Path) -> list[str]:
    """What a run should not leave behind."""
    return [
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.name.endswith((".part", ".new", "-journal", "-wal", "-shm"))
    ]


def summary(result: CompletedProcess[bytes]) -> str:
    """The line in which a run says what it came to."""
    return next(line for line in messages(result) if " converted" in line)
