"""The end of every command: its exit status, and the message for whatever ended it early."""

import os
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
        # Not of standard output, whose errors are an UnfinishedError: a file of ours is missing, say.
        where = None if error.filename is None else str(error.filename)
        tell(f"{reason(error)}; the output is incomplete", where)
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
