"""JSON Lines on standard output: no state is kept, so such a run cannot be resumed."""

from collections.abc import Iterator

from newsparse.batch.convert.document import Document
from newsparse.batch.convert.outcome import DocumentOutcome
from newsparse.batch.convert.pool import Result
from newsparse.batch.convert.task import RunSettings, Task
from newsparse.batch.request import BatchRequest
from newsparse.files.standard_output import write_standard_output


class OutputStream:
    """Standard output."""

    def __init__(self, request: BatchRequest) -> None:
        self.settings = RunSettings("line", options=request.options, read_as=request.read_as, geo=request.geo)

    def task(self, number: int, document: Document) -> Task:
        """The work for a document."""
        return Task(number, document)

    def add(self, result: Result) -> Iterator[DocumentOutcome]:
        """Write the next result. Raises BrokenPipeError if nobody reads it, UnfinishedError for other failures."""
        write_standard_output(bytes(result.converted.payload))
        yield result.converted.outcome

    def finish(self) -> Iterator[DocumentOutcome]:
        """Nothing remains: `add` yields every outcome."""
        yield from ()

    stop = finish

    def close(self) -> None:
        """Standard output stays open."""
