"""Streams of untrusted bytes, whose errors become InputErrors."""

import io
from collections.abc import Callable
from typing import Any, BinaryIO, cast

from newsparse.model.errors import InputError

# Twice as much makes malloc use mmap, and the heap then grew slowly with the length of the stream.
_BUFFER = 1 << 16


def guarded(
    inner: Any,
    kind: str,
    name: str,
    damage: tuple[type[Exception], ...],
    check: Callable[[int], None] | None = None,
) -> BinaryIO:
    """`inner` as a buffered stream; after each read `check` is called with the number of bytes so far."""
    return cast(BinaryIO, io.BufferedReader(_Guarded(inner, kind, name, damage, check), _BUFFER))


def whole(stream: BinaryIO, name: str, most: int) -> bytes:
    """All bytes of the stream. Raises InputError for more than `most`."""
    parts, size = [], 0
    while part := stream.read(_BUFFER):  # never `most` at once, which would reserve that much memory per text
        parts.append(part)
        size += len(part)
        if size > most:
            raise InputError(name, f"a text of more than {most:,} bytes; unpack it and split it")
    return b"".join(parts)


class _Guarded(io.RawIOBase):
    def __init__(
        self,
        inner: Any,
        kind: str,
        name: str,
        damage: tuple[type[Exception], ...],
        check: Callable[[int], None] | None,
    ) -> None:
        self._read, self._kind, self._name = inner.read1, kind, name
        self._damage: tuple[type[Exception], ...] = (*damage, EOFError)
        self._check = check
        self._come = 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._come

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._read(len(buffer))
        except self._damage as error:
            raise InputError(self._name, self._damaged(error)) from error
        buffer[: len(data)] = data
        self._come += len(data)
        if self._check:
            self._check(self._come)
        return len(data)

    def _damaged(self, error: Exception) -> str:
        if isinstance(error, EOFError):
            return f"the {self._kind} ends too early; fetch it again"
        return f"the {self._kind} is damaged ({str(error).lower()}); fetch it or pack it again"
