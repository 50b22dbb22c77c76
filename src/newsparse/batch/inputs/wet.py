"""The texts in a WET file, in which web archives keep the plain text of pages: a record for each page, streamed."""

from collections.abc import Iterator
from typing import BinaryIO

from newsparse.batch.inputs.corpus import Record
from newsparse.model.errors import InputError

_MOST_HEADERS = 100  # lines of one header
_LONGEST_LINE = 65_536  # bytes of one line of a header
_CHUNK = 1 << 20  # bytes at a time of a record that is passed over
_TEXT = "conversion"  # the type of records that hold plain text
_PAGES = frozenset(("response", "resource", "revisit"))


def records(stream: BinaryIO, name: str, longest: int) -> Iterator[Record]:
    """The records with a text, as values with `text`, `id` (the address) and `language`.

    Raises InputError where the file is damaged, or holds pages (WARC) and no texts.
    """
    number = texts = pages = 0
    while (header := _header(stream, name, number + 1)) is not None:
        number += 1
        kind, length = header.get("warc-type", ""), _length(header, name, number)
        if kind != _TEXT:
            pages += kind in _PAGES
            _pass_over(stream, length)
            continue
        texts += 1
        where = header.get("warc-target-uri") or f"{name}:{number}"
        if length > longest:
            _pass_over(stream, length)
            yield Record(number, where, problem=f"a text of {length:,} bytes, of at most {longest:,}")
            continue
        data = stream.read(length)
        if len(data) < length:
            yield Record(number, where, problem="the file ends inside of this record; is it complete?")
            return
        yield Record(number, where, {"text": data.decode("utf-8", "replace"), "id": where})
    if pages and not texts:
        raise InputError(name, "web pages (WARC), not their texts; take the WET file of the same pages")


def _header(stream: BinaryIO, name: str, number: int) -> dict[str, str] | None:
    """The header of the next record; None at the end of the file."""
    line = stream.readline(_LONGEST_LINE)
    while line in (b"\r\n", b"\n"):
        line = stream.readline(_LONGEST_LINE)
    if not line:
        return None
    if not line.startswith(b"WARC/"):
        raise InputError(name, f"no WARC record where number {number} should be; is the file damaged?")
    fields: dict[str, str] = {}
    for _ in range(_MOST_HEADERS):
        line = stream.readline(_LONGEST_LINE)
        if line in (b"\r\n", b"\n", b""):
            return fields
        key, _, value = line.decode("utf-8", "replace").partition(":")
        fields.setdefault(key.strip().lower(), value.strip())
    raise InputError(name, f"the header of record {number} does not end; is the file damaged?")


def _length(header: dict[str, str], name: str, number: int) -> int:
    stated = header.get("content-length", "")
    if not stated.isdecimal() or len(stated) > 15:
        raise InputError(name, f"record {number} does not say how long it is; is the file damaged?")
    return int(stated)


def _pass_over(stream: BinaryIO, length: int) -> None:
    while length > 0 and (data := stream.read(min(length, _CHUNK))):
        length -= len(data)
