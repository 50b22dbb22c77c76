"""The program that a worker process runs: tasks arrive on standard input, results leave on standard output.

Each message is a pickled value. The first one holds the settings; then come lists of tasks, each task answered on
its own. Answers are flushed in groups: one by one they would wake the parent for every document.
"""

import gc
import os
import pickle
import signal
import sys
from time import monotonic
from typing import Any, BinaryIO

_GARBAGE_THRESHOLD = 100_000  # new objects between two collections, as in the parent
_FLUSH_SECONDS = (
    0.25  # an answer may wait so long for others: progress and the commits of the parent need them
)
_BUFFER_BYTES = 1 << 18


class Refused:
    """The answer if the output cannot be written, whatever the document."""

    def __init__(self, problem: str) -> None:
        self.problem = problem


def serve() -> None:
    """Answer tasks until the parent closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process; the parent handles it
    requests, answers = sys.stdin.buffer, _own_output()
    gc.set_threshold(_GARBAGE_THRESHOLD)
    try:
        _serve(requests, answers)
    except (EOFError, BrokenPipeError):
        os._exit(0)  # the parent is gone; nothing here needs flushing


def _serve(requests: BinaryIO, answers: BinaryIO) -> None:
    from newsparse.batch.convert.one import convert
    from newsparse.model.errors import OutputError

    settings = pickle.load(requests)
    _put(answers, None)  # tells the parent that all modules are loaded
    gc.freeze()
    while True:
        answers.flush()
        flushed = monotonic()
        for task in pickle.load(requests):
            try:
                _put(answers, convert(task, settings))
            except OutputError as error:
                _put(answers, Refused(str(error)))
            if monotonic() - flushed > _FLUSH_SECONDS:
                answers.flush()
                flushed = monotonic()


def _put(answers: BinaryIO, value: Any) -> None:
    pickle.dump(value, answers, pickle.HIGHEST_PROTOCOL)


def _own_output() -> BinaryIO:
    """Standard output for messages alone; anything printed goes to standard error."""
    answers = os.fdopen(os.dup(1), "wb", _BUFFER_BYTES)
    os.dup2(2, 1)
    return answers
