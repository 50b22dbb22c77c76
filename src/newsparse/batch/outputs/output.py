"""The protocol of a batch output, and the error that ends a run whose output cannot be continued."""

from collections.abc import Iterator
from typing import Protocol

from newsparse.batch.convert.document import Document
from newsparse.batch.convert.outcome import DocumentOutcome
from newsparse.batch.convert.pool import Result
from newsparse.batch.convert.task import RunSettings, Task
from newsparse.model.errors import OutputError


class StoppedError(OutputError):
    """A run that began and cannot go on, such as on a full disk. Finished work is kept for the next run."""


class Output(Protocol):
    """Where the articles of a run go."""

    settings: RunSettings

    def task(self, number: int, document: Document) -> Task:
        """The work for a document, with the results of earlier runs."""
        ...

    def add(self, result: Result) -> Iterator[DocumentOutcome]:
        """Take the next result, in input order; yields the outcomes that are now final."""
        ...

    def finish(self) -> Iterator[DocumentOutcome]:
        """Complete the output after the last result; yields the remaining outcomes."""
        ...

    def stop(self) -> Iterator[DocumentOutcome]:
        """Keep finished work and leave the rest to the next run; yields the outcomes that are now final."""
        ...

    def close(self) -> None:
        """Release all resources; everything final is kept."""
        ...
