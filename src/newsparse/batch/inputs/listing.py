"""The documents of a run: those of its inputs, each once, without the files that batch runs write."""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from tempfile import NamedTemporaryFile

from newsparse.batch.convert.document import Document
from newsparse.batch.inputs import documents
from newsparse.batch.inputs.named import look_through
from newsparse.batch.inputs.request import InputRequest, Note
from newsparse.batch.inputs.unique import unique
from newsparse.files.guard import Guard
from newsparse.model.errors import InputError


class Listing:
    """The documents of a run, which can be iterated more than once.

    `guard` knows what the run writes, and is told of every file that is read. `refused` tells of each named path
    without anything to convert, once the documents were iterated. Use it as a context manager: a list on standard
    input is copied to a temporary file.
    """

    def __init__(self, inputs: InputRequest, guard: Guard) -> None:
        self._open = ExitStack()
        self.refused: dict[str, str] = {}
        self._inputs = _repeatable(inputs._replace(guard=guard), self._open)

    def __enter__(self) -> "Listing":
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def look_through(self) -> None:
        """Meet every file without opening it. Raises OutputError for one that the run writes."""
        look_through(self._inputs)

    def documents(self, note: Note | None = None) -> Iterator[Document]:
        """The documents in order; `note` is called for each file skipped. Raises InputError for a missing path."""

        def refuse(path: str, why: str) -> None:
            self.refused[path] = why
            if note:
                note(path, why)

        return unique(documents(self._inputs, note, refuse), _repeated(note) if note else None)

    def refuse_nothing(self) -> None:
        """Raises InputError if paths are named and there is not a single document in any of them."""
        if next(self.documents(), None) is None and (paths := self._inputs.paths):
            path, why = next(iter(self.refused.items()), (paths[0], "no text in it to convert"))
            raise InputError(path, why)

    def counted(self, found: Callable[[int], None]) -> Iterator[Document]:
        """The documents in order; `found` is called with the count so far."""
        for count, document in enumerate(self.documents(), 1):
            found(count)
            yield document

    def count(self, found: Callable[[int], None]) -> int | None:
        """The number of documents; None if archives or corpora would have to be read to count them."""
        count = 0
        for document in self.counted(found):
            if document.data is not None:
                return None
            count += 1
        return count


def _repeated(note: Note) -> Callable[[str], None]:
    return lambda name: note(name, "listed more than once; converted once")


def _repeatable(inputs: InputRequest, until: ExitStack) -> InputRequest:
    """The inputs with a list on standard input copied to a file, so that it can be read again."""
    if inputs.files_from != "-" or sys.stdin is None:
        return inputs
    copy = until.enter_context(NamedTemporaryFile(prefix="newsparse-batch-"))  # noqa: SIM115 (the stack closes it)
    shutil.copyfileobj(sys.stdin.buffer, copy)
    copy.flush()
    return inputs._replace(files_from=copy.name)
