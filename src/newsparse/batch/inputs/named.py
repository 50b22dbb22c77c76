"""How named paths, and those of a list, become documents."""

import os
from collections.abc import Iterator

from newsparse.batch.convert.document import Document
from newsparse.batch.inputs.contents import Location, Search, in_file
from newsparse.batch.inputs.listed import listed
from newsparse.batch.inputs.place import place
from newsparse.batch.inputs.request import InputRequest, Note
from newsparse.batch.inputs.selection import BatchSelection
from newsparse.files.named import is_pattern, named, nearest
from newsparse.files.walk import EntryKind, Others, WalkEntry, walk
from newsparse.model.errors import InputError

_ONCE = "it can be read only once, and a batch reads its inputs twice; save it as a file first"


def documents_of(request: InputRequest, note: Note, refuse: Note) -> Iterator[Document]:
    """The documents of a request. Raises InputError, before the first, for a path that cannot be read."""
    selection = BatchSelection.of(request)
    for path in request.paths:
        _refuse_wrong(path, selection)
    paths = listed(request.files_from, null_separated=request.null_separated) if request.files_from else ()
    search = Search(request, selection, note, Others(), refuse)
    return _all(request, iter(paths), search)


def _refuse_wrong(path: str, selection: BatchSelection) -> None:
    """Raises InputError for a path that is not there, or that can be read only once."""
    if path == "-":
        raise InputError("standard input", _ONCE)
    if os.path.isfile(path) or os.path.isdir(path):
        return
    if os.path.exists(path):
        raise InputError(path, _ONCE)
    for found in named(path, selection):
        if found.kind is EntryKind.MISSING:
            raise InputError(path, found.message)
        if found.kind is EntryKind.FILE:
            return


def look_through(request: InputRequest) -> None:
    """Meet every file of a request without opening it, for the guard to refuse what will be written."""
    selection = BatchSelection.of(request)
    for path in request.paths:
        for _ in named(path, selection):
            pass
    if request.files_from:
        for path in listed(request.files_from, null_separated=request.null_separated):
            for _ in named(path, selection) if os.path.lexists(path) else ():
                pass


def _all(request: InputRequest, from_list: Iterator[str], search: Search) -> Iterator[Document]:
    for path in request.paths:
        within = search.selection if is_pattern(path) else search.selection.within(path)
        yield from _named(path, search._replace(selection=within, others=Others()))
    # Another program made the list, so an empty folder in it is not a mistake in the command.
    for path in from_list:
        yield from _listed(path, search._replace(others=Others(), refuse=search.note))


def _named(path: str, search: Search) -> Iterator[Document]:
    """The documents of a path on the command line; the place of a file is its name, that of a folder is empty."""
    if os.path.isdir(path) or is_pattern(path):
        yield from _found(path, named(path, search.selection), search)
    else:
        _refuse_output(path, search)
        yield from in_file(path, Location(path, place(os.path.basename(path))), search)
        _note_others(path, search)


def _listed(path: str, search: Search) -> Iterator[Document]:
    """The documents of a path in a list, which may hold the same name several times: its place is the whole path."""
    if os.path.isdir(path):
        below = "" if place(path) == "_" else place(path)
        yield from _found(path, walk(path, search.selection, below), search)
    elif not os.path.lexists(path):
        yield Document(path, place(path), problem=f"no such file or folder{nearest(path)}")
    elif os.path.isfile(path) or not os.path.exists(path):
        _refuse_output(path, search)
        within = search._replace(selection=search.selection.within(path))
        yield from in_file(path, Location(path, place(path)), within)
        _note_others(path, search)
    else:
        search.note(path, "not a regular file, skipped")


def _refuse_output(path: str, search: Search) -> None:
    """Raises OutputError for a named file that the run writes."""
    if search.selection.guard:
        search.selection.guard.refuse(path)


def _found(path: str, entries: Iterator[WalkEntry], search: Search) -> Iterator[Document]:
    """The documents of what was found in a folder, or by a pattern."""
    is_empty = True
    for found in entries:
        is_empty = is_empty and found.kind in (EntryKind.OTHER, EntryKind.SKIPPED)
        if found.kind is EntryKind.OTHER:
            search.others.add(found.path)
        elif found.kind is EntryKind.SKIPPED:
            search.note(found.path, found.message)
        elif found.kind is EntryKind.FILE:
            yield from in_file(found.path, Location(found.path, place(found.place)), search)
        else:
            yield Document(found.path, place(found.place), problem=found.message)
    if not is_empty:
        _note_others(path, search)
    elif search.others.count and search.selection.is_default:
        search.refuse(path, f"no file in it to convert; {search.others.note()}")
    else:
        search.refuse(path, "no file in it to convert; hidden, ignored and excluded ones do not count")


def _note_others(path: str, search: Search) -> None:
    """Report the files that were not included, unless the command line chose them itself."""
    if search.others.count and search.selection.is_default:
        search.note(path, search.others.note())
