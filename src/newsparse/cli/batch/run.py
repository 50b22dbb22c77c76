"""Running `newsparse batch`: conversion, progress, messages, report and summary."""

import sys
from contextlib import closing
from time import monotonic
from typing import NamedTuple

from newsparse import formats
from newsparse.batch.outputs import kind_of
from newsparse.batch.outputs.output import StoppedError
from newsparse.batch.report.summary import summary
from newsparse.batch.report.tally import Tally
from newsparse.batch.request import STANDARD_OUTPUT, BatchRequest
from newsparse.batch.run import Batch
from newsparse.cli.batch.ending import Terminated, how_far, how_to_resume, sigterm_as_exception
from newsparse.cli.batch.progress import Progress
from newsparse.cli.batch.watch import progress
from newsparse.cli.messages import put, tell, wants_color
from newsparse.cli.outcome import DONE, FAILED, TERMINATED, WRONG
from newsparse.cli.reading import check_weights, require_geo
from newsparse.model.errors import OutputError
from newsparse.pipeline.shortcomings import ADVICE

_STANDARD_ERROR = 2


class Display(NamedTuple):
    """What to display of a run."""

    dry_run: bool = False
    quiet: bool = False
    color: str = "auto"


def run(request: BatchRequest, display: Display) -> int:
    """Run the batch and return the exit status."""
    _check(request)
    messages = _Messages(display)
    if request.to and not display.quiet:
        _tell_what_is_lost(request.to, request.front)
    if display.dry_run:
        from newsparse.cli.batch.dry_run import print_dry_run

        return print_dry_run(request, messages.note)
    tally, start = Tally(), monotonic()
    try:
        with sigterm_as_exception():
            _convert(request, tally, display, messages)
            _close(request, display, tally, monotonic() - start)
    except StoppedError as error:
        tell(f"{error}; {how_to_resume(request)}")
        return FAILED
    except KeyboardInterrupt:
        messages.ended("interrupted", request, tally)
        raise
    except Terminated:
        messages.ended("terminated", request, tally)
        return TERMINATED
    if messages.begun and messages.begun.refused:
        return WRONG
    is_short = request.strict and tally.short
    return FAILED if tally.failed or is_short else DONE


class _Messages:
    """Prints messages that are not failures, above the progress while that is displayed."""

    def __init__(self, display: Display) -> None:
        self._display = display
        self.progress: Progress | None = None
        self.begun: Batch | None = None
        self._color = wants_color(display.color, _STANDARD_ERROR)

    def note(self, name: str, text: str) -> None:
        """Print a message about a file."""
        if self.progress:
            self.progress.fail(name, text)
        else:
            tell(text, name, color=self._color)

    def ended(self, how: str, request: BatchRequest, tally: Tally) -> None:
        """Print how far an interrupted run came."""
        if self._display.quiet:
            return
        if self.begun is None:
            tell(f"{how} before the first input; nothing was converted")
        else:
            tell(f"{how} {how_far(request, tally.inputs, self.begun.total, request.report)}")


def _convert(request: BatchRequest, tally: Tally, display: Display, messages: _Messages) -> None:
    with progress(None, quiet=display.quiet, color=display.color) as shown:
        messages.progress = shown
        try:
            with Batch(request, messages.note, shown.found) as batch:
                shown.begin(batch.total)
                messages.begun = batch
                _consume(batch, tally, shown, strict=request.strict)
        finally:
            messages.progress = None


def _consume(batch: Batch, tally: Tally, shown: Progress, *, strict: bool) -> None:
    try:
        with closing(batch.outcomes(shown.tick)) as outcomes:
            for outcome in outcomes:
                tally.add(outcome)
                shown.done(outcome)
                if strict and outcome.shortcomings:
                    shown.fail(outcome.name, f"{outcome.shortcomings} {ADVICE}")
    except (KeyboardInterrupt, Terminated):
        for outcome in batch.stopped():
            tally.add(outcome)
        raise


def _close(request: BatchRequest, display: Display, tally: Tally, seconds: float) -> None:
    """Write the report and print the summary."""
    if request.report:
        from newsparse.batch.report.write import write_report

        write_report(tally, request.report, _about(request, seconds))
    if not display.quiet:
        put(summary(tally, seconds))


def _check(request: BatchRequest) -> None:
    """Raises OutputError, InputError for mistakes that would make every input fail."""
    if request.report:
        from newsparse.batch.report.write import check_report_path

        check_report_path(request.report)
    check_weights(request.options)
    if request.geo:
        require_geo()
    if request.to and (request.output == STANDARD_OUTPUT or kind_of(request.output)):
        chosen = (
            "is always JSON Lines" if request.output == STANDARD_OUTPUT else "has the format of its suffix"
        )
        raise OutputError(f"-t {request.to} is for output folders; {request.output} {chosen}")


def _tell_what_is_lost(to: str, front: str) -> None:
    """Say once what the format cannot hold, whether or not an article has it: files are written one by one."""
    row = formats.get(to)
    if row.lacks or front != "full":
        from newsparse.formats.losses import words

        if lost := ", ".join(words(row, front)):
            tell(f"{to} has no place for {lost}")


def _about(request: BatchRequest, seconds: float) -> dict[str, object]:
    from newsparse.model import __version__

    return {
        "command": " ".join(["newsparse", *sys.argv[1:]]),
        "newsparse": __version__,
        "output": request.output,
        "seconds": round(seconds, 3),
    }
