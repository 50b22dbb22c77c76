"""The members of a zip archive, in the order of its central directory."""

import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from newsparse.batch.inputs.guarded import guarded
from newsparse.batch.inputs.member import Member
from newsparse.batch.inputs.packing import bomb
from newsparse.batch.inputs.request import Limits
from newsparse.model.errors import InputError

_END = b"PK\x05\x06"  # the record that ends an archive; its comment may be 65,535 bytes long
_END_SEARCHED = 65_535 + 22
_LARGE_LOCATOR = b"PK\x06\x07"  # precedes it in a zip64 and points to the longer record
_LOCATOR = struct.Struct("<4sLQL")
_LARGE_END = struct.Struct("<40xQ")
_SMALLEST_ENTRY = 46  # bytes of a member in the central directory
_ENCRYPTED = 0x1
_DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, ValueError, struct.error)


def members(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Member]:
    """The members, none of them read yet. Raises InputError for a file that is not an archive, or is a bomb.

    The central directory is held in memory (0.6 kB for each member), since it is at the end of the file.
    """
    size = _check_end(stream, name, limits)
    try:
        archive = zipfile.ZipFile(stream)
    except (*_DAMAGE, NotImplementedError, EOFError) as error:
        problem = f"a zip archive that cannot be read ({str(error).lower()}); is it complete?"
        raise InputError(name, problem) from error
    listed = archive.infolist()
    total = sum(info.file_size for info in listed)
    if total > limits.unsuspected_bytes and total > size * limits.ratio:
        raise InputError(name, bomb(limits))
    for info in listed:
        if not info.filename.endswith("/"):  # `is_dir` fails on an empty name
            yield _member(archive, info, f"{name}/{info.filename}")


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, where: str) -> Member:
    if stat.S_ISLNK(info.external_attr >> 16):
        return Member(info.filename, skipped="a link in an archive, skipped")
    if info.flag_bits & _ENCRYPTED:
        return Member(info.filename, problem="encrypted; unpack it with its password first")
    return Member(info.filename, partial(_opened, archive, info, where))


def _opened(archive: zipfile.ZipFile, info: zipfile.ZipInfo, where: str) -> BinaryIO:
    try:
        inner = archive.open(info)
    except NotImplementedError as error:
        raise InputError(where, f"{str(error).lower()}; unpack it first") from error
    except (*_DAMAGE, RuntimeError, EOFError) as error:
        raise InputError(where, f"the member is damaged ({str(error).lower()}); fetch it again") from error
    return guarded(inner, "member", where, _DAMAGE)


def _check_end(stream: BinaryIO, name: str, limits: Limits) -> int:
    """The size of the archive in bytes. Raises InputError where its list of members would not fit in memory."""
    size = stream.seek(0, 2)
    length = _length_of_list(stream, size)
    stream.seek(0)
    if length > limits.members * _SMALLEST_ENTRY:
        raise InputError(
            name, f"its list of members is too long ({length:,} bytes); pack it as tar, which needs none"
        )
    return size


def _length_of_list(stream: BinaryIO, size: int) -> int:
    """The stated length of the list of members in bytes; 0 where no end is found, which `zipfile` will report."""
    start = max(0, size - _END_SEARCHED - _LOCATOR.size)
    stream.seek(start)
    tail = stream.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + 22:
        return 0
    if at >= _LOCATOR.size and tail.startswith(_LARGE_LOCATOR, at - _LOCATOR.size):
        stream.seek(_LOCATOR.unpack_from(tail, at - _LOCATOR.size)[2])
        large = stream.read(_LARGE_END.size)
        if len(large) == _LARGE_END.size:
            return int(_LARGE_END.unpack(large)[0])
    return int(struct.unpack_from("<I", tail, at + 12)[0])
