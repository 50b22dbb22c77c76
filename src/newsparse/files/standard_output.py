"""Writing bytes to descriptors: all of them, and what terminals obey only escaped."""

import os

from newsparse.base.escaping import visible_lines
from newsparse.model.errors import UnfinishedError, reason

_STANDARD_OUTPUT = 1


def write_all(descriptor: int, data: bytes) -> None:
    """Write all of `data`, however little the system accepts at a time. Raises OSError."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def for_terminal(data: bytes, descriptor: int) -> bytes:
    """UTF-8 as it may go to `descriptor`: what terminals obey is escaped if it is one, and kept if not."""
    if not os.isatty(descriptor):
        return data
    return visible_lines(data.decode("utf-8", "surrogateescape")).encode("utf-8")


def write_standard_output(data: bytes, *, is_drawing: bool = False) -> None:
    """Write all of `data`. Raises BrokenPipeError if nobody reads it, UnfinishedError for other failures.

    A terminal gets it as `for_terminal` makes it; not so a drawing, whose colours are ours, and its content escaped.
    This bypasses sys.stdout: at exit, Python would try again to flush what could not be written, and complain.
    """
    try:
        write_all(_STANDARD_OUTPUT, data if is_drawing else for_terminal(data, _STANDARD_OUTPUT))
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UnfinishedError(f"standard output: {reason(error)}; the output is incomplete") from error
