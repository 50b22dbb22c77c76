"""Which exit status each way to end has, and what is told about it."""

import os
from collections.abc import Callable

from newsparse.cli.messages import tell
from newsparse.cli.outcome import FAILED, INTERRUPTED, PIPE_CLOSED, WRONG
from newsparse.model.errors import NewsparseError, UnfinishedError, reason

_MEMORY = 30  # bytes for each byte of a text


def ended(work: Callable[[], int]) -> int:
    """The status of the work, or of the way in which it came to its end; never an exception."""
    try:
        return work()
    except NewsparseError as error:
        tell(str(error))
        return FAILED if isinstance(error, UnfinishedError) else WRONG
    except KeyboardInterrupt:
        return _quietly(INTERRUPTED)
    except BrokenPipeError:
        return _quietly(PIPE_CLOSED)
    except MemoryError:
        _quietly(FAILED)
        tell(
            f"not enough memory, which takes about {_MEMORY} times the largest input; the output is incomplete"
        )
        return FAILED
    except OSError as error:
        _quietly(FAILED)
        tell(f"standard output: {reason(error)}; the output is incomplete")
        return FAILED


def _quietly(status: int) -> int:
    """The status, with standard output out of the interpreter's way, which flushes it again at the end."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.close(nowhere)
    except OSError:
        pass
    return status
