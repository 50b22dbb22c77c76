"""How a batch reports its progress where there is no terminal: failures, and a line now and then."""

from collections.abc import Callable
from time import monotonic
from typing import TypeAlias

from newsparse.batch.convert.outcome import Outcome
from newsparse.cli.batch.pace import Pace
from newsparse.cli.messages import tell

Clock: TypeAlias = Callable[[], float]

_SOONEST = 10  # seconds between two lines, at least
_LATEST = 60  # seconds after which there is a line however little was done


class Progress:
    """Tells the failures of a run, as `newsparse: NAME: REASON` on standard error, and nothing else."""

    def __init__(self, total: int | None, *, color: bool, clock: Clock = monotonic) -> None:
        self.color = color
        self.clock = clock
        self.pace = Pace(total, clock())

    def found(self, number: int) -> None:
        """Show how many inputs are found so far, before the first is done."""
        self.pace.found = number
        self.tick()

    def begin(self, total: int | None) -> None:
        """Show from now on how many of `total` inputs are done, None where nobody knows how many there are."""
        self.pace.begin(total, self.clock())

    def done(self, outcome: Outcome) -> None:
        """Count an outcome; a failure gets its line."""
        self.pace.count(outcome)
        if outcome.problem is not None:
            self.fail(outcome.name, outcome.problem)
        self.tick()

    def fail(self, name: str, problem: str) -> None:
        """Tell why an input was not converted."""
        tell(problem, name, color=self.color)

    def tick(self) -> None:
        """Show how far the run is; to be called every second or so while nothing arrives."""

    def close(self) -> None:
        """Take away what stands on the screen for the time of the run only."""


class Lines(Progress):
    """Also says how far the run is: for each tenth, or each minute where that is sooner, and not too often.

    Where it takes long to find the inputs, that is said once at first, then each minute.
    """

    def __init__(self, total: int | None, *, color: bool, clock: Clock = monotonic) -> None:
        super().__init__(total, color=color, clock=clock)
        self._told_at = clock()
        self._tenths = 0
        self._is_silent = True

    def tick(self) -> None:
        """A line, if there is something to say."""
        now = self.clock()
        self.pace.look(now)
        since = now - self._told_at
        if since < _SOONEST or self.pace.done == self.pace.total:
            return
        tenths = 10 * self.pace.done // self.pace.total if self.pace.total else 0
        is_news = self._is_silent and self.pace.found is not None
        if tenths > self._tenths or since >= _LATEST or is_news:
            tell(", ".join(self.pace.words(now)))
            self._told_at, self._tenths, self._is_silent = now, tenths, False
