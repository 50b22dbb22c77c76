"""How `newsparse batch` is run, and what people see of it."""

import sys
from contextlib import closing, suppress
from time import monotonic
from typing import NamedTuple

from newsparse.batch.outputs import STANDARD_OUTPUT, kind_of
from newsparse.batch.outputs.output import StoppedError
from newsparse.batch.report.summary import summary
from newsparse.batch.report.tally import Tally
from newsparse.batch.request import Request
from newsparse.batch.run import Batch
from newsparse.cli.batch.ending import Terminated, heeding_sigterm, how_far
from newsparse.cli.batch.progress import Progress
from newsparse.cli.batch.watch import progress
from newsparse.cli.messages import tell, wants_color
from newsparse.cli.outcome import DONE, FAILED, TERMINATED
from newsparse.cli.reading import check_weights, require_geo
from newsparse.model.errors import OutputError

_STANDARD_ERROR = 2


class Showing(NamedTuple):
    """What people want to see of a run."""

    report: str | None = None
    dry_run: bool = False
    quiet: bool = False
    color: str = "auto"


def run(request: Request, showing: Showing) -> int:
    """Do what is asked, and give the exit status."""
    _check(request, showing)
    telling = _Telling(color=wants_color(showing.color, _STANDARD_ERROR))
    if showing.dry_run:
        from newsparse.cli.batch.dry_run import rehearse

        return rehearse(request, telling.note)
    tally, start = Tally(), monotonic()
    try:
        with heeding_sigterm():
            _convert(request, tally, showing, telling)
            _close(request, showing, tally, monotonic() - start)
    except StoppedError as error:
        tell(f"{error}; what is done is kept, and the same command goes on from there")
        return FAILED
    except KeyboardInterrupt:
        _tell_ended("interrupted", request, tally, showing, telling)
        raise
    except Terminated:
        _tell_ended("terminated", request, tally, showing, telling)
        return TERMINATED
    return FAILED if tally.failed else DONE


class _Telling:
    """Tells what is no failure: by way of the progress, as long as there is one on the screen."""

    def __init__(self, *, color: bool) -> None:
        self.progress: Progress | None = None
        self.begun: Batch | None = None
        self._color = color

    def note(self, name: str, text: str) -> None:
        """Say something of a file."""
        if self.progress:
            self.progress.fail(name, text)
        else:
            tell(text, name, color=self._color)


def _convert(request: Request, tally: Tally, showing: Showing, telling: _Telling) -> None:
    with progress(None, quiet=showing.quiet, color=showing.color) as shown:
        telling.progress = shown
        try:
            with Batch(request, telling.note, shown.found) as batch:
                shown.begin(batch.total)
                telling.begun = batch
                _work(batch, tally, shown)
        finally:
            telling.progress = None


def _work(batch: Batch, tally: Tally, shown: Progress) -> None:
    try:
        with closing(batch.outcomes(shown.tick)) as outcomes:
            for outcome in outcomes:
                tally.add(outcome)
                shown.done(outcome)
    except (KeyboardInterrupt, Terminated):
        for outcome in batch.stopped():
            tally.add(outcome)
        raise


def _tell_ended(how: str, request: Request, tally: Tally, showing: Showing, telling: _Telling) -> None:
    if showing.quiet:
        return
    if telling.begun is None:
        tell(f"{how} before the first input; nothing was done")
    else:
        tell(f"{how} {how_far(request, tally.inputs, telling.begun.total, showing.report)}")


def _close(request: Request, showing: Showing, tally: Tally, seconds: float) -> None:
    """The report and the summary."""
    if showing.report:
        from newsparse.batch.report.write import write_report

        write_report(tally, showing.report, _about(request, seconds))
    if not showing.quiet:
        with suppress(OSError):
            sys.stderr.write(summary(tally, seconds))


def _check(request: Request, showing: Showing) -> None:
    """Raises OutputError, InputError for what would fail for every input."""
    if showing.report:
        from newsparse.batch.report.write import check_report_path

        check_report_path(showing.report)
    check_weights(request.options)
    if request.geo:
        require_geo()
    if request.to and (request.output == STANDARD_OUTPUT or kind_of(request.output)):
        wanted = "JSON Lines" if request.output == STANDARD_OUTPUT else "what its suffix says"
        raise OutputError(f"-t {request.to} is for a folder; {request.output} is {wanted}")


def _about(request: Request, seconds: float) -> dict[str, object]:
    from newsparse.model import __version__

    return {
        "command": " ".join(["newsparse", *sys.argv[1:]]),
        "newsparse": __version__,
        "output": request.output,
        "seconds": round(seconds, 3),
    }
