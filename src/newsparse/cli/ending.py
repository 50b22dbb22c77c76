"""The end of every command: its exit status, and the message for whatever ended it early."""

from __future__ import annotations

import os

from newsparse.cli.messages import tell
from newsparse.cli.outcome import FAILED, INTERRUPTED, PIPE_CLOSED, WRONG
from newsparse.model.errors import NewsparseError, UnfinishedError, reason

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_MEMORY_FACTOR = 30  # bytes of memory per byte of input while a text is parsed


def _tell(message: str, where: str | None, _status: int) -> None:
    tell(message, where)


def exit_status(work: Callable[[], int], say: Callable[[str, str | None, int], None] = _tell) -> int:
    """Run `work` and return its exit status, or the one for the exception that ended it, which `say` prints."""
    try:
        return work()
    except NewsparseError as error:
        status = FAILED if isinstance(error, UnfinishedError) else WRONG
        say(str(error), None, status)
        return status
    except KeyboardInterrupt:
        return _without_flush(INTERRUPTED)
    except BrokenPipeError:
        return _without_flush(PIPE_CLOSED)
    except MemoryError:
        _without_flush(FAILED)
        say(
            f"out of memory; parsing needs about {_MEMORY_FACTOR} times the size of the largest input, "
            "and the output is incomplete",
            None,
            FAILED,
        )
        return FAILED
    except OSError as error:
        # Not of standard output, whose errors are an UnfinishedError: a file of ours is missing, say.
        where = None if error.filename is None else str(error.filename)
        say(f"{reason(error)}; the output is incomplete", where, FAILED)
        return FAILED


def _without_flush(status: int) -> int:
    """The status, after redirecting standard output to nowhere: the interpreter flushes it once more at exit."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.close(nowhere)
    except OSError:
        pass
    return status
