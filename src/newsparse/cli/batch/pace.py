"""The progress of a run: inputs done, speed, time left."""

from collections import deque

from newsparse.batch.convert.outcome import DocumentOutcome
from newsparse.batch.report.figures import duration, rate

WINDOW_SECONDS = 15  # over which speed is measured: longer than one large input takes, but still current
STEADY_SECONDS = (
    5  # from the first outcome on; before, the speed is that of starting and tells nothing of the end
)
SAMPLE_SECONDS = 0.5  # between two samples: a window has 30, which makes the estimate steady


class Pace:
    """Counts outcomes. All times are seconds of one clock of the caller's choice.

    Speed is measured from the first outcome on, and the time left is said once that speed is steady.
    """

    def __init__(self, total: int | None, now: float) -> None:
        self.found: int | None = None  # inputs so far, until the search for them is over
        self.done = 0
        self.failed = 0
        self.begin(total, now)

    def begin(self, total: int | None, now: float) -> None:
        """Start counting `total` inputs; the search for them is over."""
        self.total = total
        self.found = None
        self._started = self._first = now
        self._samples = deque([(now, 0)])

    def count(self, outcome: DocumentOutcome) -> None:
        """Count one outcome."""
        self.done += 1
        self.failed += outcome.problem is not None

    def sample(self, now: float) -> None:
        """Record the progress, from which speed is computed; call it often."""
        if self.done == 0:  # processes start and tables load, which is not the speed of the run
            self._samples = deque([(now, 0)])
            self._first = now
        if now - self._samples[-1][0] < SAMPLE_SECONDS:
            return
        self._samples.append((now, self.done))
        while now - self._samples[1][0] >= WINDOW_SECONDS:
            self._samples.popleft()

    def description(self, now: float) -> list[str]:
        """Done of total, speed, time left or elapsed, failures; unknown ones are omitted."""
        if self.found is not None:
            return [f"searching for inputs, {self.found:,} found"]
        speed = self._speed()
        return [
            f"{self.done:,} done" if self.total is None else f"{self.done:,} of {self.total:,}",
            *([rate(speed)] if speed else []),
            *self._time(now, speed),
            *([f"{self.failed:,} failed"] if self.failed else []),
        ]

    def _speed(self) -> float:
        """Inputs per second; 0 if there are too few samples."""
        (since, before), (now, done) = self._samples[0], self._samples[-1]
        return (done - before) / (now - since) if now - since >= 2 * SAMPLE_SECONDS else 0

    def _time(self, now: float, speed: float) -> list[str]:
        elapsed = now - self._started
        if self.total is None:
            return [f"for {duration(round(elapsed))}"] if elapsed >= 1 else []
        left = self.total - self.done
        if now - self._first < STEADY_SECONDS:
            return []
        return [f"{duration(max(1, round(left / speed)))} left"] if left > 0 and speed else []
