"""A batch from its first document to its last: listed, shared out, converted, put into the output in order."""

from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, suppress
from typing import TypeAlias

from newsparse.batch.convert import pool
from newsparse.batch.convert.chunks import shared
from newsparse.batch.convert.outcome import Outcome
from newsparse.batch.convert.pool import Idle
from newsparse.batch.convert.task import Task
from newsparse.batch.inputs.request import Note
from newsparse.batch.listing import Listing
from newsparse.batch.outputs import STANDARD_OUTPUT, kind_of
from newsparse.batch.outputs.output import Output, StoppedError
from newsparse.batch.outputs.single import Single
from newsparse.batch.outputs.stream import Stream
from newsparse.batch.outputs.tree import Tree
from newsparse.batch.request import Request
from newsparse.model.errors import OutputError, reason

Opened: TypeAlias = tuple[Output, int | None]


def _unseen(_: int) -> None:
    """Nobody looks."""


class Batch:
    """A run that was asked for. `total` is how many documents there are, None where that would take long to say.

    Making one checks what was asked for and, for a folder, every name in it, before anything is written:
    it raises InputError and OutputError. Use it as a context, so that it lets go of the output.
    `found` is told meanwhile how many documents are found so far.
    """

    def __init__(self, request: Request, note: Note, found: Callable[[int], None] = _unseen) -> None:
        self._request = request
        self._note = note
        self._found = found
        self._open = ExitStack()
        try:
            self._listing = self._open.enter_context(Listing(request))
            self._output, self.total = self._opened()
            self._open.callback(self._output.close)
        except BaseException:
            self._open.close()
            raise

    def _opened(self) -> Opened:
        request = self._request
        if request.output == STANDARD_OUTPUT:
            return Stream(request), self._listing.count(self._found)
        if kind := kind_of(request.output):
            return Single(request, kind), self._listing.count(self._found)
        tree = Tree(request, self._listing.counted(self._found), self._note)
        return tree, tree.total

    def __enter__(self) -> "Batch":
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def outcomes(self, idle: Idle = lambda: None) -> Generator[Outcome, None, None]:
        """Convert, and give the outcome of each document, in the order of the inputs.

        `idle` is called every second or so while the next one is waited for.
        When the last one was given, the output is complete. Raises StoppedError where it cannot be written on.
        """
        try:
            yield from self._outcomes(idle)
        except OutputError as error:
            raise StoppedError(str(error)) from error
        except BrokenPipeError:
            raise
        except OSError as error:
            if self._request.output == STANDARD_OUTPUT:
                raise
            problem = reason(error)
            raise StoppedError(f"{error.filename or self._request.output}: {problem}") from error

    def stopped(self) -> Iterator[Outcome]:
        """Keep what is done where somebody ends the run; gives the outcomes that are certain by this."""
        with suppress(OSError, OutputError):
            yield from self._output.stop()

    def _outcomes(self, idle: Idle) -> Iterator[Outcome]:
        share = shared(self._tasks(), self._request.jobs)
        for result in pool.converted(share.chunks, self._output.terms, share.processes, idle):
            yield from self._output.add(result)
            if result.converted.outcome.problem is not None and self._request.stop_on_error:
                yield from self._output.stop()
                return
        yield from self._output.finish()

    def _tasks(self) -> Iterator[Task]:
        for number, document in enumerate(self._listing.documents(self._note)):
            yield self._output.task(number, document)
