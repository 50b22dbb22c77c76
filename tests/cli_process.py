"""How the tests run the command that people run: the installed `newsparse`, as a process of its own."""

import os
import pty
import select
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from subprocess import CompletedProcess

COMMAND = str(Path(sys.executable).with_name("newsparse"))

STORY = """Harbour Bridge Reopens After Storm
Ferries that had stood in for the bridge since October made their last crossing on Sunday, the port said.
"It held, and that is what counts," said Mina Okafor, who runs the toll office on the northern side of town.
A Winter of Detours
Lorries had to take the road through the hills, which added two hours to every delivery and closed some shops.
The council will decide in March whether the old piers, ninety years old, are to be replaced altogether.
End Article
"""

_UNSET = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "TERM", "COLORTERM", "PYTHONUTF8")


def environment(**changes: str) -> dict[str, str]:
    """The environment without what decides on colour and width, but for `changes`; every warning is an error."""
    plain = {name: value for name, value in os.environ.items() if name not in _UNSET}
    return {**plain, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PYTHONWARNINGS": "error", **changes}


def run(
    *arguments: str | Path,
    stdin: bytes = b"",
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    timeout: float = 60,
) -> CompletedProcess[bytes]:
    """`newsparse` with these arguments; nothing is a terminal."""
    return subprocess.run(
        [COMMAND, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env=environment(**(env or {})),
        timeout=timeout,
        check=False,
    )


def messages(result: CompletedProcess[bytes]) -> list[str]:
    """The lines of standard error; none may be a traceback."""
    lines = result.stderr.decode("utf-8").splitlines()
    assert not any(line.startswith(("Traceback", "  File", "Exception ignored")) for line in lines), lines
    return lines


def run_on_terminal(
    *arguments: str | Path,
    columns: int = 80,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    stdin: Path | None = None,
) -> tuple[int, str]:
    """`newsparse` on a pseudo-terminal of that width: its exit status, and all that it shows there.

    With a file for `stdin`, that is piped in.
    """
    process_id, terminal = pty.fork()
    if process_id == 0:
        if stdin:
            os.dup2(os.open(stdin, os.O_RDONLY), 0)
        if cwd:
            os.chdir(cwd)
        os.execve(COMMAND, [COMMAND, *map(str, arguments)], environment(COLUMNS=str(columns), **(env or {})))
    shown = bytearray()
    while select.select([terminal], [], [], 30)[0]:
        try:
            data = os.read(terminal, 65536)
        except OSError:  # Linux says so that the other side has closed
            break
        if not data:
            break
        shown += data
    os.close(terminal)
    _, status = os.waitpid(process_id, 0)
    return os.waitstatus_to_exitcode(status), shown.decode("utf-8").replace("\r\n", "\n")
