"""A batch from its first document to its last: listed, shared out, converted, put into the output in order."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from tempfile import NamedTemporaryFile
from typing import TypeAlias

from newsparse.batch import pool
from newsparse.batch.chunks import shared
from newsparse.batch.inputs import documents
from newsparse.batch.inputs.request import InputRequest
from newsparse.batch.once import once
from newsparse.batch.outcome import Outcome
from newsparse.batch.outputs import STANDARD_OUTPUT, kind_of
from newsparse.batch.outputs.output import Note, Output, StoppedError
from newsparse.batch.outputs.single import Single, state_of
from newsparse.batch.outputs.stream import Stream
from newsparse.batch.outputs.tree import Tree
from newsparse.batch.request import Request
from newsparse.batch.task import Task
from newsparse.errors import OutputError

Opened: TypeAlias = tuple[Output, int | None]


class Batch:
    """A run that was asked for. `total` is how many documents there are, None where that would take long to say.

    Making one checks what was asked for and, for a folder, every name in it, before anything is written:
    it raises InputError and OutputError. Use it as a context, so that it lets go of the output.
    """

    def __init__(self, request: Request, note: Note) -> None:
        self._request = request
        self._note = note
        self._open = ExitStack()
        try:
            self._inputs = _listed(_without_output(request), self._open)
            self._output, self.total = self._opened()
            self._open.callback(self._output.close)
        except BaseException:
            self._open.close()
            raise

    def _opened(self) -> Opened:
        request = self._request
        if request.output == STANDARD_OUTPUT:
            return Stream(request), _count(self._inputs)
        if kind := kind_of(request.output):
            return Single(request, kind), _count(self._inputs)
        tree = Tree(request, once(documents(self._inputs)), self._note)
        return tree, tree.total

    def __enter__(self) -> "Batch":
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def outcomes(self) -> Iterator[Outcome]:
        """Convert, and give the outcome of each document, in the order of the inputs.

        When the last one was given, the output is complete. Raises StoppedError where it cannot be written on.
        """
        try:
            yield from self._outcomes()
        except OutputError as error:
            raise StoppedError(str(error)) from error
        except BrokenPipeError:
            raise
        except OSError as error:
            if self._request.output == STANDARD_OUTPUT:
                raise
            problem = (error.strerror or str(error)).lower()
            raise StoppedError(f"{error.filename or self._request.output}: {problem}") from error

    def _outcomes(self) -> Iterator[Outcome]:
        share = shared(self._tasks(), self._request.jobs)
        for result in pool.converted(share.chunks, self._output.terms, share.processes):
            yield from self._output.add(result)
            if result.converted.outcome.problem is not None and self._request.stop_on_error:
                yield from self._output.stop()
                return
        yield from self._output.finish()

    def _tasks(self) -> Iterator[Task]:
        found = once(documents(self._inputs, self._note), self._again)
        for number, document in enumerate(found):
            yield self._output.task(number, document)

    def _again(self, name: str) -> None:
        self._note(name, "it is among the inputs more than once, and is converted once")


def _without_output(request: Request) -> InputRequest:
    """The inputs, but for what this and earlier runs write there."""
    if request.output == STANDARD_OUTPUT:
        return request.inputs
    path = os.path.realpath(request.output)
    return request.inputs._replace(leave_out=(*request.inputs.leave_out, path, state_of(path)))


def _listed(inputs: InputRequest, until: ExitStack) -> InputRequest:
    """The inputs with a list that can be read more than once, which standard input cannot."""
    if inputs.files_from != "-" or sys.stdin is None:
        return inputs
    copy = until.enter_context(NamedTemporaryFile(prefix="newsparse-batch-"))
    shutil.copyfileobj(sys.stdin.buffer, copy)
    copy.flush()
    return inputs._replace(files_from=copy.name)


def _count(inputs: InputRequest) -> int | None:
    """How many documents there are, where the names of files are enough to say so."""
    count = 0
    for document in once(documents(inputs)):
        if document.data is not None:
            return None
        count += 1
    return count
