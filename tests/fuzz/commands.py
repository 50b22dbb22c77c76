"""Promises about what commands write and read again: the differences of `check --diff`, the state of `batch`."""

import io
import re
import shutil
import sqlite3
import sys
from contextlib import redirect_stderr, redirect_stdout, suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from newsparse.checks import table
from newsparse.checks.disk.difference import difference
from newsparse.checks.fixes import rounds as fixing
from newsparse.checks.settings import House, Settings
from newsparse.cli import main
from newsparse.text.source import Source

_ALL = tuple(rule.code for rule in table.RULES)
_HOUSES = (
    Settings(_ALL),
    Settings(_ALL, house=House("curly", "curly", "em", "closed", "character", "US", "sentence", "title")),
    Settings(_ALL, house=House(quotes="guillemets", dash="hyphen", ellipsis="dots", end_marker="-30-")),
)
# An encoding with its byte order mark. In UTF-16 the byte of a line feed is half of other characters, too.
_ENCODINGS = (("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b""))
_RANGE = re.compile(rb"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_STORY = "Rain closes bridge\n\nPARIS (AP) - It rained all night at the harbour and no one was glad.\n"


def differing(data: bytes) -> None:
    """A difference turns the old bytes into the new. The first byte selects the encoding and the house style."""
    choice = data[0] if data else 0
    encoding, mark = _ENCODINGS[choice % len(_ENCODINGS)]
    settings = _HOUSES[choice // len(_ENCODINGS) % len(_HOUSES)]
    text = data[1:].decode("utf-8", "replace")
    source = Source(text, path="x", encoding=encoding, bom=mark)
    for unsafe in (False, True):
        fixed = fixing.fix(source, settings, unsafe=unsafe)
        shown = difference(source, fixed.source, fixed.changes, "x")
        old, new = source.to_bytes(), fixed.source.to_bytes()
        assert (shown is None) == (old == new)
        assert shown is None or patched(old, shown.data) == new


def patched(old: bytes, shown: bytes) -> bytes:
    """The bytes after a difference, whose context and ranges must fit."""
    lines, found, at = _lines(old), [], 0
    for row in _rows(shown):
        head = _RANGE.match(row)
        if head:
            start = int(head[1]) - (head[2] != b"0")
            found += lines[at:start]
            at = start
            assert len(found) == int(head[3]) - (head[4] != b"0"), row
            continue
        mark, line = row[:1], row[1:]
        assert mark in (b" ", b"-", b"+"), row
        if mark != b"+":
            assert lines[at] == line, (lines[at], line)
            at += 1
        if mark != b"-":
            found.append(line)
    return b"".join(found + lines[at:])


def _rows(shown: bytes) -> list[bytes]:
    """The rows of a difference below the names of its files; those whose line has no line feed end without one."""
    rows: list[bytes] = []
    for row in _lines(shown)[2:]:
        if row.startswith(b"\\"):
            rows[-1] = rows[-1].removesuffix(b"\n")
        else:
            rows.append(row)
    return rows


def _lines(data: bytes) -> list[bytes]:
    return re.findall(rb"[^\n]*\n|[^\n]+", data)


def resuming(data: bytes) -> None:
    """A state that anyone may have written makes a batch convert, or refuse in one line, and touch nothing outside.

    The first byte selects a dry run. Then follow changes of the state: a byte that selects one, and its text up to a
    NUL. Bytes 0 to 63 select a column of the documents, 64 to 127 one of the segments, 128 to 191 a table that is
    dropped or emptied, the others a byte of the file.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(_template(), folder, dirs_exist_ok=True)
        outside = {path: path.read_bytes() for path in folder.rglob("*.txt") if path.parent.name != "out"}
        output = folder / ("out" if data[:1] < b"\x80" else "out.jsonl")
        _changed(_state(output), data[1:])
        status, messages = _batch(folder, str(output), *["--dry-run"] * bool(data and data[0] % 2))
        assert status in (0, 1, 2), messages
        refused = status == 2
        assert not refused or all(line.startswith("newsparse: ") for line in messages.splitlines()), messages
        for path, content in outside.items():
            assert path.read_bytes() == content, f"{path.name} was touched"


def _state(output: Path) -> Path:
    """The state of an output: in the folder, or beside the file."""
    found = sorted(path for path in (output, output.parent) if path.is_dir())
    states = [
        path for one in found for path in one.glob(".*sqlite") if output.is_dir() or "jsonl" in path.name
    ]
    return states[-1]


def _changed(state: Path, data: bytes) -> None:
    for change in re.findall(rb"[^\x00]+", data)[:8]:
        # Python's library cannot make an error of a message that names what is damaged and no UTF-8.
        with suppress(sqlite3.Error, UnicodeDecodeError), sqlite3.connect(state) as base:
            _change(base, state, change[0], change[1:])


def _change(base: sqlite3.Connection, state: Path, choice: int, rest: bytes) -> None:
    text: str | int = rest.decode("utf-8", "replace")
    if rest.lstrip(b"-").isdigit():
        text = int(rest[:18])
    table_ = ("document", "segment")[choice // 64] if choice < 128 else ""
    if table_:
        columns = [row[1] for row in base.execute(f"PRAGMA table_info({table_})")]
        if columns:  # the table may have been dropped
            base.execute(f"UPDATE {table_} SET {columns[choice % len(columns)]} = ?", (text,))
    elif choice < 192:
        name = ("document", "segment", "block", "run")[choice % 4]
        base.execute(f"DROP TABLE {name}" if choice & 4 else f"DELETE FROM {name}")
        base.execute(f"PRAGMA user_version = {choice & 8}")
    else:
        content = bytearray(state.read_bytes())
        at = int.from_bytes(rest[:2], "big") % len(content)
        content[at : at + len(rest[2:])] = rest[2:]
        state.write_bytes(content)


@cache
def _template() -> Path:
    """A folder with inputs, converted into a folder and into a file, and files that no run may touch."""
    folder = Path(mkdtemp(prefix="newsparse-fuzz-"))
    (folder / "in").mkdir()
    for number in range(3):
        (folder / "in" / f"{number}.txt").write_text(
            _STORY.replace("Rain", f"Rain {number}"), encoding="utf-8"
        )
    (folder / "victim.txt").write_text("mine\n", encoding="utf-8")
    for output in ("out", "out.jsonl"):
        _batch(folder, str(folder / output))
    return folder


def _batch(folder: Path, output: str, *options: str) -> tuple[int, str]:
    """The status and the messages of `newsparse batch` in this process."""
    messages = io.StringIO()
    before, sys.argv = sys.argv, ["newsparse", "batch", str(folder / "in"), "-o", output, "-j", "1", *options]
    try:
        with redirect_stderr(messages), redirect_stdout(io.StringIO()):
            return main(), messages.getvalue()
    finally:
        sys.argv = before
