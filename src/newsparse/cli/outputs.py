"""Output in UTF-8, whatever the locale: standard output, or a file that is complete or absent."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

from newsparse.files import write as whole

Write: TypeAlias = Callable[[str], None]


def standard_output() -> Write:
    """A function that writes untrusted text to standard output; on a terminal, control characters are escaped."""
    return lambda text: whole.write_standard_output(text.encode("utf-8"))


def put_drawing(text: str) -> None:
    """Write text to standard output as it is: its colours are ours, and its content is escaped already."""
    whole.write_standard_output(text.encode("utf-8"), is_drawing=True)


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
