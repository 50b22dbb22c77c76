"""How a batch ends before its time: SIGTERM is heeded as Ctrl-C is, and people are told how far it was."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

from newsparse.batch.outputs import STANDARD_OUTPUT
from newsparse.batch.report.figures import counted
from newsparse.batch.request import Request


class Terminated(BaseException):
    """SIGTERM has come: from `kill`, `timeout`, a container or a queue that ends its jobs."""


@contextmanager
def heeding_sigterm() -> Iterator[None]:
    """SIGTERM raises Terminated, so that what is done is kept and nothing temporary is left.

    Where it is ignored, or somebody else heeds it, that stays as it is.
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


def how_far(request: Request, done: int, total: int | None, report: str | None) -> str:
    """How far a run was when it was ended, and what becomes of the rest, in words.

    >>> from newsparse.batch.inputs import InputRequest
    >>> request = Request(InputRequest(("wire",)), "out")
    >>> how_far(request, 1_200, 20_000, None)
    'after 1,200 of 20,000 inputs; what is done is kept, and the same command goes on from there'
    >>> how_far(request._replace(output="-"), 1, None, "r.html")
    'after 1 input; the output is incomplete; r.html is written when all is done'
    """
    far = counted(done, "input") if total is None else f"{done:,} of {counted(total, 'input')}"
    kept = "what is done is kept, and the same command goes on from there"
    rest = "the output is incomplete" if request.output == STANDARD_OUTPUT else kept
    later = f"; {report} is written when all is done" if report else ""
    return f"after {far}; {rest}{later}"
