"""The processes that convert, and what is done when one of them dies.

Processes of our own with a pipe each, not `concurrent.futures`: there, one process that dies breaks the whole
pool, and nobody can say which document did it. Here what a process had not answered when it died is tried once
more, one document at a time: the system may have ended it for a reason of its own, and a document is given up
only if it ends a process that reads nothing else.

They are started as programs, not forked, and not by `multiprocessing`, which would run the caller's own
script again: so a program that calls us needs no guard, and may have threads.
"""

import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from queue import SimpleQueue
from typing import Any, NamedTuple, TypeAlias

from newsparse.batch.convert.one import convert, failed
from newsparse.batch.convert.task import Converted, Task, Terms
from newsparse.batch.convert.worker import Refused
from newsparse.model.errors import OutputError

_AHEAD = 3  # chunks for each process that are under way or wait to be taken up, so that none is idle
_TRIES = 3  # to start a process
_PATIENCE = 1.0  # seconds


Idle: TypeAlias = Callable[[], None]


def _rest() -> None:
    """Nothing is to be done meanwhile."""


class Result(NamedTuple):
    """A task, and what became of it."""

    task: Task
    converted: Converted


def converted(
    chunks: Iterable[Sequence[Task]], terms: Terms, processes: int, idle: Idle = _rest
) -> Iterator[Result]:
    """What becomes of the tasks, in their order, by that many processes; by ourselves where it is one.

    `idle` is called every second or so while the next result is waited for.
    Chunks are taken only as fast as results are: a few for each process are in memory, never all.
    Raises OutputError where the output cannot be written.
    """
    if processes < 2:
        for chunk in chunks:
            for task in chunk:
                yield Result(task, convert(task, terms))
        return
    pool = _Pool(terms, processes)
    try:
        waiting: deque[Future[list[Result]]] = deque()
        for chunk in chunks:
            waiting.append(pool.submit(chunk))
            if len(waiting) >= _AHEAD * processes:
                yield from _awaited(waiting.popleft(), idle)
        while waiting:
            yield from _awaited(waiting.popleft(), idle)
    finally:
        pool.close()


def _awaited(future: "Future[list[Result]]", idle: Idle) -> list[Result]:
    while not wait([future], timeout=_PATIENCE).done:
        idle()
    return future.result()


class _Pool:
    """Processes, and a thread for each that talks to it."""

    def __init__(self, terms: Terms, processes: int) -> None:
        self._workers: list[_Worker] = []
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        self._threads = ThreadPoolExecutor(processes)
        try:
            for _ in range(processes):
                self._workers.append(_Worker(terms))
                self._idle.put(self._workers[-1])
        except BaseException:  # Ctrl-C too: starting them takes a moment
            self.close()
            raise

    def submit(self, chunk: Sequence[Task]) -> "Future[list[Result]]":
        return self._threads.submit(self._convert, chunk)

    def _convert(self, chunk: Sequence[Task]) -> list[Result]:
        worker = self._idle.get()
        try:
            return worker.convert(chunk)
        finally:
            self._idle.put(worker)

    def close(self) -> None:
        """End the processes, whatever they are doing."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._workers:
            worker.close()
        self._threads.shutdown()


class _Died(Exception):  # noqa: N818 (it is an event, not an error)
    """The process ended by itself, or was ended."""


class _Worker:
    """One process, which is started anew when it has died."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._is_closed = False
        self._process = self._started()
        self._has_answered = False

    def convert(self, chunk: Sequence[Task]) -> list[Result]:
        """What becomes of the tasks. Raises OutputError where the output cannot be written."""
        results: list[Result] = []
        rest = deque(chunk)
        is_searching = False  # for the one that ended a process
        while rest:
            try:
                self._convert([rest[0]] if is_searching else list(rest), rest, results.append)
            except _Died:
                how = self._ending()
                if is_searching:
                    task = rest.popleft()
                    problem = f"the process that read it ended twice ({how}); is it too large for the memory?"
                    results.append(Result(task, failed(task, self._terms, problem)))
                is_searching = True
                self._process = self._started()
        return results

    def _convert(self, tasks: Sequence[Task], rest: deque[Task], done: Callable[[Result], None]) -> None:
        """Have the tasks converted, taking each off `rest` when it is answered. Raises _Died."""
        self._await_start()
        self._put(tasks)
        for task in tasks:
            answer = self._get()
            if isinstance(answer, Refused):
                raise OutputError(answer.problem)
            done(Result(task, answer))
            rest.popleft()

    def close(self) -> None:
        """End the process."""
        self._is_closed = True
        self._ended()

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._is_closed:
            raise OutputError("the run was ended")
        self._has_answered = False
        code = f"import sys; sys.path[:] = {sys.path!r}; from newsparse.batch.convert.worker import serve; serve()"
        return subprocess.Popen(
            [sys.executable, "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what a dying interpreter prints is not for people
        )

    def _await_start(self) -> None:
        """Tell a new process the terms. Raises OutputError where none starts, tried more than once."""
        for _ in range(_TRIES):
            if self._has_answered:
                return
            try:
                self._put(self._terms)
                self._get()
                self._has_answered = True
            except _Died:
                how = self._ending()
                self._process = self._started()
        if not self._has_answered:
            raise OutputError(f"no process can be started ({how}); -j 1 does without")

    def _put(self, value: Any) -> None:
        assert self._process.stdin
        try:
            pickle.dump(value, self._process.stdin, pickle.HIGHEST_PROTOCOL)
            self._process.stdin.flush()
        except (OSError, ValueError) as error:
            raise _Died from error

    def _get(self) -> Any:
        assert self._process.stdout
        try:
            return pickle.load(self._process.stdout)
        except (EOFError, OSError, ValueError, pickle.UnpicklingError) as error:
            raise _Died from error

    def _ending(self) -> str:
        """How the process ended, in words."""
        import signal

        status = self._ended()
        if status >= 0:
            return f"exit status {status}"
        with suppress(ValueError):
            return signal.Signals(-status).name
        return f"signal {-status}"

    def _ended(self) -> int:
        """End the process, if it has not; gives its status."""
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                with suppress(OSError, ValueError):
                    stream.close()
        return self._process.wait()
