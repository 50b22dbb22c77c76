"""The unified diff of a fix, in the form that `git apply` and `patch -p1` accept.

It is made from the changes that are known, so that it takes no longer than the text is long. Searching for what two
texts share would take the square of that, or worse, for lines that repeat.
"""

import os
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from newsparse.checks.fixes.edits import Change
from newsparse.text.source import Source

_CONTEXT = 3  # unchanged lines around a change, as in `diff -u`
# Maps each byte to the character of the same number.
_BYTES = "latin-1"


class Difference(NamedTuple):
    """A diff as `text` for people and as `data` for `patch`, in the file's own encoding."""

    text: str
    data: bytes


def difference(before: Source, after: Source, changes: Sequence[Change], path: str) -> Difference | None:
    """The diff between two versions of the file `path`, which differ by the changes; None if they are equal.

    As for `patch`, only a line feed ends a line; a carriage return is part of its line. In UTF-16 the byte of a line
    feed can be half of another character; for `patch` it ends a line there too.
    """
    old, new = before.to_bytes(), after.to_bytes()
    if old == new:
        return None
    name = path.removeprefix("/")
    head = f"--- {_quoted('a/' + name)}\n+++ {_quoted('b/' + name)}\n"
    with_marks = _with_mark(before), _with_mark(after)
    text = _unified(*with_marks, _shifted(changes, len(before.bom) > 0, len(after.bom) > 0))
    bytes_changed = _shifted(_in_bytes(before, after, changes), len(before.bom), len(after.bom))
    body = _unified(old.decode(_BYTES), new.decode(_BYTES), bytes_changed)
    return Difference(head + text, head.encode() + body.encode(_BYTES))


def _with_mark(source: Source) -> str:
    """The text with the byte order mark of its file."""
    return "\ufeff" * bool(source.bom) + source.text


def _shifted(changes: Sequence[Change], mark: int, new_mark: int) -> list[Change]:
    """The changes behind byte order marks of these lengths; a dropped one is a change too."""
    own = [Change(0, mark, 0, new_mark)] if mark != new_mark else []
    return own + [Change(a + mark, b + mark, c + new_mark, d + new_mark) for a, b, c, d in changes]


def _in_bytes(before: Source, after: Source, changes: Sequence[Change]) -> list[Change]:
    """The changes by the byte, without the byte order marks; one for the whole text if the encoding has states."""
    ends = _byte_offsets(before, [at for change in changes for at in change[:2]])
    new_ends = _byte_offsets(after, [at for change in changes for at in change[2:]])
    if ends is None or new_ends is None:
        return [
            Change(0, len(before.to_bytes()) - len(before.bom), 0, len(after.to_bytes()) - len(after.bom))
        ]
    pairs = zip(ends[::2], ends[1::2], new_ends[::2], new_ends[1::2], strict=True)
    return [Change(*pair) for pair in pairs]


def _byte_offsets(source: Source, offsets: Sequence[int]) -> list[int] | None:
    """The byte offsets of code points in ascending order; None if the pieces' bytes are not those of the whole."""
    encoding, data = source.encoding or "utf-8", source.to_bytes()
    found = []
    at, byte = 0, len(source.bom)
    for offset in (*offsets, len(source.text)):
        piece = source.text[at:offset].encode(encoding, source.errors)
        if not data.startswith(piece, byte):
            return None
        at, byte = offset, byte + len(piece)
        found.append(byte - len(source.bom))
    return found[:-1] if byte == len(data) else None


def _quoted(name: str) -> str:
    r"""The name as git writes it: quoted, with C escapes, if it has unusual characters.

    >>> print(_quoted("a/b\n.txt"), _quoted("a/é.txt"))
    "a/b\012.txt" a/é.txt
    """
    if name.isprintable() and not any(sign in name for sign in '"\\'):
        return name
    special = b'"\\'
    encoded = os.fsencode(name)
    body = "".join(chr(b) if 32 <= b < 127 and b not in special else f"\\{b:03o}" for b in encoded)
    return f'"{body}"'


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    last = lines.pop()
    return [line + "\n" for line in lines] + ([last] if last else [])


def _unified(before: str, after: str, changes: Sequence[Change]) -> str:
    old, new = _lines(before), _lines(after)
    by_line = _by_line(before, after, list(_whole_lines(before, after, changes)))
    return "".join(_hunks(old, new, _different(old, new, by_line)))


def _whole_lines(before: str, after: str, changes: Sequence[Change]) -> Iterator[Change]:
    """The changes, extended to whole lines; those that share a line become one."""
    start = new_start = end = new_end = 0
    is_open = False  # on the line where the last change ended
    for change in (*changes, Change(len(before), len(before), len(after), len(after))):
        if is_open:
            feed = before.find("\n", end, change.start) + 1
            if feed:
                yield Change(start, feed, new_start, new_end + feed - end)
                is_open = False
                end, new_end = feed, new_end + feed - end
        if not is_open:
            feed = before.rfind("\n", end, change.start) + 1
            start = feed or end
            new_start = new_end + start - end
        end, new_end = change.end, change.new_end
        is_open = not (_opens_line(before, end) and _opens_line(after, new_end))
        if not is_open:
            yield Change(start, end, new_start, new_end)


def _opens_line(text: str, offset: int) -> bool:
    return offset in (0, len(text)) or text[offset - 1] == "\n"


def _by_line(before: str, after: str, changes: Sequence[Change]) -> list[Change]:
    """The changes by the line, from 0."""
    starts = _numbers(before, [at for change in changes for at in change[:2]])
    new_starts = _numbers(after, [at for change in changes for at in change[2:]])
    return [
        Change(*one) for one in zip(starts[::2], starts[1::2], new_starts[::2], new_starts[1::2], strict=True)
    ]


def _numbers(text: str, offsets: Sequence[int]) -> list[int]:
    """The numbers of the lines that start at these offsets, which are in ascending order."""
    found = []
    at = number = 0
    for offset in offsets:
        number += text.count("\n", at, offset)
        at = offset
        found.append(number + (offset == len(text) and not text.endswith("\n")))
    return found


def _different(old: Sequence[str], new: Sequence[str], changes: Sequence[Change]) -> list[Change]:
    """The changes without lines that are the same in both; those without a line between them become one."""
    found: list[Change] = []
    for change in chain.from_iterable(_narrowed(old, new, one) for one in changes):
        above = found[-1] if found else None
        if above and above.end == change.start and above.new_end == change.new_start:
            found[-1] = Change(above.start, change.end, above.new_start, change.new_end)
        else:
            found.append(change)
    return found


def _narrowed(old: Sequence[str], new: Sequence[str], change: Change) -> Iterator[Change]:
    """The lines that differ, one by one where as many were replaced; else without those alike at either end."""
    start, end, new_start, new_end = change
    if end - start == new_end - new_start:
        for at, new_at in zip(range(start, end), range(new_start, new_end), strict=True):
            if old[at] != new[new_at]:
                yield Change(at, at + 1, new_at, new_at + 1)
        return
    while start < end and new_start < new_end and old[start] == new[new_start]:
        start, new_start = start + 1, new_start + 1
    while start < end and new_start < new_end and old[end - 1] == new[new_end - 1]:
        end, new_end = end - 1, new_end - 1
    yield Change(start, end, new_start, new_end)


def _hunks(old: Sequence[str], new: Sequence[str], changes: Sequence[Change]) -> Iterator[str]:
    for group in _grouped(changes):
        start, end = max(0, group[0].start - _CONTEXT), min(len(old), group[-1].end + _CONTEXT)
        new_start = group[0].new_start - (group[0].start - start)
        new_end = group[-1].new_end + (end - group[-1].end)
        yield f"@@ -{_range(start, end)} +{_range(new_start, new_end)} @@\n"
        at = start
        for change in group:
            yield from (_marked(" ", line) for line in old[at : change.start])
            yield from (_marked("-", line) for line in old[change.start : change.end])
            yield from (_marked("+", line) for line in new[change.new_start : change.new_end])
            at = change.end
        yield from (_marked(" ", line) for line in old[at:end])


def _grouped(changes: Sequence[Change]) -> Iterator[list[Change]]:
    """The changes that are shown together, as the lines around them meet."""
    group: list[Change] = []
    for change in changes:
        if group and change.start - group[-1].end > 2 * _CONTEXT:
            yield group
            group = []
        group.append(change)
    if group:
        yield group


def _marked(mark: str, line: str) -> str:
    return mark + line if line.endswith("\n") else f"{mark}{line}\n\\ No newline at end of file\n"


def _range(start: int, end: int) -> str:
    """The line range of a hunk header: from 1, or the line before if it is empty."""
    count = end - start
    if count == 1:
        return str(start + 1)
    return f"{start + 1 if count else start},{count}"
