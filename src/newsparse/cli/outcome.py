"""The failures of a command, and the exit status that follows from them."""

from newsparse.cli.messages import tell
from newsparse.model.errors import NewsparseError

DONE, FAILED, WRONG = 0, 1, 2
INTERRUPTED = 130  # 128 plus the number of SIGINT, as in shells
TERMINATED = 143  # 128 plus the number of SIGTERM
PIPE_CLOSED = 141  # 128 plus the number of SIGPIPE


class UsageError(NewsparseError):
    """Options or paths that a command cannot do anything with, where the option parser sees nothing wrong."""


class Outcome:
    """Prints each problem as it occurs and counts it; `color` puts the places in bold.

    `replaced` counts the characters reported so far as written as U+FFFD, so that they are not reported twice.
    """

    __slots__ = ("color", "failed", "replaced", "wrong")

    def __init__(self, *, color: bool = False) -> None:
        self.color = color
        self.failed = self.wrong = self.replaced = 0

    def say(self, text: str, where: str | None = None, *, status: int = DONE) -> None:
        """Print one message; `status` is the exit status that it leads to."""
        tell(text, where, color=self.color)

    def note(self, where: str, text: str) -> None:
        """Print a message that does not change the exit status."""
        self.say(text, where)

    def fail(self, where: str, problem: str) -> None:
        """Report an input that failed; the others are still processed."""
        self.failed += 1
        self.say(problem, where, status=FAILED)

    def refuse(self, where: str, problem: str) -> None:
        """Report a path on the command line that is wrong."""
        self.wrong += 1
        self.say(problem, where, status=WRONG)

    @property
    def status(self) -> int:
        """The exit status: 2 if a path was wrong, 1 if an input failed, else 0."""
        if self.wrong:
            return WRONG
        return FAILED if self.failed else DONE
