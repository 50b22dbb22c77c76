"""The words for what stands in an archive."""

from collections.abc import Callable
from typing import BinaryIO, NamedTuple


class Member(NamedTuple):
    """One file of an archive, by the name that it has there; or why it cannot be, or need not be, read.

    `opened` gives its bytes; it may raise InputError, and so may the reading. A stream that must be read in
    order is good until the next member is asked for.
    """

    name: str
    opened: Callable[[], BinaryIO] | None = None
    problem: str | None = None
    skipped: str | None = None
