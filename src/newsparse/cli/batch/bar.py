"""The progress of a batch on a terminal: a bar in the last line, messages above it."""

from contextlib import suppress
from time import monotonic

from rich.console import Console
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from newsparse.base.escaping import visible
from newsparse.cli.batch.progress import Clock, Progress
from newsparse.model.errors import clipped

_REDRAW_SECONDS = 0.1  # smooth to the eye; more often costs time
_GAP = 1  # columns
_WIDE_TERMINAL = 120  # columns; narrower ones get the short bar
_LONG_BAR, _SHORT_BAR = 40, 20  # columns
_SHORTEST_BAR = 6  # columns; a shorter bar says less than the numbers beside it


class Bar(Progress):
    """Draws on standard error, which is a terminal. The run continues if the terminal goes away."""

    def __init__(self, total: int | None, *, color: bool, clock: Clock = monotonic) -> None:
        super().__init__(total, color=color, clock=clock)
        self._console = Console(
            stderr=True,
            force_terminal=True,
            color_system="standard" if color else None,
            no_color=not color,
            markup=False,
            emoji=False,
            highlight=False,
        )
        self._waiting: list[Text] = []
        self._drawn_at = self.clock()
        self._live = Live(
            console=self._console,
            get_renderable=self._picture,
            auto_refresh=False,
            transient=True,
            redirect_stdout=False,
        )
        with suppress(OSError):
            self._live.start(refresh=True)
            self._console.show_cursor(show=True)  # a killed process could not show it again

    def fail(self, name: str, problem: str) -> None:
        """Queue a line to be printed above the bar with the next drawing, as there may be thousands."""
        place = Text(visible(clipped(name)), "bold")
        self._waiting.append(Text.assemble("newsparse: ", place, ": ", visible(clipped(problem))))

    def tick(self) -> None:
        """Redraw, unless that was done a moment ago."""
        now = self.clock()
        if now - self._drawn_at >= _REDRAW_SECONDS:
            self._drawn_at = now
            self.pace.sample(now)
            self._draw()

    def close(self) -> None:
        """Print the queued lines and remove the bar."""
        with suppress(OSError):
            self._print_queue()
        with suppress(OSError):
            self._live.stop()

    def _draw(self) -> None:
        with suppress(OSError):
            self._print_queue()
            self._live.refresh()

    def _print_queue(self) -> None:
        lines, self._waiting = self._waiting, []
        if lines:  # the terminal wraps long lines, and can unwrap them when it is resized
            self._console.print(Text("\n").join(lines), soft_wrap=True)

    def _picture(self) -> Table:
        words = self.pace.description(self.clock())
        room = self._console.width - len(" · ".join(words)) - _GAP
        width = min(room, _LONG_BAR if self._console.width >= _WIDE_TERMINAL else _SHORT_BAR)
        text = Text(" · ", no_wrap=True, overflow="ellipsis").join(
            Text(one, "bold red" if one.endswith(" failed") else "") for one in words
        )
        picture = Table.grid(padding=(0, _GAP, 0, 0))
        if width < _SHORTEST_BAR:
            picture.add_row(text)
        else:
            picture.add_row(self._bar(width), text)
        return picture

    def _bar(self, width: int) -> ProgressBar:
        pace = self.pace
        return ProgressBar(
            pace.total,
            pace.done,
            width=width,
            pulse=pace.total is None,
            complete_style="green",  # the default is red, which would suggest an error
            finished_style="green",
            pulse_style="green",
        )
