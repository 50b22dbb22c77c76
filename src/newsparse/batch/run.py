"""A batch run from start to end: documents are listed, divided among processes, converted and written in order."""

from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, suppress
from typing import TypeAlias

from newsparse.batch.convert import pool
from newsparse.batch.convert.chunks import divided
from newsparse.batch.convert.outcome import DocumentOutcome
from newsparse.batch.convert.pool import Idle
from newsparse.batch.convert.task import Task
from newsparse.batch.deferral import Deferral
from newsparse.batch.guarding import guard_of, refuse_outputs
from newsparse.batch.inputs.listing import Listing
from newsparse.batch.inputs.request import Note
from newsparse.batch.outputs import kind_of
from newsparse.batch.outputs.file import OutputFile
from newsparse.batch.outputs.folder import OutputFolder
from newsparse.batch.outputs.output import Output, StoppedError
from newsparse.batch.outputs.stream import OutputStream
from newsparse.batch.request import STANDARD_OUTPUT, BatchRequest
from newsparse.batch.state.opening import DamagedStateError
from newsparse.model.errors import OutputError, UnfinishedError, reason

Opened: TypeAlias = tuple[Output, int | None]


def _do_nothing(_: int) -> None:
    """The default of `found`."""


class Batch:
    """A batch run, to be used as a context manager. `total` is the number of documents; None if unknown.

    Creating it checks the request and, for an output folder, every output name, before anything is written.
    Meanwhile `found` is called with the number of documents so far. Raises InputError, OutputError.
    """

    def __init__(self, request: BatchRequest, note: Note, found: Callable[[int], None] = _do_nothing) -> None:
        self._request = request
        self._note = note
        self._found = found
        self._open = ExitStack()
        try:
            self._guard = guard_of(request)
            self._open.callback(self._guard.close)
            self._listing = self._open.enter_context(Listing(request.inputs, self._guard))
            refuse_outputs(self._listing, request, self._guard)
            self._listing.refuse_nothing()
            self._output, self.total = self._opened()
            self._open.callback(self._output.close)
        except BaseException:
            self._open.close()
            raise

    def _opened(self) -> Opened:
        request = self._request
        if request.output == STANDARD_OUTPUT:
            return OutputStream(request), self._listing.count(self._found)
        if kind := kind_of(request.output):
            return OutputFile(request, kind), self._listing.count(self._found)
        folder = OutputFolder(request, self._listing.counted(self._found), self._note, self._guard)
        if self._listing.refused or not folder.total:  # an empty list is what a `find` that failed leaves
            folder.keep_gone()
        return folder, folder.total

    @property
    def refused(self) -> bool:
        """Whether a named folder has nothing to convert; the others are converted all the same."""
        return bool(self._listing.refused)

    def __enter__(self) -> "Batch":
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def outcomes(self, idle: Idle = lambda: None) -> Generator[DocumentOutcome, None, None]:
        """Convert all documents and yield their outcomes, in input order; after the last one the output is complete.

        `idle` is called about every second while waiting. Raises StoppedError if the output cannot be continued.
        """
        try:
            yield from self._outcomes(idle)
        except (UnfinishedError, BrokenPipeError, DamagedStateError):  # which no other run can resume
            raise
        except OutputError as error:
            raise StoppedError(str(error)) from error
        except OSError as error:
            problem = reason(error)
            raise StoppedError(f"{error.filename or self._request.output}: {problem}") from error

    def stopped(self) -> Iterator[DocumentOutcome]:
        """Keep the finished work of an interrupted run; yields the outcomes that this makes final."""
        with suppress(OSError, OutputError):
            yield from self._output.stop()

    def _outcomes(self, idle: Idle) -> Iterator[DocumentOutcome]:
        work = divided(self._tasks(), self._request.jobs)
        with Deferral() as signals:
            for result in pool.converted(work.chunks, self._output.settings, work.processes, idle):
                signals.hold()
                yield from self._output.add(result)
                signals.release()
                if result.converted.outcome.problem is not None and self._request.stop_on_error:
                    yield from self._output.stop()
                    return
        yield from self._output.finish()

    def _tasks(self) -> Iterator[Task]:
        for number, document in enumerate(self._listing.documents(self._note)):
            yield self._output.task(number, document)
