"""How a batch advances on a terminal: a bar at its foot, and above it what there is to tell."""

from contextlib import suppress
from time import monotonic

from rich.console import Console
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from newsparse.base.escaping import visible
from newsparse.cli.batch.progress import Clock, Progress

_BETWEEN = 0.1  # seconds between two drawings
_GAP = 1  # columns
_WIDE = 120  # columns from which on there is room for a longer bar
_LONG, _SHORT, _SHORTEST = 40, 20, 6  # columns


class Bar(Progress):
    """Draws on standard error, which is a terminal; a terminal that goes away does not end the run."""

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
            self._console.show_cursor(show=True)  # a killed process could not give it back

    def fail(self, name: str, problem: str) -> None:
        """A line above the bar, with the next drawing, as there may be thousands of them."""
        place = Text(visible(name), "bold")
        self._waiting.append(Text.assemble("newsparse: ", place, ": ", visible(problem)))

    def tick(self) -> None:
        """Draw anew, unless that was done a moment ago."""
        now = self.clock()
        if now - self._drawn_at >= _BETWEEN:
            self._drawn_at = now
            self.pace.look(now)
            self._draw()

    def close(self) -> None:
        """Tell what is waiting; the bar goes away."""
        with suppress(OSError):
            self._tell()
        with suppress(OSError):
            self._live.stop()

    def _draw(self) -> None:
        with suppress(OSError):
            self._tell()
            self._live.refresh()

    def _tell(self) -> None:
        lines, self._waiting = self._waiting, []
        if lines:  # soft: a line that is too long is broken by the terminal, which can undo it
            self._console.print(Text("\n").join(lines), soft_wrap=True)

    def _picture(self) -> Table:
        words = self.pace.words(self.clock())
        room = self._console.width - len(" · ".join(words)) - _GAP
        width = min(room, _LONG if self._console.width >= _WIDE else _SHORT)
        text = Text(" · ", no_wrap=True, overflow="ellipsis").join(
            Text(one, "bold red" if one.endswith(" failed") else "") for one in words
        )
        picture = Table.grid(padding=(0, _GAP, 0, 0))
        if width < _SHORTEST:
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
            complete_style="green",  # rich's own is red, which says that something is wrong
            finished_style="green",
            pulse_style="green",
        )
