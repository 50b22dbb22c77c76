"""What happens between typing `newsparse` and its exit status?"""

from __future__ import annotations

import gc
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_GARBAGE_THRESHOLD = 100_000  # new objects between two collections; one article makes fewer, so needs none


def console() -> int:
    """Run `main` as the whole of a process; a short run ends it at once, as freeing every object takes time."""
    status = main()
    if "threading" not in sys.modules:  # which the interpreter waits for, and for what they have started
        _leave(status)
    return status


def main() -> int:
    """Run the command line `sys.argv`; the status is 0, 1, 2, 130 (interrupted) or 141 (pipe closed)."""
    if sys.getfilesystemencoding() != "utf-8":
        _restart_in_utf8()
    if sys.stdin is None or sys.stdout is None or sys.stderr is None:
        _hold_closed_streams()
    gc.set_threshold(_GARBAGE_THRESHOLD)
    # Imported here so that Ctrl-C is as quiet while modules load as it is later.
    try:
        from newsparse.cli.usual import usual

        found = usual(sys.argv[1:])
        status = _run_usual(*found) if found else None
        if status is None:
            from newsparse.cli.run import run

            return run()
        return status
    except KeyboardInterrupt:
        return 130
    finally:
        # The interpreter collects garbage several times as it exits, a sixth of a short run; frozen objects are exempt.
        gc.freeze()


def _run_usual(command: str, given: dict[str, Any]) -> int | None:
    """Run a usual command line, as the command of the option parser does; None if it has to look at it after all."""
    from newsparse.cli.ending import exit_status

    if command == "parse":
        from newsparse.cli.parse.documents import by_suffix, request_of, write_documents

        given["to"] = given.get("to") or by_suffix(given.get("output"))
        return exit_status(lambda: write_documents(request_of(given))) if given["to"] else None
    if command == "show":
        from newsparse.cli.show.run import show

        paths = given.pop("paths")
        return exit_status(lambda: show(*paths, **given)) if len(paths) < 2 else None
    from newsparse.cli.check.request import CheckRequest
    from newsparse.cli.check.run import run

    return exit_status(lambda: run(CheckRequest(**given)))


def _leave(status: int) -> None:
    """End the process, unless an output cannot be flushed, of which the interpreter will complain."""
    import atexit
    import os

    atexit._run_exitfuncs()
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        return
    os._exit(status)


def _hold_closed_streams() -> None:
    """Keep the descriptors of closed streams occupied, as a file that is opened would get them, and what is for them.

    Input and output still fail when they are used; messages, which nobody wants, do not.
    """
    import os

    for descriptor, mode in ((0, os.O_WRONLY), (1, os.O_RDONLY), (2, os.O_WRONLY)):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, mode)  # the lowest that is free


def _restart_in_utf8() -> None:
    """Replace this process by a Python in UTF-8 mode, so that no locale changes file names or arguments."""
    import os

    os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])
