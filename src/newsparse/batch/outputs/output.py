"""What every output of a batch can do, and what the others stop with."""

from collections.abc import Iterator
from typing import Protocol

from newsparse.batch.convert.document import Document
from newsparse.batch.convert.outcome import Outcome
from newsparse.batch.convert.pool import Result
from newsparse.batch.convert.task import Task, Terms
from newsparse.model.errors import OutputError


class StoppedError(OutputError):
    """A run that was begun and cannot go on: the disk is full. What it did is kept, the next run goes on."""


class Output(Protocol):
    """Where the articles of a run go."""

    terms: Terms

    def task(self, number: int, document: Document) -> Task:
        """What is to be done for a document, with what earlier runs did for it."""
        ...

    def add(self, result: Result) -> Iterator[Outcome]:
        """Take in the next result, in the order of the inputs; gives the outcomes that are certain by now."""
        ...

    def finish(self) -> Iterator[Outcome]:
        """Bring to an end what was begun: all results are in."""
        ...

    def stop(self) -> Iterator[Outcome]:
        """Keep what was done, and leave the rest to the next run; gives the outcomes that are certain by this."""
        ...

    def close(self) -> None:
        """Let go, whatever happened; nothing is lost that was certain."""
        ...
