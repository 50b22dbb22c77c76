"""The contents of a file: one text, a packed text, the members of an archive, the records of a corpus."""

import io
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple, cast

from newsparse.base.opening import opened
from newsparse.batch.convert.document import Document
from newsparse.batch.inputs import json_lines, packing
from newsparse.batch.inputs.corpus import documents_of
from newsparse.batch.inputs.guarded import whole
from newsparse.batch.inputs.kinds import (
    ARCHIVES,
    CSV,
    JSON_LINES,
    PARQUET,
    TAR,
    TSV,
    WET,
    is_container,
    is_corpus,
    keeps_promise,
)
from newsparse.batch.inputs.member import Member
from newsparse.batch.inputs.place import place as safe
from newsparse.batch.inputs.request import InputRequest, Note
from newsparse.batch.inputs.selection import BatchSelection
from newsparse.files.walk import JUNK_FOLDERS, Others
from newsparse.model.errors import InputError, reason

_BUFFER = 1 << 18
_DEEPEST = 3  # archives in archives, packings in packings: some files contain themselves
_LONGEST_NAME = 65_535  # characters of a member's name, the most that a zip can hold; a tar sets no limit
_NAME_SHOWN = 80  # characters of a name that is too long


class Search(NamedTuple):
    """What holds for everything that one named path leads to.

    `others` counts what is not included; `refuse` is called where nothing is left.
    """

    request: InputRequest
    selection: BatchSelection
    note: Note
    others: Others
    refuse: Note


class Location(NamedTuple):
    """The location of a text.

    `name` is for people; `place` can safely become the name of a file; `depth` counts the archives around it.
    """

    name: str
    place: str
    depth: int = 0


def in_file(path: str, where: Location, search: Search) -> Iterator[Document]:
    """The documents in a file on disk; only one that may hold several texts is opened here.

    The suffix says where to look, the first bytes decide: a `.gz` that is not gzip is a plain file.
    """
    if not is_container(path):
        yield Document(where.name, where.place, path=path)
        return
    try:
        with opened(path, _BUFFER) as file:
            if is_corpus(path) or keeps_promise(_head(file), path):
                yield from in_stream(file, where, search)
            else:
                yield Document(where.name, where.place, path=path)
    except OSError as error:
        yield Document(where.name, where.place, problem=reason(error))


def in_stream(stream: BinaryIO, where: Location, search: Search) -> Iterator[Document]:
    """The documents in a stream; an error that concerns all of it becomes the last one, with a problem."""
    try:
        yield from _in_stream(stream, where, search)
    except InputError as error:
        yield Document(where.name, where.place, problem=error.problem)
    except RecursionError:
        problem = "something in it is nested more deeply than Python's stack; the rest is left out"
        yield Document(where.name, where.place, problem=problem)


def _in_stream(stream: BinaryIO, where: Location, search: Search) -> Iterator[Document]:
    limits = search.request.limits
    stream, where = _unpacked(stream, where, search)
    kind = where.place.lower()
    if kind.endswith(ARCHIVES) and where.depth < _DEEPEST and keeps_promise(_head(stream), kind):
        yield from _in_archive(stream, where, search)
    elif kind.endswith(JSON_LINES):
        records = json_lines.records(stream, where.name, limits.text_bytes)
        yield from documents_of(records, where.name, where.place, search.request)
    elif kind.endswith(PARQUET):
        from newsparse.batch.inputs import parquet

        records = parquet.records(_seekable(stream, where, search), where.name, search.request)
        yield from documents_of(records, where.name, where.place, search.request)
    elif kind.endswith((CSV, *TSV)):
        from newsparse.batch.inputs import tables

        records = tables.records(stream, where.name, limits.text_bytes, tabs=kind.endswith(TSV))
        yield from documents_of(records, where.name, where.place, search.request)
    elif kind.endswith(WET):
        from newsparse.batch.inputs import wet

        records = wet.records(stream, where.name, limits.text_bytes)
        own = search.request._replace(text_field="text", id_field="id", title_field=None, date_field=None)
        yield from documents_of(records, where.name, where.place, own)
    else:
        yield Document(where.name, where.place, data=whole(stream, where.name, limits.text_bytes))


def _unpacked(stream: BinaryIO, where: Location, search: Search) -> tuple[BinaryIO, Location]:
    """The stream without its packings, and its place without their suffixes."""
    for _ in range(_DEEPEST):
        packed = packing.packing_of(_head(stream))
        if packed is None or not is_container(where.place):
            break
        stream = packing.unpacked(stream, packed, where.name, search.request.limits)
        where = where._replace(place=packing.without_suffix(where.place))
    return stream, where


def _in_archive(stream: BinaryIO, where: Location, search: Search) -> Iterator[Document]:
    names, most = _Names(), search.request.limits.members
    for number, member in enumerate(_members(stream, where, search), 1):
        if number > most:
            problem = f"more than {most:,} members; the rest is left out, split the archive"
            raise InputError(where.name, problem)
        inner = Location(f"{where.name}/{member.name}", f"{where.place}/{safe(member.name)}", where.depth + 1)
        if not _is_taken(member, inner, search):
            continue
        if len(member.name) > _LONGEST_NAME:
            shown = Location(f"{where.name}/{member.name[:_NAME_SHOWN]}…", f"{where.place}/{number}")
            problem = f"a name of {len(member.name):,} characters, which no file can have; it is left out"
            yield names.left_out(shown, number, problem)
        elif member.opened and not names.is_new(inner.place):
            problem = "a second member of that name, left out; unpack the archive to have both"
            yield names.left_out(inner, number, problem)
        else:
            yield from _in_member(member, inner, search)


class _Names:
    """The places of the members of an archive so far, as hashes, which take a tenth of the memory."""

    def __init__(self) -> None:
        self._places: set[int] = set()
        self._last = 0

    def is_new(self, place: str) -> bool:
        """Whether no member had that place; from now on one has."""
        before = len(self._places)
        self._places.add(hash(place))
        return len(self._places) > before

    def left_out(self, where: Location, number: int, problem: str) -> Document:
        """The document of a member without a name of its own, told from others by its 1-based number.

        Under the name of another member, it would pass for that one, listed twice.
        """
        self._last = max(self._last + 1, number)
        while not self.is_new(f"{where.place} (member {self._last})"):
            self._last += 1
        end = f" (member {self._last})"
        return Document(where.name + end, where.place + end, problem=problem)


def _members(stream: BinaryIO, where: Location, search: Search) -> Iterator[Member]:
    limits = search.request.limits
    if where.place.lower().endswith(TAR):
        from newsparse.batch.inputs import tar_members

        return tar_members.members(stream, where.name, limits)
    from newsparse.batch.inputs import zip_members

    return zip_members.members(_seekable(stream, where, search), where.name, limits)


def _in_member(member: Member, where: Location, search: Search) -> Iterator[Document]:
    if member.skipped:
        search.note(where.name, member.skipped)
    if member.problem:
        yield Document(where.name, where.place, problem=member.problem)
    if member.opened:
        try:
            stream = member.opened()
        except InputError as error:
            yield Document(where.name, where.place, problem=error.problem)
            return
        yield from in_stream(stream, where, search)


def _is_taken(member: Member, where: Location, search: Search) -> bool:
    """Whether a file of that name would be taken in a folder: not `.DS_Store`, not `__MACOSX/._story.txt`."""
    parts = safe(member.name).split("/")
    if any(part.startswith(".") or part in JUNK_FOLDERS for part in parts):
        return False
    if search.selection.excludes(where.name):
        return False
    if not search.selection.includes(where.name):
        search.others.add(where.name)
        return False
    return True


def _head(stream: BinaryIO) -> bytes:
    return bytes(cast(Any, stream).peek(_BUFFER))  # all of our streams are buffered readers


def _seekable(stream: BinaryIO, where: Location, search: Search) -> BinaryIO:
    """The stream itself if it can seek, else all of it in memory, if it is not too large."""
    if stream.seekable():
        return stream
    return io.BytesIO(whole(stream, where.name, search.request.limits.text_bytes))
