"""What a rule reports: a place, a message, and the edits that fix it, if there are any."""

from enum import StrEnum
from typing import NamedTuple

from newsparse.base.records import dataclass


class Severity(StrEnum):
    """The severity of a finding, worst first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


SEVERITIES = tuple(Severity)


class Edit(NamedTuple):
    """Replace code points `start` to `end` (half-open) of the text as read by `text`.

    The byte order mark is not part of the text; it counts as the code point before the first: see `DROP_BOM`.
    """

    start: int
    end: int
    text: str


DROP_BOM = Edit(-1, 0, "")


@dataclass(slots=True)
class Finding:
    """One thing that a rule found, at code points `start` to `end` (half-open, may be empty) of the text as read.

    The `edits` are applied together or not at all. `safe` overrides the rule's declaration for this fix. `key` is the
    text by which a baseline recognises the finding, if that is not the text at its place.
    """

    start: int
    end: int
    message: str
    edits: tuple[Edit, ...] = ()
    safe: bool | None = None
    key: str | None = None
