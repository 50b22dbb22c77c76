"""The rows of a CSV or TSV file, streamed; the first row names the fields."""

import csv
import io
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from newsparse.batch.inputs.corpus import Record
from newsparse.model.errors import InputError

_HEAD = 1 << 16  # bytes from which the encoding, the delimiter and the quoting are told
_DELIMITERS = (",", ";", "\t", "|")
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_MOST_COLUMNS = 10_000
_SHOWN = 3  # of a name in a message


def records(stream: BinaryIO, name: str, longest: int, *, tabs: bool) -> Iterator[Record]:
    """The rows below the header, named by the lines on which they start; `tabs` for TSV.

    A row with more cells than the header becomes a record with a problem, and so does one that the file breaks off.
    Raises InputError where the file is not a table, or holds a row of more than `longest` bytes.
    """
    head = bytes(cast(Any, stream).peek(_HEAD))[:_HEAD]
    encoding = _encoding(head)
    file = io.TextIOWrapper(stream, encoding, "strict", newline="")
    lines = _Lines(file)
    text = head.decode(encoding, "ignore").removeprefix("\ufeff")
    delimiter = "\t" if tabs else _delimiter(text)
    csv.field_size_limit(max(csv.field_size_limit(), longest))
    if tabs and _is_plain(text):
        rows = csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    else:
        rows = csv.reader(lines, delimiter=delimiter)
    try:
        header = next(rows, [])
        _check(header, name)
        yield from _records(rows, header, lines, name)
    except csv.Error as error:
        problem = f"not CSV from line {rows.line_num} on: {error}; is a quotation mark missing above?"
        raise InputError(name, problem) from error
    except UnicodeDecodeError as error:
        problem = f"line {rows.line_num + 1}: bytes that are not {encoding}; iconv -f cp1252 -t utf-8 may convert it"
        raise InputError(name, problem) from error
    finally:
        file.detach()  # who opened the file closes it


class _Lines:
    """The lines of a file; `ended` once a reader asked for one behind the last."""

    def __init__(self, file: io.TextIOWrapper) -> None:
        self._file = file
        self.ended = False

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._file.readline()
        if not line:
            self.ended = True
            raise StopIteration
        return line


def _records(rows: Any, header: list[str], lines: _Lines, name: str) -> Iterator[Record]:
    number = 0
    while True:
        where = f"{name}:{rows.line_num + 1}"
        row = next(rows, None)
        if row is None:
            return
        if not row:
            continue
        number += 1
        if lines.ended:
            yield Record(
                number, where, problem="the file ends inside of this row, in quotation marks; is it complete?"
            )
        elif len(row) > len(header):
            cells = f"{len(row)} cells, and the header has {len(header)}"
            problem = f"{cells}; put a text with the delimiter in it in quotes"
            yield Record(number, where, problem=problem)
        else:
            yield Record(number, where, dict(zip(header, row, strict=False)))


def _check(header: list[str], name: str) -> None:
    """Raises InputError for a first row that cannot name fields."""
    if not any(header):
        raise InputError(
            name, "no header in this table; its first row should name the fields, such as id,text"
        )
    if len(header) > _MOST_COLUMNS:
        raise InputError(name, f"a header of {len(header):,} cells; is this a table?")
    twice = sorted({field for field in header if field and header.count(field) > 1})
    if twice:
        shown = ", ".join(twice[:_SHOWN])
        raise InputError(name, f"two columns have the same name ({shown}); give each its own")


def _encoding(head: bytes) -> str:
    """The encoding by the byte order mark; else UTF-8, or what the first bytes look like."""
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return encoding
    try:
        head[: head.rfind(b"\n") + 1].decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        from newsparse.text.detection import detect

        found = detect(head)
        return (found.encoding if found else None) or "utf-8"


def _delimiter(text: str) -> str:
    """The sign that parts the fields of the header: the commonest of those that spreadsheets write."""
    first = text.partition("\n")[0]
    outside = "".join(first.split('"')[::2])
    return max(_DELIMITERS, key=outside.count)


def _is_plain(text: str) -> bool:
    """Whether no field of a TSV file is in quotation marks: each line has as many tabs as the header."""
    lines = text.splitlines()[:-1] or text.splitlines()
    counts = {line.count("\t") for line in lines if line}
    return len(counts) <= 1 and '\t"' not in lines[0] if lines else True
