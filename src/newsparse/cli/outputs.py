"""Output in UTF-8, whatever the locale: standard output, or a file that is complete or absent."""

from __future__ import annotations

import os

from newsparse.files.standard_output import write_standard_output

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from typing import TypeAlias

    from newsparse.files.guard import Guard

    Write: TypeAlias = Callable[[str], None]
    Put: TypeAlias = Callable[[bytes], None]


_DESCRIPTOR = 1
_HEAD = 1 << 20  # bytes in which a document shows whether it is one


def standard_output() -> Write:
    """A function that writes untrusted text to standard output; on a terminal, control characters are escaped."""
    return lambda text: write_standard_output(text.encode("utf-8"))


def put_drawing(text: str) -> None:
    """Write text to standard output as it is: its colours are ours, and its content is escaped already."""
    write_standard_output(text.encode("utf-8"), is_drawing=True)


class _StandardOutput:
    """The context of standard output, which is neither opened nor closed; `contextlib` would cost a start more."""

    def __enter__(self) -> Put:
        return write_standard_output

    def __exit__(self, *_: object) -> None:
        """Leave it open."""


def opened(path: str | None) -> AbstractContextManager[Put]:
    """A function that writes to the file `path`, as `whole.opened` does; to standard output for None and `-`.

    Raises OutputError for an impossible path, UnfinishedError for later failures.
    """
    if path is None or path == "-":
        return _StandardOutput()
    from newsparse.files import write as whole

    return whole.opened(path)


def guard_of(path: str | None) -> Guard | None:
    """The guard of what `opened` writes to `path`; None if it is standard output and that is not a file."""
    is_standard_output = path is None or path == "-"
    if is_standard_output and not os.path.isfile(_DESCRIPTOR):
        return None
    from newsparse.files.guard import Guard, always

    if path is None or is_standard_output:
        return Guard().add(_DESCRIPTOR, "standard output", always)
    return Guard().add(path, "-o", _is_document)


def _is_document(path: str) -> bool:
    """Whether a file holds articles that newsparse wrote, or nothing; canonical text cannot be told from a raw one."""
    from newsparse.formats import recognise
    from newsparse.model.errors import NewsparseError
    from newsparse.text.source import Source

    try:
        with open(path, "rb") as file:
            text = file.read(_HEAD).decode("utf-8", "replace")
        return not text or recognise(Source(text)).name not in ("text", "txt")
    except (OSError, NewsparseError):
        return False
