"""The unified diff of a fix, in the form that `git apply` and `patch -p1` accept."""

import os
from collections.abc import Iterator
from typing import NamedTuple

from newsparse.text.source import Source

_CONTEXT = 3  # unchanged lines around a change, as in `diff -u`
# Maps each byte to the character of the same number.
_BYTES = "latin-1"


class Difference(NamedTuple):
    """A diff as `text` for people and as `data` for `patch`, in the file's own encoding."""

    text: str
    data: bytes


def difference(before: Source, after: Source, path: str) -> Difference | None:
    """The diff between two versions of the file `path`; None if they are equal.

    As for `patch`, only a line feed ends a line; a carriage return is part of its line. In UTF-16 the byte of a line
    feed can be half of another character; for `patch` it ends a line there too.
    """
    old, new = before.to_bytes(), after.to_bytes()
    if old == new:
        return None
    name = path.removeprefix("/")
    head = f"--- {_quoted('a/' + name)}\n+++ {_quoted('b/' + name)}\n"
    body = _unified(old.decode(_BYTES), new.decode(_BYTES)).encode(_BYTES)
    return Difference(head + _unified(_with_mark(before), _with_mark(after)), head.encode() + body)


def _with_mark(source: Source) -> str:
    """The text with the byte order mark of its file."""
    return "\ufeff" * bool(source.bom) + source.text


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


def _unified(before: str, after: str) -> str:
    return "".join(_hunks(_lines(before), _lines(after)))


def _hunks(before: list[str], after: list[str]) -> Iterator[str]:
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for group in matcher.get_grouped_opcodes(_CONTEXT):
        (_, start, _, other_start, _), (_, _, end, _, other_end) = group[0], group[-1]
        yield f"@@ -{_range(start, end)} +{_range(other_start, other_end)} @@\n"
        for tag, a, b, c, d in group:
            if tag == "equal":
                yield from map(_marked, [" "] * (b - a), before[a:b])
            else:
                yield from map(_marked, ["-"] * (b - a), before[a:b])
                yield from map(_marked, ["+"] * (d - c), after[c:d])


def _marked(mark: str, line: str) -> str:
    return mark + line if line.endswith("\n") else f"{mark}{line}\n\\ No newline at end of file\n"


def _range(start: int, end: int) -> str:
    """The line range of a hunk header: from 1, or the line before if it is empty."""
    count = end - start
    if count == 1:
        return str(start + 1)
    return f"{start + 1 if count else start},{count}"
