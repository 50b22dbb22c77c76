"""One file in an archive."""

from collections.abc import Callable
from typing import BinaryIO, NamedTuple


class Member(NamedTuple):
    """A file in an archive under the name that it has there; or why it cannot be read, or is skipped.

    `opened` returns its bytes as a stream; opening and reading may raise InputError. The stream is valid until
    the next member is requested.
    """

    name: str
    opened: Callable[[], BinaryIO] | None = None
    problem: str | None = None
    skipped: str | None = None
