"""Which documents a run converts: its inputs, but for what it writes itself, each of them once."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from tempfile import NamedTemporaryFile

from newsparse.batch.convert.document import Document
from newsparse.batch.inputs import documents
from newsparse.batch.inputs.request import InputRequest, Note
from newsparse.batch.once import once
from newsparse.batch.outputs import STANDARD_OUTPUT
from newsparse.batch.outputs.single import state_of
from newsparse.batch.request import Request


class Listing:
    """The documents of a run, which can be gone through more than once. A context: it may keep a copy of a list."""

    def __init__(self, request: Request) -> None:
        self._open = ExitStack()
        self._inputs = _repeatable(_without_output(request), self._open)

    def __enter__(self) -> "Listing":
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def documents(self, note: Note | None = None) -> Iterator[Document]:
        """The documents in order; `note` is told what is passed over. Raises InputError for what is not there."""
        return once(documents(self._inputs, note), _again(note) if note else None)

    def counted(self, found: Callable[[int], None]) -> Iterator[Document]:
        """The documents in order; `found` is told how many have come."""
        for count, document in enumerate(self.documents(), 1):
            found(count)
            yield document

    def count(self, found: Callable[[int], None]) -> int | None:
        """How many documents there are, where the names of files are enough to say so."""
        count = 0
        for document in self.counted(found):
            if document.data is not None:
                return None
            count += 1
        return count


def _again(note: Note) -> Callable[[str], None]:
    return lambda name: note(name, "it is among the inputs more than once, and is converted once")


def _without_output(request: Request) -> InputRequest:
    """The inputs, but for what this and earlier runs write there."""
    if request.output == STANDARD_OUTPUT:
        return request.inputs
    path = os.path.realpath(request.output)
    return request.inputs._replace(leave_out=(*request.inputs.leave_out, path, state_of(path)))


def _repeatable(inputs: InputRequest, until: ExitStack) -> InputRequest:
    """The inputs with a list that can be read more than once, which standard input cannot."""
    if inputs.files_from != "-" or sys.stdin is None:
        return inputs
    copy = until.enter_context(NamedTemporaryFile(prefix="newsparse-batch-"))  # noqa: SIM115 (the stack does)
    shutil.copyfileobj(sys.stdin.buffer, copy)
    copy.flush()
    return inputs._replace(files_from=copy.name)
