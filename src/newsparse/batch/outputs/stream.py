"""JSON Lines down a pipe: nothing is kept, so nothing can be resumed."""

from collections.abc import Iterator

from newsparse.batch.convert.document import Document
from newsparse.batch.convert.outcome import Outcome
from newsparse.batch.convert.pool import Result
from newsparse.batch.convert.task import Task, Terms
from newsparse.batch.request import Request
from newsparse.files.write import write_all

_STANDARD_OUTPUT = 1


class Stream:
    """Standard output."""

    def __init__(self, request: Request) -> None:
        self.terms = Terms("line", options=request.options, read_as=request.read_as, geo=request.geo)

    def task(self, number: int, document: Document) -> Task:
        """What is to be done for a document."""
        return Task(number, document)

    def add(self, result: Result) -> Iterator[Outcome]:
        """Write out the next result. Raises OSError, BrokenPipeError where nobody reads it."""
        # Not by way of sys.stdout: what its buffer could not write it tries again at the end, and fails aloud.
        write_all(_STANDARD_OUTPUT, bytes(result.converted.payload))
        yield result.converted.outcome

    def finish(self) -> Iterator[Outcome]:
        """Nothing is left to be done."""
        yield from ()

    def stop(self) -> Iterator[Outcome]:
        """Every outcome was given already."""
        yield from ()

    def close(self) -> None:
        """Standard output is not ours to close."""
