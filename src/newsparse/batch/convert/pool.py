"""The worker processes, which survive the death of any of them.

A `concurrent.futures` pool breaks as a whole when one process dies, without saying which document was to blame.
Here each process has its own pipe. The documents that a dead process had not answered are tried once more, one at
a time, as the system may have killed it for another reason; only a document that then kills a second process fails.

Workers are started as programs rather than forked, so that callers may have threads, and not by
`multiprocessing`, which would run the caller's script again unless that has a guard.
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
from newsparse.batch.convert.task import Converted, RunSettings, Task
from newsparse.batch.convert.worker import Refused
from newsparse.model.errors import OutputError

CHUNKS_AHEAD = 3  # per process, in progress or queued, so that none waits for work
_START_ATTEMPTS = 3  # the system may kill a process that is only just starting
_IDLE_SECONDS = 1.0  # between two calls of `idle`, which redraws the progress

Idle: TypeAlias = Callable[[], None]


def _do_nothing() -> None:
    """The default of `idle`."""


class Result(NamedTuple):
    """A task and its result."""

    task: Task
    converted: Converted


def converted(
    chunks: Iterable[Sequence[Task]], settings: RunSettings, processes: int, idle: Idle = _do_nothing
) -> Iterator[Result]:
    """The results of the tasks, in order. With a single process, this one converts them.

    `idle` is called about every second while waiting for the next result. Chunks are taken as results are
    consumed, so that only a few per process are in memory. Raises OutputError if the output cannot be written.
    """
    if processes < 2:
        for chunk in chunks:
            for task in chunk:
                yield Result(task, convert(task, settings))
        return
    pool = _Pool(settings, processes)
    try:
        waiting: deque[Future[list[Result]]] = deque()
        for chunk in chunks:
            waiting.append(pool.submit(chunk))
            if len(waiting) >= CHUNKS_AHEAD * processes:
                yield from _awaited(waiting.popleft(), idle)
        while waiting:
            yield from _awaited(waiting.popleft(), idle)
    finally:
        pool.close()


def _awaited(future: "Future[list[Result]]", idle: Idle) -> list[Result]:
    while not wait([future], timeout=_IDLE_SECONDS).done:
        idle()
    return future.result()


class _Pool:
    """Processes, each with a thread that talks to it."""

    def __init__(self, settings: RunSettings, processes: int) -> None:
        self._workers: list[_Worker] = []
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        self._threads = ThreadPoolExecutor(processes)
        try:
            for _ in range(processes):
                self._workers.append(_Worker(settings))
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
        """Kill the processes."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._workers:
            worker.close()
        self._threads.shutdown()


class _Died(Exception):  # noqa: N818 (it is an event, not an error)
    """The process ended or was killed."""


class _Worker:
    """One process, which is restarted when it dies."""

    def __init__(self, settings: RunSettings) -> None:
        self._settings = settings
        self._is_closed = False
        self._process = self._started()
        self._has_answered = False

    def convert(self, chunk: Sequence[Task]) -> list[Result]:
        """The results of the tasks. Raises OutputError if the output cannot be written."""
        results: list[Result] = []
        rest = deque(chunk)
        one_by_one = False  # after a death: the next one then names the document
        while rest:
            try:
                self._convert([rest[0]] if one_by_one else list(rest), rest, results.append)
            except _Died:
                how = self._exit_reason()
                if one_by_one:
                    task = rest.popleft()
                    problem = f"it ended its process twice ({how}); is it too large for the memory?"
                    results.append(Result(task, failed(task, self._settings, problem)))
                one_by_one = True
                self._process = self._started()
        return results

    def _convert(self, tasks: Sequence[Task], rest: deque[Task], done: Callable[[Result], None]) -> None:
        """Convert the tasks, removing each from `rest` when it is answered. Raises _Died."""
        self._await_start()
        self._put(tasks)
        for task in tasks:
            answer = self._get()
            if isinstance(answer, Refused):
                raise OutputError(answer.problem)
            done(Result(task, answer))
            rest.popleft()

    def close(self) -> None:
        """Kill the process for good."""
        self._is_closed = True
        self._kill()

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._is_closed:
            raise OutputError("the run has ended")
        self._has_answered = False
        code = f"import sys; sys.path[:] = {sys.path!r}; from newsparse.batch.convert.worker import serve; serve()"
        return subprocess.Popen(
            [sys.executable, "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # the traceback of a dying interpreter helps nobody
        )

    def _await_start(self) -> None:
        """Send a new process the settings. Raises OutputError if none starts after several attempts."""
        for attempt in range(_START_ATTEMPTS):
            if self._has_answered:
                return
            if attempt:
                self._process = self._started()
            try:
                self._put(self._settings)
                self._get()
                self._has_answered = True
            except _Died:
                how = self._exit_reason()
        if not self._has_answered:
            raise OutputError(f"no worker process can be started ({how}); -j 1 does without one")

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

    def _exit_reason(self) -> str:
        """How the process ended: its exit status or signal."""
        import signal

        status = self._kill()
        if status >= 0:
            return f"exit status {status}"
        with suppress(ValueError):
            return signal.Signals(-status).name
        return f"signal {-status}"

    def _kill(self) -> int:
        """Kill the process if it is still running; returns its status."""
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                with suppress(OSError, ValueError):
                    stream.close()
        return self._process.wait()
