"""The end of every command: its exit status, and the message for whatever ended it early."""

import os
import sys
from collections.abc import Callable

from newsparse.cli.messages import tell
from newsparse.cli.outcome import FAILED, INTERRUPTED, PIPE_CLOSED, WRONG
from newsparse.model.errors import NewsparseError, UnfinishedError, reason

_MEMORY_FACTOR = 30  # bytes of memory per byte of input while a text is parsed


def exit_status(work: Callable[[], int]) -> int:
    """Run `work` and return its exit status, or the one for the exception that ended it."""
    try:
        return work()
    except NewsparseError as error:
        tell(str(error))
        return FAILED if isinstance(error, UnfinishedError) else WRONG
    except KeyboardInterrupt:
        return _without_flush(INTERRUPTED)
    except BrokenPipeError:
        return _without_flush(PIPE_CLOSED)
    except MemoryError:
        _without_flush(FAILED)
        tell(
            f"out of memory; parsing needs about {_MEMORY_FACTOR} times the size of the largest input, "
            "and the output is incomplete"
        )
        return FAILED
    except OSError as error:
        where = "standard output" if _stdout_is_failing() else error.filename
        _without_flush(FAILED)
        tell(f"{reason(error)}; the output is incomplete", str(where) if where else None)
        return FAILED


def _stdout_is_failing() -> bool:
    """Whether help or completions could not be written: the rest of them is still in the buffer of sys.stdout."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        return True
    return False


def _without_flush(status: int) -> int:
    """The status, after redirecting standard output to nowhere: the interpreter flushes it once more at exit."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.close(nowhere)
    except OSError:
        pass
    return status
