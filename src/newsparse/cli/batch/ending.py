"""Ending a batch early: SIGTERM is handled like Ctrl-C, and a message says how far the run came."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

from newsparse.base.counting import counted
from newsparse.batch.request import STANDARD_OUTPUT, BatchRequest


class Terminated(BaseException):
    """Raised by SIGTERM, which `kill`, `timeout`, containers and job queues send."""


@contextmanager
def sigterm_as_exception() -> Iterator[None]:
    """Make SIGTERM raise Terminated, so that finished work is kept and temporary files are removed.

    A SIGTERM that is ignored, or has another handler, is left as it is.
    """
    if signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        yield
        return
    signal.signal(signal.SIGTERM, _terminate)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _terminate(_number: int, _frame: Any) -> NoReturn:
    raise Terminated


def how_far(request: BatchRequest, done: int, total: int | None, report: str | None) -> str:
    """How far an interrupted run came, and how to go on, in words.

    >>> from newsparse.batch.inputs import InputRequest
    >>> request = BatchRequest(InputRequest(("wire",)), "out")
    >>> how_far(request, 1_200, 20_000, None)
    'after 1,200 of 20,000 inputs; repeat the command to resume'
    >>> how_far(request._replace(output="-"), 1, None, "r.html")
    'after 1 input; the output is incomplete; r.html was not written'
    """
    progress = counted(done, "input") if total is None else f"{done:,} of {counted(total, 'input')}"
    missing = f"; {report} was not written" if report else ""
    return f"after {progress}; {how_to_resume(request)}{missing}"


def how_to_resume(request: BatchRequest) -> str:
    """What to do after a run that ended early."""
    if request.output == STANDARD_OUTPUT:
        return "the output is incomplete"
    return "repeat the command to resume"
