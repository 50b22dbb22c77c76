"""Where output goes, in UTF-8 whatever the locale: standard output, or a file that is whole or not there."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TypeAlias

from newsparse.base.escaping import laid_out
from newsparse.files import write as whole

Write: TypeAlias = Callable[[str], None]

_STANDARD_OUTPUT = 1


def standard_output() -> Write:
    """Writes somebody's text to standard output at once; on a terminal, nothing that it would obey."""
    write = partial(_write, _STANDARD_OUTPUT)
    return (lambda text: write(laid_out(text))) if os.isatty(_STANDARD_OUTPUT) else write


def put_drawing(text: str) -> None:
    """Write what our own terminal module drew: its colours are meant, and the rest is harmless already."""
    _write(_STANDARD_OUTPUT, text)


@contextmanager
def opened(path: str | None) -> Iterator[Write]:
    """Writes to the file `path`, as `whole.opened` does, or to standard output for None and `-`.

    Raises OutputError for a path that cannot be, UnfinishedError for what goes wrong later.
    """
    if path is None or path == "-":
        yield standard_output()
        return
    with whole.opened(path) as put:
        yield lambda text: put(text.encode("utf-8"))


def _write(descriptor: int, text: str) -> None:
    # Not by way of sys.stdout: what its buffer could not write it tries again at the end, and fails aloud.
    whole.write_all(descriptor, text.encode("utf-8"))
