"""How far a run over many inputs is, how fast it goes, and when it will be done."""

from collections import deque

from newsparse.batch.convert.outcome import Outcome
from newsparse.batch.report.figures import duration, rate

_LOOKED_BACK = 15  # seconds: longer than a large input takes, shorter than what has become untrue
_SAMPLED = 0.5  # seconds between two samples


class Pace:
    """Counts outcomes; the times it is given are seconds of one clock, whichever."""

    def __init__(self, total: int | None, now: float) -> None:
        self.found: int | None = None  # inputs, as long as they are only looked for
        self.done = 0
        self.failed = 0
        self.begin(total, now)

    def begin(self, total: int | None, now: float) -> None:
        """Begin with the first of `total` inputs, which are all found."""
        self.total = total
        self.found = None
        self._started = now
        self._samples = deque([(now, 0)])

    def count(self, outcome: Outcome) -> None:
        """Count one outcome."""
        self.done += 1
        self.failed += outcome.problem is not None

    def look(self, now: float) -> None:
        """Remember how far the run is; to be called often, as the speed is that of the last seconds."""
        if now - self._samples[-1][0] < _SAMPLED:
            return
        self._samples.append((now, self.done))
        while now - self._samples[1][0] >= _LOOKED_BACK:
            self._samples.popleft()

    def words(self, now: float) -> list[str]:
        """Done of total, speed, time left or gone, failures; what is not known yet is left out."""
        if self.found is not None:
            return [f"looking for inputs, {self.found:,} found"]
        speed = self._speed()
        return [
            f"{self.done:,} done" if self.total is None else f"{self.done:,} of {self.total:,}",
            *([rate(speed)] if speed else []),
            *self._time(now, speed),
            *([f"{self.failed:,} failed"] if self.failed else []),
        ]

    def _speed(self) -> float:
        """Inputs a second; 0 where there is nothing to tell it from."""
        (since, before), (now, done) = self._samples[0], self._samples[-1]
        return (done - before) / (now - since) if now - since >= 2 * _SAMPLED else 0

    def _time(self, now: float, speed: float) -> list[str]:
        gone = now - self._started
        if self.total is None:
            return [f"for {duration(round(gone))}"] if gone >= 1 else []
        left = self.total - self.done
        return [f"{duration(max(1, round(left / speed)))} left"] if left > 0 and speed else []
