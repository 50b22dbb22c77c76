"""The members of a tar archive, streamed in the archive's order."""

import tarfile
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO, cast

from newsparse.batch.inputs.guarded import guarded
from newsparse.batch.inputs.member import Member
from newsparse.batch.inputs.request import Limits
from newsparse.model.errors import InputError

_BLOCK = 512
_ZEROS = bytes(_BLOCK)
_SKIPPED = 1 << 20  # bytes at a time
_DAMAGE = (tarfile.TarError, OSError, ValueError)


def members(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Member]:
    """The members; each must be read before the next one is requested.

    Raises InputError where the archive is damaged or ends too early, after the members before that point.
    """
    forward = _Forward(stream, name, max(limits.text_bytes, _SKIPPED))
    try:
        archive: Any = tarfile.TarFile(fileobj=cast(BinaryIO, forward), mode="r", errors="surrogateescape")
        while (info := archive.next()) is not None:
            archive.members.clear()  # it would keep every one
            if not info.isdir():
                yield _member(archive, info, f"{name}/{info.name}")
    except (*_DAMAGE, EOFError) as error:
        raise InputError(
            name, f"a tar archive that cannot be read ({str(error).lower()}); is it complete?"
        ) from error
    except RecursionError as error:  # tarfile calls itself for each header that precedes a member
        problem = "the tar archive has too many headers before one member; the rest is left out"
        raise InputError(name, problem) from error
    if forward.last != _ZEROS:
        raise InputError(
            name, "the tar archive ends without its end mark, or is damaged there; is it complete?"
        )


def _member(archive: tarfile.TarFile, info: tarfile.TarInfo, where: str) -> Member:
    if info.issym() or info.islnk():
        return Member(info.name, skipped="a link in an archive, skipped")
    if info.issparse():
        return Member(info.name, problem="a sparse file, which may expand beyond any disk; unpack it first")
    if not info.isfile():
        return Member(info.name, skipped="not a regular file, skipped")
    return Member(info.name, partial(_opened, archive, info, where))


def _opened(archive: tarfile.TarFile, info: tarfile.TarInfo, where: str) -> BinaryIO:
    inner = archive.extractfile(info)
    if inner is None:
        raise InputError(where, "not a regular file")
    return guarded(inner, "member", where, _DAMAGE)


class _Forward:
    """A forward-only stream with the methods that `tarfile` needs; no single read is longer than `most`.

    `tarfile`'s own stream mode would read headers of any length into memory.
    """

    def __init__(self, stream: BinaryIO, name: str, most: int) -> None:
        self._stream, self._name, self._most = stream, name, most
        self._at = 0
        self.last = b""  # the latest block, which tells the end of an archive from a truncated one

    def tell(self) -> int:
        return self._at

    def read(self, size: int) -> bytes:
        if size > self._most:
            raise InputError(
                self._name, f"a member or a header of more than {self._most:,} bytes; unpack it first"
            )
        data = self._stream.read(size)
        self._at += len(data)
        if size == _BLOCK:
            self.last = data
        return data

    def seek(self, position: int) -> int:
        if position < self._at:
            raise InputError(self._name, "the tar archive is damaged: a member has a negative size")
        if self._stream.seekable():
            self._at = self._stream.seek(position)
        while position > self._at and (skipped := self._stream.read(min(position - self._at, _SKIPPED))):
            self._at += len(skipped)
        return self._at
