"""One thread that computes, so that messages are read and answered meanwhile."""

import asyncio
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, NamedTuple, TypeVar

Result = TypeVar("Result")


class _Task(NamedTuple):
    work: Callable[[], Any]
    future: "asyncio.Future[Any]"


class Worker:
    """A thread that does what it is given, one thing after another.

    It ends with the process: whoever shuts the server down does not wait for the check of a long text.
    """

    def __init__(self) -> None:
        self._tasks: SimpleQueue[_Task] = SimpleQueue()
        threading.Thread(target=self._run, name="newsparse", daemon=True).start()

    async def do(self, work: Callable[[], Result]) -> Result:
        """The result of `work`, or what it raises. A caller that was cancelled before its turn is passed over."""
        future: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._tasks.put(_Task(work, future))
        return await future

    def _run(self) -> None:
        while True:
            task = self._tasks.get()
            if task.future.cancelled():
                continue
            try:
                result, error = task.work(), None
            except BaseException as raised:
                result, error = None, raised
            loop = task.future.get_loop()
            if loop.is_closed():
                return
            loop.call_soon_threadsafe(_settle, task.future, result, error)


def _settle(future: "asyncio.Future[Any]", result: Any, error: BaseException | None) -> None:
    if future.cancelled():
        return
    if error is None:
        future.set_result(result)
    else:
        future.set_exception(error)
