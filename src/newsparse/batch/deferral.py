"""When may Ctrl-C and SIGTERM interrupt a run? Not while a result is recorded and counted, which takes milliseconds.

So an interrupted run has kept exactly the documents that it says it has.
"""

import signal
from collections.abc import Callable
from threading import current_thread, main_thread
from types import FrameType
from typing import Any, Self

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Deferral:
    """Passes signals on to the handlers that they had; those that come between `hold` and `release` wait.

    A second signal does not wait, as the disk below the first may never answer. Outside the main thread, where
    no signal arrives, it does nothing.
    """

    def __init__(self) -> None:
        self._before: dict[int, Callable[[int, FrameType | None], Any]] = {}
        self._is_held = False
        self._waiting: int | None = None

    def __enter__(self) -> Self:
        if current_thread() is not main_thread():
            return self
        for number in _SIGNALS:
            before = signal.getsignal(number)
            if callable(before):  # otherwise the system deals with it, or nobody
                self._before[number] = before
                signal.signal(number, self._take)
        return self

    def __exit__(self, *_: object) -> None:
        for number, before in self._before.items():
            signal.signal(number, before)

    def hold(self) -> None:
        """Let signals wait from now on."""
        self._is_held = True

    def release(self) -> None:
        """Let no signal wait any longer."""
        self._is_held = False
        number, self._waiting = self._waiting, None
        if number is not None:
            self._before[number](number, None)

    def _take(self, number: int, frame: FrameType | None) -> None:
        if self._is_held and self._waiting is None:
            self._waiting = number
        else:
            self._before[number](number, frame)
