"""Output in UTF-8, whatever the locale: standard output, or a file that is complete or absent."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

from newsparse.base.escaping import visible_lines
from newsparse.files import write as whole

Write: TypeAlias = Callable[[str], None]

_DESCRIPTOR = 1


def standard_output() -> Write:
    """A function that writes untrusted text to standard output; on a terminal, control characters are escaped."""
    if os.isatty(_DESCRIPTOR):
        return lambda text: put_drawing(visible_lines(text))
    return put_drawing


def put_drawing(text: str) -> None:
    """Write text to standard output as it is: its colours are ours, and its content is escaped already."""
    whole.write_standard_output(text.encode("utf-8"))


@contextmanager
def opened(path: str | None) -> Iterator[Write]:
    """A function that writes to the file `path`, as `whole.opened` does; to standard output for None and `-`.

    Raises OutputError for an impossible path, UnfinishedError for later failures.
    """
    if path is None or path == "-":
        yield standard_output()
        return
    with whole.opened(path) as put:
        yield lambda text: put(text.encode("utf-8"))
