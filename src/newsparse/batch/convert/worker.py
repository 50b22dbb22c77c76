"""What a process of the pool does: take documents from its standard input, answer on its standard output.

Each message is a pickled value. The first one tells the terms, then come lists of tasks; each task is answered
by itself. Answers are sent some at a time: one by one they would wake the parent for each document.
"""

import gc
import os
import pickle
import signal
import sys
from time import monotonic
from typing import Any, BinaryIO

_NEW_OBJECTS = 100_000  # between two looks for garbage, as in the parent
_LONGEST = 0.25  # seconds that an answer waits for others
_BUFFER = 1 << 18  # bytes


class Refused:
    """The answer when the output cannot be written, whatever the document."""

    def __init__(self, problem: str) -> None:
        self.problem = problem


def serve() -> None:
    """Work until there is nobody left to work for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all; the parent decides what it means
    requests, answers = sys.stdin.buffer, _own_output()
    gc.set_threshold(_NEW_OBJECTS)
    try:
        _serve(requests, answers)
    except (EOFError, BrokenPipeError):
        os._exit(0)  # the parent is gone; nothing here is worth flushing


def _serve(requests: BinaryIO, answers: BinaryIO) -> None:
    from newsparse.batch.convert.one import convert
    from newsparse.model.errors import OutputError

    terms = pickle.load(requests)
    _put(answers, None)  # all is loaded
    gc.freeze()
    while True:
        answers.flush()
        sent = monotonic()
        for task in pickle.load(requests):
            try:
                _put(answers, convert(task, terms))
            except OutputError as error:
                _put(answers, Refused(str(error)))
            if monotonic() - sent > _LONGEST:
                answers.flush()
                sent = monotonic()


def _put(answers: BinaryIO, value: Any) -> None:
    pickle.dump(value, answers, pickle.HIGHEST_PROTOCOL)


def _own_output() -> BinaryIO:
    """Standard output for our messages alone: whatever else is printed goes to standard error."""
    answers = os.fdopen(os.dup(1), "wb", _BUFFER)
    os.dup2(2, 1)
    return answers
