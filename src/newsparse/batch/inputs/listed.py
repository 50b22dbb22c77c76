"""The paths in a list: one per line, or one before each NUL."""

import os
import sys
from collections.abc import Iterator
from io import BufferedReader
from typing import cast

from newsparse.model.errors import InputError, reason

_CHUNK = 1 << 16
_LONGEST = 1 << 20  # bytes; no system accepts a path a tenth as long


def listed(files_from: str, *, null_separated: bool) -> Iterator[str]:
    """The paths in the list (`-` is standard input), streamed; blank lines are skipped.

    The list is opened at once. Raises InputError where it cannot be read, or is not a list of paths.
    """
    if files_from == "-":
        if sys.stdin is None:
            raise InputError("standard input", "it is closed; name a list or pipe one in")
        return _paths(cast(BufferedReader, sys.stdin.buffer), "standard input", null_separated=null_separated)
    try:
        stream = open(files_from, "rb")  # noqa: SIM115 (closed by _closing, after the last path)
    except OSError as error:
        raise InputError(files_from, f"{reason(error)}; it should be a list of paths") from error
    return _closing(stream, files_from, null_separated=null_separated)


def _closing(stream: BufferedReader, name: str, *, null_separated: bool) -> Iterator[str]:
    with stream:
        yield from _paths(stream, name, null_separated=null_separated)


def _paths(stream: BufferedReader, name: str, *, null_separated: bool) -> Iterator[str]:
    for record in _records(stream, b"\0" if null_separated else b"\n", name):
        path = record if null_separated else record.removesuffix(b"\r")
        if b"\0" in path:
            raise InputError(name, "there are NULs between its paths; add -0")
        if path:
            yield os.fsdecode(path)


def _records(stream: BufferedReader, separator: bytes, name: str) -> Iterator[bytes]:
    rest = b""
    try:
        while chunk := stream.read1(_CHUNK):
            *whole, rest = (rest + chunk).split(separator)
            if len(rest) > _LONGEST:
                ends = "NULs; without -0 a path ends with its line" if separator == b"\0" else "lines"
                raise InputError(name, f"this is not a list of paths: a megabyte without {ends}")
            yield from whole
    except OSError as error:
        raise InputError(name, reason(error)) from error
    yield rest
