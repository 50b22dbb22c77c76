"""The progress of a batch without a terminal: failures, and a line now and then."""

from collections.abc import Callable
from time import monotonic
from typing import TypeAlias

from newsparse.batch.convert.outcome import DocumentOutcome
from newsparse.cli.batch.pace import Pace
from newsparse.cli.messages import tell

Clock: TypeAlias = Callable[[], float]

MIN_SECONDS = 10  # between two lines, so that they do not fill a log
MAX_SECONDS = 60  # between two lines, so that a slow run is seen to be alive


class Progress:
    """Prints failures as `newsparse: NAME: REASON` on standard error, and nothing else."""

    def __init__(self, total: int | None, *, color: bool, clock: Clock = monotonic) -> None:
        self.color = color
        self.clock = clock
        self.pace = Pace(total, clock())

    def found(self, number: int) -> None:
        """Show the number of inputs found so far."""
        self.pace.found = number
        self.tick()

    def begin(self, total: int | None) -> None:
        """Show from now on how many of `total` inputs are done; None if their number is unknown."""
        self.pace.begin(total, self.clock())

    def done(self, outcome: DocumentOutcome) -> None:
        """Count an outcome, and print a failure."""
        self.pace.count(outcome)
        if outcome.problem is not None:
            self.fail(outcome.name, outcome.problem)
        self.tick()

    def fail(self, name: str, problem: str) -> None:
        """Print why an input was not converted."""
        tell(problem, name, color=self.color)

    def tick(self) -> None:
        """Update the display; call it about every second while nothing arrives."""

    def close(self) -> None:
        """Remove what is displayed only during the run."""


class ProgressLines(Progress):
    """Also prints the progress at each tenth of the inputs, at least every minute, but not too often.

    A long search for inputs is reported once at its start, then every minute.
    """

    def __init__(self, total: int | None, *, color: bool, clock: Clock = monotonic) -> None:
        super().__init__(total, color=color, clock=clock)
        self._printed_at = clock()
        self._tenths = 0
        self._is_first = True

    def tick(self) -> None:
        """Print a line if one is due."""
        now = self.clock()
        self.pace.sample(now)
        since = now - self._printed_at
        if since < MIN_SECONDS or self.pace.done == self.pace.total:
            return
        tenths = 10 * self.pace.done // self.pace.total if self.pace.total else 0
        is_first_search = self._is_first and self.pace.found is not None
        if tenths > self._tenths or since >= MAX_SECONDS or is_first_search:
            tell(", ".join(self.pace.description(now)))
            self._printed_at, self._tenths, self._is_first = now, tenths, False
