"""How named paths, and those of a list, become documents."""

import os
from collections.abc import Iterator

from newsparse.batch.convert.document import Document
from newsparse.batch.inputs.listed import listed
from newsparse.batch.inputs.looking import Asked, Where, in_file
from newsparse.batch.inputs.place import place
from newsparse.batch.inputs.request import InputRequest, Note
from newsparse.batch.inputs.wanted import Wanted
from newsparse.files.folder import Found, Walk, walk
from newsparse.model.errors import InputError

_ONCE = "it can be read only once, and a batch looks twice at its inputs; save it as a file first"


def named(request: InputRequest, note: Note) -> Iterator[Document]:
    """The documents of a request. Raises InputError, before the first, for what cannot be there to be read."""
    for path in request.paths:
        if path == "-":
            raise InputError("standard input", _ONCE)
        if not os.path.lexists(path):
            raise InputError(path, "there is no such file or folder; check the path")
        if os.path.exists(path) and not (os.path.isfile(path) or os.path.isdir(path)):
            raise InputError(path, _ONCE)
    paths = listed(request.files_from, null_separated=request.null_separated) if request.files_from else ()
    return _all(request, iter(paths), note)


def _all(request: InputRequest, from_list: Iterator[str], note: Note) -> Iterator[Document]:
    asked = Asked(request, Wanted(request.include, request.exclude), note)
    for path in request.paths:
        yield from _named(path, asked)
    for path in from_list:
        yield from _listed(path, asked)


def _named(path: str, asked: Asked) -> Iterator[Document]:
    """The documents of a path of the command line; its place is its name alone, a folder's is nothing."""
    if os.path.isdir(path):
        yield from _in_folder(path, "", asked)
    else:
        yield from in_file(path, Where(path, place(os.path.basename(path))), asked)


def _listed(path: str, asked: Asked) -> Iterator[Document]:
    """The documents of a path of a list, where several may have one name: its place is the whole path."""
    if os.path.isdir(path):
        yield from _in_folder(path, "" if place(path) == "_" else place(path), asked)
    elif os.path.isfile(path) or not os.path.exists(path):
        yield from in_file(path, Where(path, place(path)), asked)
    else:
        asked.note(path, "neither a file nor a folder, passed over")


def _in_folder(path: str, at: str, asked: Asked) -> Iterator[Document]:
    request = asked.request
    for found in walk(path, Walk(asked.wanted, request.leave_out, request.respect_gitignore), at):
        yield from _found(found, asked)


def _found(found: Found, asked: Asked) -> Iterator[Document]:
    """The documents of what stood in a folder."""
    if found.passed_over:
        asked.note(found.path, found.passed_over)
    elif found.problem:
        yield Document(found.path, place(found.place), problem=found.problem)
    else:
        yield from in_file(found.path, Where(found.path, place(found.place), found.place), asked)
