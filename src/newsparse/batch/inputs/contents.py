"""The contents of a file: one text, a packed text, the members of an archive, the records of a corpus."""

import io
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple, cast

from newsparse.batch.convert.document import Document
from newsparse.batch.inputs import json_lines, packing
from newsparse.batch.inputs.corpus import documents_of
from newsparse.batch.inputs.guarded import whole
from newsparse.batch.inputs.kinds import (
    ARCHIVES,
    JSON_LINES,
    PARQUET,
    TAR,
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


class Asked(NamedTuple):
    """What holds for everything that one named path leads to; `others` counts what is not included."""

    request: InputRequest
    selection: BatchSelection
    note: Note
    others: Others


class Where(NamedTuple):
    """Where a text was found.

    `name` is for people; `place` can safely become the name of a file; `depth` counts the archives around it.
    """

    name: str
    place: str
    depth: int = 0


def in_file(path: str, where: Where, asked: Asked) -> Iterator[Document]:
    """The documents in a file on disk; only one that may hold several texts is opened here.

    The suffix says where to look, the first bytes decide: a `.gz` that is not gzip is a plain file.
    """
    if not is_container(path):
        yield Document(where.name, where.place, path=path)
        return
    try:
        with open(path, "rb", _BUFFER) as file:
            if is_corpus(path) or keeps_promise(_head(file), path):
                yield from in_stream(file, where, asked)
            else:
                yield Document(where.name, where.place, path=path)
    except OSError as error:
        yield Document(where.name, where.place, problem=reason(error))


def in_stream(stream: BinaryIO, where: Where, asked: Asked) -> Iterator[Document]:
    """The documents in a stream; an error that concerns all of it becomes the last one, with a problem."""
    try:
        yield from _in_stream(stream, where, asked)
    except InputError as error:
        yield Document(where.name, where.place, problem=error.problem)


def _in_stream(stream: BinaryIO, where: Where, asked: Asked) -> Iterator[Document]:
    limits = asked.request.limits
    stream, where = _unpacked(stream, where, asked)
    kind = where.place.lower()
    if kind.endswith(ARCHIVES) and where.depth < _DEEPEST and keeps_promise(_head(stream), kind):
        yield from _in_archive(stream, where, asked)
    elif kind.endswith(JSON_LINES):
        records = json_lines.records(stream, where.name, limits.text_bytes)
        yield from documents_of(records, where.name, where.place, asked.request)
    elif kind.endswith(PARQUET):
        from newsparse.batch.inputs import parquet

        records = parquet.records(_seekable(stream, where, asked), where.name, asked.request)
        yield from documents_of(records, where.name, where.place, asked.request)
    else:
        yield Document(where.name, where.place, data=whole(stream, where.name, limits.text_bytes))


def _unpacked(stream: BinaryIO, where: Where, asked: Asked) -> tuple[BinaryIO, Where]:
    """The stream without its packings, and its place without their suffixes."""
    for _ in range(_DEEPEST):
        packed = packing.packing_of(_head(stream))
        if packed is None or not is_container(where.place):
            break
        stream = packing.unpacked(stream, packed, where.name, asked.request.limits)
        where = where._replace(place=packing.without_suffix(where.place))
    return stream, where


def _in_archive(stream: BinaryIO, where: Where, asked: Asked) -> Iterator[Document]:
    places: set[int] = set()
    for member in _members(stream, where, asked):
        inner = Where(
            f"{where.name}/{member.name}",
            f"{where.place}/{safe(member.name)}",
            where.depth + 1,
        )
        if len(places) >= asked.request.limits.members:
            most = asked.request.limits.members
            raise InputError(
                where.name, f"more than {most:,} members; the rest is left out, split the archive"
            )
        before = len(places)
        places.add(hash(inner.place))
        if len(places) == before and member.opened:
            problem = "a second member of that name, left out; unpack the archive to have both"
            yield Document(inner.name, inner.place, problem=problem)
        else:
            yield from _in_member(member, inner, asked)


def _members(stream: BinaryIO, where: Where, asked: Asked) -> Iterator[Member]:
    limits = asked.request.limits
    if where.place.lower().endswith(TAR):
        from newsparse.batch.inputs import tar_members

        return tar_members.members(stream, where.name, limits)
    from newsparse.batch.inputs import zip_members

    return zip_members.members(_seekable(stream, where, asked), where.name, limits)


def _in_member(member: Member, where: Where, asked: Asked) -> Iterator[Document]:
    if not _is_taken(member, where, asked):
        return
    if member.skipped:
        asked.note(where.name, member.skipped)
    if member.problem:
        yield Document(where.name, where.place, problem=member.problem)
    if member.opened:
        try:
            stream = member.opened()
        except InputError as error:
            yield Document(where.name, where.place, problem=error.problem)
            return
        yield from in_stream(stream, where, asked)


def _is_taken(member: Member, where: Where, asked: Asked) -> bool:
    """Whether a file of that name would be taken in a folder: not `.DS_Store`, not `__MACOSX/._story.txt`."""
    parts = safe(member.name).split("/")
    if any(part.startswith(".") or part in JUNK_FOLDERS for part in parts):
        return False
    if asked.selection.excludes(where.name):
        return False
    if not asked.selection.includes(where.name):
        asked.others.add(where.name)
        return False
    return True


def _head(stream: BinaryIO) -> bytes:
    return bytes(cast(Any, stream).peek(_BUFFER))  # all of our streams are buffered readers


def _seekable(stream: BinaryIO, where: Where, asked: Asked) -> BinaryIO:
    """The stream itself if it can seek, else all of it in memory, if it is not too large."""
    if stream.seekable():
        return stream
    return io.BytesIO(whole(stream, where.name, asked.request.limits.text_bytes))
