"""The records of a JSON Lines file, streamed."""

import json
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from newsparse.batch.inputs.corpus import Record
from newsparse.model.errors import InputError

_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_SKIPPED = 1 << 20  # bytes at a time of a line that is too long


def records(stream: BinaryIO, name: str, longest: int) -> Iterator[Record]:
    """The records of a stream, numbered by line; blank lines are skipped.

    A line that is not JSON becomes a record with a problem that names the column, and so does a line of more
    than `longest` bytes. Raises InputError where the whole file is something else.
    """
    decode, refusals = _decoder()
    for number, line in enumerate(_lines(stream, longest), 1):
        if number == 1:
            line = _without_mark(line, name)
        if line.isspace() or not line:
            continue
        if len(line) > longest and not line.endswith(b"\n"):
            problem = f"a line of more than {longest:,} bytes; is there one record per line?"
            yield Record(number, f"{name}:{number}", problem=problem)
            continue
        try:
            yield Record(number, f"{name}:{number}", decode(line), raw=line)
        except refusals:
            yield _reread(line, number, name)


def _decoder() -> tuple[Callable[[bytes], Any], tuple[type[Exception], ...]]:
    """A fast decoder, and the errors after which Python's own decoder has another try."""
    from msgspec import DecodeError
    from msgspec.json import Decoder

    return Decoder().decode, (DecodeError, ValueError, RecursionError)


def _lines(stream: BinaryIO, longest: int) -> Iterator[bytes]:
    """The lines; a line that is too long is cut, without its newline."""
    while line := stream.readline(longest + 1):
        if len(line) > longest and not line.endswith(b"\n"):
            while (more := stream.readline(_SKIPPED)) and not more.endswith(b"\n"):
                pass
        yield line


def _without_mark(line: bytes, name: str) -> bytes:
    if line.startswith(_UTF16):
        raise InputError(
            name, "this is UTF-16, but JSON Lines is UTF-8; iconv -f utf-16 -t utf-8 converts it"
        )
    if line.strip(_BOM + b" \t\r\n") in (b"[", b"[{"):
        raise InputError(name, "a JSON array, not one object per line; jq -c '.[]' converts it")
    return line.removeprefix(_BOM)


def _reread(line: bytes, number: int, name: str) -> Record:
    """The record by Python's decoder, which accepts NaN and lone surrogates and reports columns."""
    where = f"{name}:{number}"
    try:
        text = line.decode("utf-8").rstrip("\r\n")
        return Record(number, where, json.loads(text), raw=line)
    except UnicodeDecodeError as error:
        column = len(line[: error.start].decode("utf-8")) + 1
        byte = f"0x{line[error.start]:02x}"
        problem = (
            f"byte {byte} is not UTF-8, as JSON has to be; iconv -f cp1252 -t utf-8 may convert the file"
        )
        return Record(number, f"{where}:{column}", problem=problem)
    except json.JSONDecodeError as error:
        cut = "" if line.endswith(b"\n") else "; is the file complete?"
        return Record(number, f"{where}:{error.colno}", problem=f"not JSON: {error.msg.lower()}{cut}")
    except (ValueError, RecursionError) as error:
        return Record(number, where, problem=f"JSON that cannot be read: {error}")
