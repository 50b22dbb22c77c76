"""A span of the text with its role, and the named parts inside it."""

from __future__ import annotations

from newsparse.base.records import NamedTuple
from newsparse.model.role import Role


class Part(NamedTuple):
    """A named part of a span, such as the `place` of a dateline; `start` and `end` are offsets in the whole text."""

    name: str
    start: int
    end: int


class Span(NamedTuple):
    """Code points `start` to `end` (half-open) of the text as read, with their role."""

    role: Role
    start: int
    end: int
    parts: tuple[Part, ...] = ()
