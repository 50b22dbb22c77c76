"""How named paths, and those of a list, become documents: a folder is walked, a file is looked into."""

import os
from collections.abc import Iterator

from newsparse.batch.document import Document
from newsparse.batch.inputs.folder import Walk, walk
from newsparse.batch.inputs.listed import listed
from newsparse.batch.inputs.place import place
from newsparse.batch.inputs.request import InputRequest, Note
from newsparse.batch.inputs.wanted import Wanted
from newsparse.errors import InputError


def named(request: InputRequest, note: Note) -> Iterator[Document]:
    """The documents of a request. Raises InputError, before the first, for what is not there to be read."""
    for path in request.paths:
        if not os.path.lexists(path):
            raise InputError(path, "there is no such file or folder; check the path")
    paths = listed(request.files_from, null_separated=request.null_separated) if request.files_from else ()
    return _all(request, iter(paths), note)


def _all(request: InputRequest, from_list: Iterator[str], note: Note) -> Iterator[Document]:
    how = Walk(Wanted(request.include, request.exclude), request.leave_out, request.respect_gitignore)
    for path in request.paths:
        yield from _one(path, "" if os.path.isdir(path) else place(os.path.basename(path)), how, note)
    for path in from_list:
        yield from _one(path, place(path), how, note)


def _one(path: str, at: str, how: Walk, note: Note) -> Iterator[Document]:
    """The documents of one path; `at` is its place."""
    if not os.path.isdir(path):
        yield Document(path, at, path=path)
        return
    for found in walk(path, how, at):
        if found.passed_over:
            note(found.path, found.passed_over)
        elif found.problem:
            yield Document(found.path, place(found.place), problem=found.problem)
        elif how.wanted.takes(found.place):
            yield Document(found.path, place(found.place), path=found.path)
