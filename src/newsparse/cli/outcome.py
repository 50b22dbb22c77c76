"""What became of the inputs, and the exit status that says so."""

from newsparse.cli.messages import tell

DONE, FAILED, WRONG = 0, 1, 2
INTERRUPTED = 130  # 128 and the number of SIGINT, as shells have it
TERMINATED = 143  # 128 and the number of SIGTERM
PIPE_CLOSED = 141  # 128 and the number of SIGPIPE


class Outcome:
    """Counts what went wrong and tells it at once; `color` puts the places in bold.

    `replaced` counts the characters of which people know already that they are written as U+FFFD.
    """

    __slots__ = ("color", "failed", "replaced", "wrong")

    def __init__(self, *, color: bool = False) -> None:
        self.color = color
        self.failed = self.wrong = self.replaced = 0

    def note(self, where: str, text: str) -> None:
        """Say something that changes no status."""
        tell(text, where, color=self.color)

    def fail(self, where: str, problem: str) -> None:
        """An input that cannot be done; the others are."""
        self.failed += 1
        tell(problem, where, color=self.color)

    def refuse(self, where: str, problem: str) -> None:
        """A path that the caller named and that is wrong."""
        self.wrong += 1
        tell(problem, where, color=self.color)

    @property
    def status(self) -> int:
        """The exit status: 2 where the caller was wrong, 1 where an input failed, else 0."""
        if self.wrong:
            return WRONG
        return FAILED if self.failed else DONE
