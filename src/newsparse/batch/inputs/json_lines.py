"""The records of a JSON Lines file, streamed."""

import json
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from newsparse.batch.inputs.corpus import Record
from newsparse.model.errors import InputError
from newsparse.model.frozen import MOST_DIGITS

_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_ESCAPED_LETTER = b"\\u00"  # of ASCII, or of the Latin letters after it
_SHOWN = 60  # characters of a key in a message
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
            value = decode(line)
        except refusals:
            yield _reread(line, number, name)
            continue
        if _may_repeat_a_key(value, line):
            yield _reread(line, number, name)
        else:
            yield Record(number, f"{name}:{number}", value, raw=line)


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


def _may_repeat_a_key(value: Any, line: bytes) -> bool:
    """Whether a key of an object may be given twice, of which the fast decoder keeps the last without a word.

    Where that is not quickly ruled out (keys inside other objects, letters that are escaped), it may be.
    """
    if not isinstance(value, dict):
        return False
    if _ESCAPED_LETTER in line or any(isinstance(inner, dict) for inner in value.values()):
        return True
    return any(line.count(b'"%b"' % key.encode("utf-8")) > 1 for key in value)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object of these pairs. Raises ValueError for a key that is given twice."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"the key {key[:_SHOWN]!r} is given twice; remove one of them")
        found[key] = value
    return found


def _integer(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise ValueError(f"a number of {len(digits):,} digits; write it as text")
    return int(digits)


def _reread(line: bytes, number: int, name: str) -> Record:
    """The record by Python's decoder, which accepts NaN and lone surrogates, and reports columns and repeated keys."""
    where = f"{name}:{number}"
    try:
        text = line.decode("utf-8").rstrip("\r\n")
        value = json.loads(text, object_pairs_hook=_once, parse_int=_integer)
        return Record(number, where, value, raw=line)
    except UnicodeDecodeError as error:
        column = len(line[: error.start].decode("utf-8")) + 1
        byte = f"0x{line[error.start]:02x}"
        problem = (
            f"byte {byte} is not UTF-8, as JSON has to be; iconv -f cp1252 -t utf-8 may convert the file"
        )
        return Record(number, f"{where}:{column}", problem=problem)
    except json.JSONDecodeError as error:
        cut = "" if line.endswith(b"\n") else "; is the file complete?"
        says = f"{error.msg.lower()}{cut}"
        if error.msg == "Extra data":
            says = "there is text behind the record; delete it, or put it on a line of its own"
        return Record(number, f"{where}:{error.colno}", problem=f"not JSON: {says}")
    except RecursionError:
        return Record(number, where, problem="JSON that cannot be read: nested too deeply")
    except ValueError as error:
        return Record(number, where, problem=f"JSON that cannot be read: {error}")
